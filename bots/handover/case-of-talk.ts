import type { Case, Queue } from './queue-model.js';

/** Of each line as it was read: kept as long as that line is. */
const indexes = new WeakMap<Queue, ReadonlyMap<string, Case>>();

/** Everybody of the line who is still there, by her conversation: found without walking the line. */
export function casesByTalk(queue: Queue): ReadonlyMap<string, Case> {
  const known = indexes.get(queue);
  if (known !== undefined) return known;
  const index = new Map(queue.cases.flatMap((one) => (one.talk === '' ? [] : [[one.talk, one] as const])));
  indexes.set(queue, index);
  return index;
}
