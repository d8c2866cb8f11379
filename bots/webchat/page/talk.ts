import { hush } from './aloud.js';
import { draftTree } from './draft.js';
import { dataOf, messageTree, type Shown } from './message.js';
import { say } from './language.js';
import { byId, toElement } from './to-dom.js';

/** The talk on screen. Messages are added, never written again, so that a screen reader says each one once. */

const log = (): HTMLElement => byId('log');

/** Somebody comes or reads along: nothing of what was said stays on screen. */
export const NEUTRAL = 'traces.neutral';
const CARD = 'emergency.card';
const FAR_PX = 120;

let lastStep: string | undefined;
let ownWords: string | undefined;
let lastHeard: string | undefined;
let turnStart: Element | undefined;

/** Forgets what was said: nothing of it is left in the page or in memory. */
export function clearTalk(): void {
  hush();
  log().replaceChildren();
  lastStep = lastHeard = ownWords = undefined;
  turnStart = undefined;
}

/** What the person wrote, on the other side. A 114 draft may carry it, at her tap. */
export function showOwn(text: string): void {
  ownWords = text;
  closeAnswers();
  add(toElement(['p', { class: 'own', 'data-from': 'visitor' }, text]), false);
  startTurn(log().lastElementChild);
  toTop(turnStart);
}

/** Under the bar, whose height changes with its words, the letters and the room there is. */
function toTop(element: Element | undefined): void {
  const { offsetHeight } = byId('bar');
  document.documentElement.style.scrollPaddingTop = offsetHeight ? `${offsetHeight + 8}px` : '';
  element?.scrollIntoView();
}

/** Words that were not taken are not left on screen as if they had been. */
export function takeBack(text: string): void {
  const own = [...log().querySelectorAll('.own')].reverse();
  own.find((one) => one.textContent === text)?.remove();
}

/** Whether she has written or chosen anything in this talk. */
export const hasSpoken = (): boolean => turnStart !== undefined;

/** A message of the bot. `aloud`: whether a screen reader says its words. */
export function showMessage(activity: Shown, aloud: boolean): void {
  const [step, many] = [dataOf(activity).step, dataOf(activity).many];
  const element = toElement(messageTree(activity));
  const before = log().querySelector<HTMLElement>('article:last-of-type');
  if (many && step === lastStep && before?.querySelector('[aria-pressed]'))
    return replaceQuestion(before, element);
  closeAnswers();
  const draft = draftTree(activity, ownWords);
  if (draft) element.querySelector('.dial[href^="sms:"]')?.after(toElement(draft));
  add(element, aloud);
  follow(element, { step, heard: activity.replyToId });
}

/** Where to read on from: what she said last when the answer fits under it, else the answer; a card, always itself. */
function follow(
  message: Element,
  { step, heard }: { step: string | undefined; heard: string | undefined },
): void {
  const isAnswer = heard !== undefined && heard !== lastHeard;
  const isCard = step === CARD && (isAnswer || lastStep !== CARD);
  if (isCard || (isAnswer && isFar(message))) turnStart = message;
  [lastStep, lastHeard] = [step, heard ?? lastHeard];
  if (turnStart && (isCard || heard !== undefined)) toTop(turnStart);
  else if (isNearEnd()) message.scrollIntoView({ block: 'nearest' });
}

const isFar = (message: Element): boolean =>
  !turnStart || message.getBoundingClientRect().top - turnStart.getBoundingClientRect().top > FAR_PX;

/** What is on screen names nothing. */
export const isNeutral = (): boolean => lastStep === NEUTRAL;

/** What she last typed, for the draft she may ask for. */
export const lastOwnWords = (): string | undefined => ownWords;

/** Several answers fit: the same question shows what is ticked, in its own place, under the same finger. */
function replaceQuestion(old: HTMLElement, question: HTMLElement): void {
  const held = old.contains(document.activeElement)
    ? (document.activeElement as HTMLButtonElement).value
    : undefined;
  log().setAttribute('aria-live', 'off');
  old.replaceWith(question);
  if (held !== undefined)
    buttons(question)
      .find((one) => one.value === held)
      ?.focus({ preventScroll: true });
}

/** Marks the answer chosen: it is what she said. The others stay readable and can no longer be pressed. */
export function choose(button: HTMLButtonElement): void {
  button.classList.add('chosen');
  button.prepend('✓ ');
  closeAnswers();
  startTurn(button);
}

function startTurn(element: Element | null): void {
  turnStart = element ?? undefined;
}

/** Answers of questions gone by stay to be read. The one just pressed keeps the keyboard's place until it moves. */
export function closeAnswers(): void {
  hush();
  for (const button of buttons(log())) {
    if (button !== document.activeElement) button.disabled = true;
    button.setAttribute('aria-disabled', 'true');
    button.addEventListener('blur', () => (button.disabled = true));
  }
}

const buttons = (within: HTMLElement): HTMLButtonElement[] => [
  ...within.querySelectorAll<HTMLButtonElement>('.answers button:enabled'),
];

function add(element: HTMLElement, aloud: boolean): void {
  log().setAttribute('aria-live', aloud ? 'polite' : 'off');
  log().append(element);
}

function isNearEnd(): boolean {
  const page = document.documentElement;
  return page.scrollHeight - page.clientHeight - page.scrollTop < 200;
}

/** A still sign of what is on its way, or nothing. What is being read stays where it is. */
export function showWaiting(sign: string): void {
  const wait = byId('wait');
  if (wait.textContent === sign) return;
  const isFollowed = isNearEnd();
  wait.textContent = sign;
  wait.hidden = !sign;
  if (sign && isFollowed) wait.scrollIntoView({ block: 'nearest' });
}

/** One calm line under the talk, or nothing. */
export function showStatus(key?: Parameters<typeof say>[0]): void {
  const words = key ? say(key) : '';
  if (byId('status').textContent !== words) byId('status').textContent = words;
}
