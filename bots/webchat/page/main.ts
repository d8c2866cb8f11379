import { hush, offerVoice, voiceIs } from './aloud.js';
import { beginTalk, end, endUnlessHeld, forget, startAgain, wake } from './conversation.js';
import { drawCover, liftCover } from './cover.js';
import { fillDraft } from './draft.js';
import { openField } from './field.js';
import { stir, watchIdle } from './idle.js';
import { nameEverything, readWords, switchLanguage } from './language.js';
import { armLeaving, leaveNoStep } from './leave.js';
import { openNotice } from './notice.js';
import { post } from './outbox.js';
import { tellTyping } from './passing.js';
import { choose, lastOwnWords, showOwn } from './talk.js';
import { byId } from './to-dom.js';
import { changed, leaveNote } from './waiting.js';

/** The page comes to life: what the server wrote stays, and from here on it answers to her. Leaving comes first, on every screen. */

armLeaving(forget);
if (document.getElementById('log')) comeAlive();
else leaveNoStep();

function comeAlive(): void {
  readWords();
  nameEverything();
  openField((words) => {
    showOwn(words);
    post(words);
  });
  byId('field').addEventListener('input', tellTyping);
  openNotice(byId('more') as HTMLAnchorElement, () => leaveNote('busy'));
  for (const link of document.querySelectorAll<HTMLElement>('#tongue,[data-tongue]'))
    link.addEventListener('click', (event) => onTongue(event, link));
  document.addEventListener('click', onClick);
  watchLife();
  offerVoice();
  document.documentElement.className = 'live';
  beginTalk();
}

/** The telephone sleeps, wakes, loses the network, goes back to another page and returns. */
function watchLife(): void {
  watchIdle(() => drawCover('still_there', 'stay', onStay), endUnlessHeld);
  addEventListener('online', wake);
  addEventListener('offline', changed);
  document.addEventListener('visibilitychange', wake);
  document.addEventListener('visibilitychange', hush);
  addEventListener('pagehide', hush);
  addEventListener('pagehide', (event) => void (event.persisted && end()));
  addEventListener('pageshow', (event) => void (event.persisted && startAgain()));
}

function onClick(event: Event): void {
  const target = event.target as Element;
  const draft = target.closest<HTMLAnchorElement>('[data-draft]');
  if (draft) fillDraft(draft, lastOwnWords() ?? '');
  const answer = target.closest<HTMLButtonElement>('.answers button,.failed');
  // The first answers came in the document, where they send the form.
  if (answer) event.preventDefault();
  if (!answer || answer.getAttribute('aria-disabled') === 'true') return;
  if (!isSecondTap(event, answer)) onAnswer(answer);
}

/** A trembling thumb taps twice: the second tap falls on a question she has not read. Keys are never doubled so. */
const TREMOR_MS = 500;
let lastTap = -TREMOR_MS;

function isSecondTap(event: Event, answer: Element): boolean {
  const isTap = (event as UIEvent).detail > 0;
  const isTooSoon = isTap && event.timeStamp - lastTap < TREMOR_MS;
  // A tick leaves the question where it is: several may follow fast.
  if (isTap && !answer.hasAttribute('aria-pressed')) lastTap = event.timeStamp;
  return isTooSoon;
}

/** Where several answers fit, a tap ticks and the question stays; anywhere else it is her answer. */
function onAnswer(button: HTMLButtonElement): void {
  if (button.className === 'failed') {
    button.setAttribute('aria-disabled', 'true');
    showOwn(button.value);
  } else if (!button.hasAttribute('aria-pressed')) choose(button);
  post(button.value);
}

/** The command goes to the bot as a word she could have typed; the page's own words change at once. */
function onTongue(event: Event, link: HTMLElement): void {
  event.preventDefault();
  const command = link.textContent;
  hush();
  switchLanguage(link.dataset.tongue);
  voiceIs();
  changed();
  post(command);
}

function onStay(): void {
  stir();
  liftCover();
  wake();
}
