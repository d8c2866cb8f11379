import { catchUp, current } from './line.js';
import { showStatus, showWaiting } from './talk.js';
import type { ClientWord } from './words.js';

/** What is under way, said calmly and truly: never "sent" before it is, never "online" when it is not. */

const SLOW_MS = 1000;
const LOOK_AGAIN_MS = 2500;

let unsent = 0;
let isAwaiting = false;
let isReachable = true;
let isSlow = false;
let sign = '';
let note: ClientWord | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Nothing is under way. */
export function rest(): void {
  unsent = 0;
  isAwaiting = false;
  sign = '';
  note = undefined;
  changed();
}

/** How many of her messages still wait to leave. */
export function unsentIs(count: number): void {
  if (count > unsent) sign = '';
  unsent = count;
  note = undefined;
  changed();
}

/** The server has her words: the bot will answer, or a person in their own time. If the socket stays silent, it is asked. */
export function awaitAnswer(ofPerson: boolean): void {
  isAwaiting = !ofPerson;
  changed();
  setTimeout(() => void ((ofPerson || isAwaiting) && catchUp()), LOOK_AGAIN_MS);
}

/** The answer is here. */
export function answered(): void {
  isAwaiting = false;
  sign = '';
  changed();
}

/** What the person she talks with is doing, in words, or nothing. */
export function signIs(words = ''): void {
  sign = words;
  changed();
}

/** Whether the server can be spoken to. */
export function reachableIs(yes: boolean): void {
  isReachable = yes;
  changed();
}

/** A line that stays until she does something. Said again even when it is the same as before. */
export function leaveNote(key: ClientWord): void {
  note = undefined;
  changed();
  note = key;
  setTimeout(changed, 50);
}

const isAnswerDue = (): boolean => unsent > 0 || isAwaiting;

/** Words of hers wait, or an answer to them, and the server cannot be spoken to. */
export const isLeftAlone = (): boolean => !isReachable && isAnswerDue();

/** Puts on screen what is true now. */
export function changed(): void {
  if (!isAnswerDue()) stopTheClock();
  else timer ??= setTimeout(slow, SLOW_MS);
  document.documentElement.classList.toggle('helpless', !isReachable && !current());
  showWaiting(sign || (isSlow && isAwaiting ? '…' : ''));
  showStatus(statusNow());
}

function statusNow(): ClientWord | undefined {
  if (!navigator.onLine) return 'offline';
  if (!isReachable) return 'busy';
  return note ?? (isSlow && unsent ? 'sending' : undefined);
}

function slow(): void {
  isSlow = true;
  changed();
}

function stopTheClock(): void {
  clearTimeout(timer);
  timer = undefined;
  isSlow = false;
}
