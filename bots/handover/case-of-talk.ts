import { onceFor } from '../../content/once-for.js';
import type { Case, Queue } from './queue-model.js';

/** Everybody of the line who is still there, by her conversation: found without walking the line. */
export const casesByTalk = onceFor(
  (queue: Queue): ReadonlyMap<string, Case> =>
    new Map(queue.cases.flatMap((one) => (one.talk === '' ? [] : [[one.talk, one] as const]))),
);
