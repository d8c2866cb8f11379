import type { People } from '../../dialogs/model.js';
import type { Presence, Queue } from './queue-model.js';
import type { Rules } from './queue-rules.js';

/** Eight weeks: before that, other people were on duty. */
const RECENT_MS = 56 * 24 * 3_600_000;

/**
 * Who could take up a talk now, and how long others waited of late: what may be offered at all is decided by it. Who is on a
 * break is rung for nothing, so she is nobody to wait for.
 */
export function peopleOf(queue: Queue, now: number, rules: Rules): Pick<People, 'who' | 'wait' | 'closed'> {
  const present = queue.present.filter(({ until, paused }) => until > now && !paused);
  const isOff = queue.switches.humans === true || queue.switches.all === true;
  const wait = rangeOf(queue, now, rules);
  if (isOff) return { who: 'nobody', wait, closed: true };
  if (present.length === 0) return { who: 'nobody', wait };
  const isWaited = queue.cases.some(({ state }) => state === 'waiting' || state === 'offered');
  return { who: !isWaited && present.some((one) => isFree(queue, one)) ? 'free' : 'soon', wait };
}

function isFree({ cases }: Queue, { worker, capacity }: Presence): boolean {
  return cases.filter((one) => one.worker === worker).length < capacity;
}

/** In minutes. From the middle of the real waits of late, once there are enough; before, what the settings expect. */
export function rangeOf(queue: Queue, now: number, rules: Rules): People['wait'] {
  const real = queue.waits
    .filter(({ at }) => now - at < RECENT_MS)
    .map(({ seconds }) => seconds)
    .sort((a, b) => a - b);
  const isKnown = real.length >= rules.waitsEnough;
  const [from, to] = isKnown ? [partOf(real, 0.2), partOf(real, 0.8)] : [rules.prior.from, rules.prior.to];
  const low = Math.max(1, Math.floor(from / 60));
  return { from: low, to: Math.max(low + 1, Math.ceil(to / 60)), known: isKnown };
}

function partOf(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}
