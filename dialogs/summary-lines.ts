import type { State } from './model.js';

/** Answers that say nothing to pass on. */
const SAYS_NOTHING: readonly string[] = [
  'no',
  'never',
  'none',
  'unknown',
  'rather_not_say',
  'skip',
  'yes_thanks',
];

/** Questions whose answers a person may read, in this order; where she lives and when she can call are not among them. */
const PASSED_ON: readonly string[] = [
  'who_hurts',
  'neck',
  'neck_signs',
  'threat_kill',
  'weapon',
  'fear_killed',
  'worse',
  'separation',
  'control',
  'locked_now',
  'children',
  'child_now',
  'bleeding',
  'self',
  'now',
  'silent_or_hurt',
  'signs',
  'children_there',
  'fragile',
  'can_speak',
  'sms.doctor',
  'sms.threat',
  'sms.fear',
  'sms.control',
  'sms.child_self',
];

/** Of these only what asks for care in how one speaks. */
const ONLY: Readonly<Record<string, readonly string[]>> = { can_speak: ['writing_only'] };

/** What could be passed on, line by line: content keys, in the order a person reads them. */
export function summaryLines(state: State): string[] {
  const danger = state.level === 'D3' ? ['summary.danger'] : [];
  const path = state.who === 'self' ? [] : [`summary.who.${state.who}`];
  return [...danger, ...path, ...PASSED_ON.flatMap((question) => linesOf(question, state))];
}

function linesOf(question: string, { answers }: State): string[] {
  const given = (answers[question] ?? []).filter((one) => !SAYS_NOTHING.includes(one) && one !== 'enough');
  const kept = given.filter((one) => ONLY[question]?.includes(one) ?? true);
  return kept.map((answer) => `summary.${question}.${answer}`);
}

export function hasLines(state: State): boolean {
  return summaryLines(state).length > 0;
}

/** What is left of them once she has struck some out. */
export function keptLines(state: State): string[] {
  return summaryLines(state).filter((line) => !(state.summary?.struck.includes(line) ?? false));
}
