import { dataOf, isTick, type Action, type Shown } from './page/message.js';

/** The talk as a page shows it: the bot's messages, and what she wrote herself. */
export type Line =
  | { from: 'bot'; message: Shown; /** What she chose of its answers. */ chosen?: string }
  | { from: 'visitor'; text: string };

/** Somebody comes or reads along: nothing of what was said before stays on screen. */
const NEUTRAL = 'traces.neutral';

export const numberOf = (one: Shown): number => dataOf(one).n ?? 0;

export const isOwn = (one: Shown): boolean => one.from?.role === 'user';

/** The log as lines: an answer chosen is marked where it was asked, and a question shown again replaces itself. */
export function linesOf(log: readonly Shown[]): Line[] {
  const lines: Line[] = [];
  for (const one of fromNeutral(log)) {
    if (isOwn(one)) addOwn(lines, one.text ?? '');
    else addSaid(lines, one);
  }
  return lines;
}

function fromNeutral(log: readonly Shown[]): Shown[] {
  const messages = log.filter(({ type }) => type === 'message');
  const neutral = messages.findLastIndex((one) => !isOwn(one) && dataOf(one).step === NEUTRAL);
  return messages.slice(Math.max(0, neutral));
}

function addSaid(lines: Line[], message: Shown): void {
  const before = lines.at(-1);
  if (before?.from === 'bot' && before.chosen === undefined && isAgain(message, before.message)) lines.pop();
  lines.push({ from: 'bot', message });
}

/** The same question with several answers, with what is ticked by now. */
function isAgain(message: Shown, before: Shown): boolean {
  const [now, then] = [dataOf(message), dataOf(before)];
  return now.step === then.step && now.many === true && then.many === true;
}

function addOwn(lines: Line[], text: string): void {
  const before = lines.at(-1);
  const asked = before?.from === 'bot' ? before : undefined;
  const answer = asked?.message.suggestedActions?.actions.find(({ value }) => value === text);
  if (!asked || !answer) lines.push({ from: 'visitor', text });
  else if (!isTick(answer, dataOf(asked.message).many)) asked.chosen = text;
}

/** What she is asked at the end of a log. */
export function questionIn(log: readonly Shown[]): { actions: Action[]; many: boolean } | undefined {
  const last = log.findLast((one) => one.type === 'message' && !isOwn(one));
  const actions = last?.suggestedActions?.actions ?? [];
  return last && actions.length > 0 ? { actions, many: dataOf(last).many === true } : undefined;
}

/** Where to read on from: the first of what the page she came from did not show, after her own last words. */
export function firstNew(log: readonly Shown[], seen: number): number {
  const own = log.filter(isOwn).map(numberOf).at(-1) ?? 0;
  const said = log.filter((one) => !isOwn(one)).map(numberOf);
  return said.find((n) => n > Math.max(own, seen)) ?? said.find((n) => own > 0 && n > own) ?? Infinity;
}

/** She waits for a person, or for an answer that is still on its way. */
export function isWaiting(log: readonly Shown[]): boolean {
  const last = log.at(-1);
  return last !== undefined && (isOwn(last) || WAITS.test(dataOf(last).step ?? ''));
}

const WAITS = /^(handover\.|human\.(waiting|talking|says)$)/;
