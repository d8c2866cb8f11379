import { readAlone } from './alone.js';
import { drawCover, isCovered, liftCover } from './cover.js';
import { setField, written } from './field.js';
import { stir } from './idle.js';
import { locale } from './language.js';
import { eraseOnServer, leave } from './leave.js';
import { dial, hangUp, redial } from './line.js';
import { dataOf, type Shown } from './message.js';
import { closeNotice } from './notice.js';
import { emptyOutbox, flush, openOutbox, unsent, type Note } from './outbox.js';
import { heardIs, ownIs, part, passed, tellSeen, withPerson } from './passing.js';
import { clearTalk, hasSpoken, NEUTRAL, showMessage, takeBack } from './talk.js';
import { byId } from './to-dom.js';
import { answered, awaitAnswer, leaveNote, reachableIs, rest, unsentIs } from './waiting.js';

/** One talk from its first word to its last, and what is left of it then: nothing. */

/** The first words as the server wrote them in the page: a talk can begin again without the network. */
let opening: Node[] = [];
let openingLang = '';
let lastNumber = 0;
/** Which of her messages the last answer was for: a socket may be faster than the answer to the sending itself. */
let lastReplyTo: string | undefined;
let isDiscreet = false;
let canWrite = false;
let isHeld = false;
let isOver = false;

/** Gets ready to talk, and starts a conversation behind the words already on screen. */
export function beginTalk(): void {
  opening = [...byId('log').childNodes].map((node) => node.cloneNode(true));
  openingLang = locale();
  openOutbox({
    changed: (count) => {
      unsentIs(count);
      hearAlone();
    },
    reachable: onReachable,
    arrived: (id) => {
      if (id !== lastReplyTo) awaitAnswer(withPerson());
    },
    refused: onRefused,
    gone: beginAnew,
    locale,
  });
  begin();
}

const begin = (): void => dial({ take, reachable: onReachable, gone: beginAnew, locale });

/** What came from the server, in order; what was already read is passed over. */
function take(activities: Shown[]): void {
  for (const one of activities) {
    const number = dataOf(one).n ?? 0;
    if (!number) passed(one);
    if (number <= lastNumber) continue;
    lastNumber = number;
    if (one.type === 'endOfConversation') return onEnding(one);
    if (isOwn(one)) ownIs(number);
    else if (one.type === 'message') hear(one);
  }
  tellSeen();
}

/** The server repeats what she wrote; it is on screen already. */
const isOwn = (one: Shown): boolean =>
  one.from?.role === 'user' || (one.from?.id ?? '').startsWith('visitor');

/** Unasked words are not read out in a room where they could be overheard: only that there are some. */
function hear(one: Shown): void {
  const data = dataOf(one);
  isDiscreet = data.discreet ?? isDiscreet;
  canWrite = !!data.canWrite;
  isHeld = !!data.held;
  heardIs(lastNumber, !!data.case);
  if (data.opening && one.locale === openingLang) return;
  if ((data.opening && !hasSpoken()) || data.step === NEUTRAL) clearTalk();
  const isAloud = one.replyToId !== undefined || !isDiscreet;
  answered();
  lastReplyTo = one.replyToId;
  showMessage(one, isAloud);
  if (!isAloud) leaveNote('new_message');
}

function onEnding(one: Shown): void {
  if (dataOf(one).ending === 'leave') leave();
  else end();
}

/** Everything of the talk goes, here and on the server; what stays on screen names nothing. */
export function end(): void {
  if (isOver) return;
  isOver = true;
  eraseOnServer();
  forget();
  closeNotice();
  drawCover('over', 'start_again', startAgain);
}

/**
 * The server knows the talk no longer: it started again, or forgot it in time. She may be in the middle of a sentence:
 * the first words and the numbers are there at once, and what she was writing is hers. Behind a cover it stays covered.
 */
function beginAnew(): void {
  if (isOver || isCovered()) return end();
  const words = [unsent(), written()].filter(Boolean).join('\n');
  forget();
  startAgain();
  setField(words);
  leaveNote('lost');
}

/** Nothing of the talk is left in the page's memory, nor on screen. */
export function forget(): void {
  hangUp();
  emptyOutbox();
  lastNumber = 0;
  lastReplyTo = undefined;
  isDiscreet = isHeld = canWrite = false;
  part();
  if (!document.getElementById('log')) return;
  clearTalk();
  setField('');
  rest();
}

/** Left alone for long: everything goes, unless her place with a person is kept. The cover stays either way. */
export const endUnlessHeld = (): void => void (isHeld || end());

/** A new talk, from its first word. */
export function startAgain(): void {
  isOver = false;
  stir();
  liftCover();
  byId('log').append(...opening.map((node) => node.cloneNode(true)));
  scrollTo(0, 0);
  begin();
}

/** The telephone woke, or the network is back. */
export function wake(): void {
  if (isOver || document.hidden) return;
  redial();
  tellSeen();
  void flush();
}

function onReachable(yes: boolean): void {
  reachableIs(yes);
  if (yes) void flush();
  hearAlone();
}

/** Not part of the talk's numbered messages: what is said so stays on this screen alone. */
function hearAlone(): void {
  void readAlone({ locale: locale(), canWrite }, (one) => {
    if (one.type === 'endOfConversation') return onEnding(one);
    if (dataOf(one).step === NEUTRAL) clearTalk();
    showMessage(one, true);
  });
}

/** Words the server will never take come back to her field: nothing she wrote is lost. */
function onRefused({ text }: Note): void {
  takeBack(text);
  setField(written() ? `${text}\n${written()}` : text);
  leaveNote('refused');
}
