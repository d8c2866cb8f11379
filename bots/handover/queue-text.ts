import type { Case, Queue } from './queue-model.js';

/** A case that did not change is the same object (queue-copy.ts), and is not written out again. */
const texts = new WeakMap<Case, string>();

/** The line as text in parts, for a store that keeps it in memory: nobody can change those. */
export interface QueueParts {
  rest: string;
  cases: readonly string[];
}

/** As `JSON.stringify` would write it, and only who changed is written. */
export function queueParts({ cases, ...rest }: Queue): QueueParts {
  return { rest: JSON.stringify(rest), cases: cases.map(caseText) };
}

/** The parts as the JSON they are of. */
export function joined({ rest, cases }: QueueParts): string {
  return `${rest.slice(0, -1)},"cases":[${cases.join()}]}`;
}

function caseText(one: Case): string {
  const known = texts.get(one);
  if (known !== undefined) return known;
  const text = JSON.stringify(one);
  texts.set(one, text);
  return text;
}
