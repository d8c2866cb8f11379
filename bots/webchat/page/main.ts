import { drawCover, liftCover } from './cover.js';
import { fillDraft } from './draft.js';
import { openField, setField, written } from './field.js';
import { stir, watchIdle } from './idle.js';
import { locale, nameEverything, readWords, say, switchLanguage } from './language.js';
import { armLeaving, eraseOnServer, leave } from './leave.js';
import { catchUp, current, dial, hangUp, redial } from './line.js';
import { dataOf, type Shown } from './message.js';
import { closeNotice, openNotice } from './notice.js';
import { emptyOutbox, flush, openOutbox, post } from './outbox.js';
import { choose, clearTalk, lastOwnWords, showMessage, showOwn, showStatus, showWaiting } from './talk.js';
import { byId } from './to-dom.js';

/** The page comes to life: what was written by the server stays, and everything below answers to her. */

const SLOW_MS = 1000;
const LOOK_AGAIN_MS = 2500;

let opening: Node[] = [];
let openingLang = locale();
let lastNumber = 0;
let unsent = 0;
let awaiting = 0;
let reachable = true;
let discreet = false;
let slow: ReturnType<typeof setTimeout> | undefined;

function start(): void {
  readWords();
  openingLang = locale();
  opening = [...byId('log').childNodes].map((node) => node.cloneNode(true));
  armLeaving(forget);
  openField((words) => send(words, true));
  openOutbox({
    changed: onOutbox,
    reachable: onReachable,
    arrived: onArrived,
    refused: onRefused,
    gone: end,
    locale,
  });
  openNotice(byId('more') as HTMLAnchorElement, () => showStatus('offline'));
  document.addEventListener('click', onClick);
  byId('tongue').addEventListener('click', onTongue);
  watchIdle(() => drawCover('still_there', 'stay', onStay), end);
  watchNetwork();
  document.documentElement.className = 'live';
  begin();
}

/** A talk begins with the words already on screen; the server's own copy of them is passed over. */
function begin(): void {
  dial({ take, reachable: onReachable, gone: end, locale });
}

function send(text: string, typed: boolean): void {
  showOwn(text, typed);
  post(text);
}

function onClick(event: Event): void {
  const target = event.target as Element;
  const draft = target.closest<HTMLAnchorElement>('[data-draft]');
  if (draft) fillDraft(draft, lastOwnWords() ?? '');
  const answer = target.closest<HTMLButtonElement>('.answers button');
  if (answer && answer.getAttribute('aria-disabled') !== 'true') onAnswer(answer);
}

/** Where several answers fit, a tap ticks and the question stays; anywhere else it is her answer. */
function onAnswer(button: HTMLButtonElement): void {
  if (button.hasAttribute('aria-pressed')) return post(button.value);
  const title = button.textContent ?? button.value;
  choose(button);
  showOwn(title, false);
  post(button.value);
}

/** The command goes to the bot as a word she could have typed; the page's own words change at once. */
function onTongue(event: Event): void {
  event.preventDefault();
  const command = say('other_language');
  switchLanguage();
  if (unsent) refreshStatus();
  post(command);
}

function take(activities: Shown[]): void {
  const fresh = activities.filter((one) => (dataOf(one).n ?? Infinity) > lastNumber);
  for (const one of fresh) {
    lastNumber = Math.max(lastNumber, dataOf(one).n ?? 0);
    if (one.type === 'endOfConversation') return onEnding(one);
    if (one.type === 'message' && !isOwn(one)) hear(one);
  }
  void flush();
}

/** The server repeats what she wrote; it is on screen already. */
const isOwn = (one: Shown): boolean =>
  one.from?.role === 'user' || (one.from?.id ?? '').startsWith('visitor');

function hear(one: Shown): void {
  const data = dataOf(one);
  discreet = data.discreet ?? discreet;
  if (data.opening && openingLang === locale()) return;
  const asked = awaiting > 0 || unsent > 0;
  const aloud = asked || !discreet;
  settle();
  if (data.opening) clearTalk();
  showMessage(one, aloud);
  if (!aloud) showStatus('new_message');
}

/** Her turn has its answer: nothing is waited for any more. */
function settle(): void {
  queueMicrotask(() => (awaiting = 0));
  clearTimeout(slow);
  slow = undefined;
  showWaiting(false);
}

function onEnding(one: Shown): void {
  if (dataOf(one).ending === 'leave') leave();
  else end();
}

/** Everything of the talk goes, here and on the server; what stays on screen names nothing. */
function end(): void {
  if (ended) return;
  ended = true;
  eraseOnServer();
  forget();
  closeNotice();
  drawCover('over', 'start_again', startAgain);
}

let ended = false;

/** Nothing of the talk is left in the page's memory. */
function forget(): void {
  hangUp();
  emptyOutbox();
  clearTimeout(slow);
  lastNumber = unsent = awaiting = 0;
  discreet = false;
  if (!document.getElementById('log')) return;
  clearTalk();
  setField('');
  showStatus();
  showWaiting(false);
}

function startAgain(): void {
  ended = false;
  stir();
  liftCover();
  byId('log').append(...opening.map((node) => node.cloneNode(true)));
  scrollTo(0, 0);
  begin();
}

function onStay(): void {
  stir();
  liftCover();
  redial();
}

function onOutbox(waiting: number): void {
  unsent = waiting;
  if (waiting && slow === undefined) slow = setTimeout(onSlow, SLOW_MS);
  refreshStatus();
}

function onArrived(): void {
  awaiting++;
  onOutbox(unsent);
  if (slow === undefined) slow = setTimeout(onSlow, SLOW_MS);
  setTimeout(() => void (awaiting && catchUp()), LOOK_AGAIN_MS);
}

/** More than a second: say so, stilly. */
function onSlow(): void {
  slowNow = true;
  refreshStatus();
  if (awaiting) showWaiting(true);
}

let slowNow = false;

function onReachable(yes: boolean): void {
  reachable = yes;
  if (yes) void flush();
  refreshStatus();
}

/** Words the server will never take come back to her field: nothing she wrote is lost. */
function onRefused(note: { text: string }): void {
  setField(written() ? `${note.text}\n${written()}` : note.text);
  showStatus('refused');
}

function refreshStatus(): void {
  const sending = unsent > 0 && slowNow;
  if (!unsent) slowNow = false;
  document.documentElement.classList.toggle('helpless', !reachable && !current());
  if (!navigator.onLine) showStatus('offline');
  else if (!reachable) showStatus('busy');
  else showStatus(sending ? 'sending' : undefined);
}

function watchNetwork(): void {
  const wake = () => void (ended || document.hidden || (redial(), flush()));
  addEventListener('online', wake);
  addEventListener('offline', refreshStatus);
  document.addEventListener('visibilitychange', wake);
  addEventListener('pageshow', (event) => void (event.persisted && (end(), startAgain())));
  addEventListener('pagehide', (event) => void (event.persisted && end()));
}

start();
nameEverything();
