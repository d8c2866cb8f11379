import { draftTree } from './draft.js';
import { dataOf, messageTree, type Shown } from './message.js';
import { say } from './language.js';
import { byId, toElement } from './to-dom.js';

/** The talk on screen. Messages are added, never written again, so that a screen reader says each one once. */

const log = (): HTMLElement => byId('log');

let lastStep: string | undefined;
let ownWords: string | undefined;
let turnStart: HTMLElement | undefined;

/** Forgets what was said: nothing of it is left in the page or in memory. */
export function clearTalk(): void {
  log().replaceChildren();
  lastStep = ownWords = turnStart = undefined;
}

/** What the person wrote or chose, on the other side. `typed`: her own words, which a 114 draft may carry. */
export function showOwn(text: string, typed: boolean): void {
  if (typed) ownWords = text;
  closeAnswers();
  turnStart = toElement(['p', { class: 'own', 'data-from': 'visitor' }, text]);
  add(turnStart, false);
  turnStart.scrollIntoView();
}

/** A message of the bot. `aloud`: whether a screen reader says its words. */
export function showMessage(activity: Shown, aloud: boolean): void {
  const [step, many] = [dataOf(activity).step, dataOf(activity).many];
  const element = toElement(messageTree(activity));
  const before = log().querySelector<HTMLElement>('article:last-of-type');
  if (many && step === lastStep && before) return replaceQuestion(before, element);
  lastStep = step;
  if (activity.suggestedActions) closeAnswers();
  const draft = draftTree(activity, ownWords);
  if (draft) element.querySelector('.card:last-of-type')?.append(toElement(draft));
  add(element, aloud);
  if (turnStart) turnStart.scrollIntoView();
  else if (isNearEnd()) element.scrollIntoView({ block: 'nearest' });
}

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

/** Marks the answer chosen; the others stay readable and can no longer be pressed. */
export function choose(button: HTMLButtonElement): void {
  button.classList.add('chosen');
  button.append(toElement(['span', { class: 'aside' }, ' ✓']));
}

/** Answers of questions gone by stay to be read. The one just pressed keeps the keyboard's place until it moves. */
export function closeAnswers(): void {
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

/** A still sign that an answer is on its way. */
export function showWaiting(yes: boolean): void {
  byId('wait').hidden = !yes;
}

/** One calm line under the talk, or nothing. */
export function showStatus(key?: Parameters<typeof say>[0]): void {
  const words = key ? say(key) : '';
  if (byId('status').textContent !== words) byId('status').textContent = words;
}
