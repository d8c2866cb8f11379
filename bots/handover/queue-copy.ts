import type { Case, Queue } from './queue-model.js';
import { kept } from './same.js';

/** A line of its own for a draft: what commands change in place is copied, what they only ever replace is shared. */
export function copyOf(queue: Queue): Queue {
  const { cases, present, slots, outbox, counts, empty } = queue;
  return {
    ...queue,
    cases: cases.map(copyOfCase),
    present: present.map((one) => ({ ...one })),
    slots: slots.map((one) => ({ ...one })),
    outbox: [...outbox],
    counts: { ...counts, left: { ...counts.left }, survey: { ...counts.survey } },
    ...(empty && { empty: { ...empty } }),
  };
}

function copyOfCase(one: Case): Case {
  const copy = { ...one };
  if (one.offer) copy.offer = { ...one.offer };
  if (one.opening) copy.opening = { ...one.opening };
  return copy;
}

/**
 * `after`, in which each part that says what it said before is the very object it was: who looks at it next finds what
 * changed by identity. The line itself is `before` when nothing did.
 */
export function settled(before: Queue, after: Queue): Queue {
  return kept(before, {
    ...after,
    cases: listSettled(before.cases, after.cases, ({ id }) => id),
    present: listSettled(before.present, after.present, ({ worker }) => worker),
    slots: listSettled(before.slots, after.slots, ({ id }) => id),
    outbox: listSettled(before.outbox, after.outbox, ({ n }) => n),
    waits: kept(before.waits, after.waits),
    counts: kept(before.counts, after.counts),
    switches: kept(before.switches, after.switches),
  });
}

/** Most stand where they stood; who moved is looked up. */
function listSettled<T>(before: T[], after: T[], keyOf: (one: T) => unknown): T[] {
  if (before === after) return before;
  let byKey: ReadonlyMap<unknown, T> | undefined;
  const knownOf = (one: T, at: number): T | undefined => {
    const there = before[at];
    if (there !== undefined && keyOf(there) === keyOf(one)) return there;
    byKey ??= new Map(before.map((other) => [keyOf(other), other]));
    return byKey.get(keyOf(one));
  };
  return kept(
    before,
    after.map((one, at) => kept(knownOf(one, at), one)),
  );
}
