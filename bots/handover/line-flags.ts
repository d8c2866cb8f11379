import type { Queue } from './queue-model.js';
import type { Rules } from './queue-rules.js';

/** What must call who keeps the service up. Whether, never how many: a number would count persons. */
export interface LineFlags {
  /** Somebody waits, and nobody is present who could take her. */
  alone: boolean;
  /** Somebody has waited too long for a person. */
  long: boolean;
}

/** Of the line as it stands once time has passed over it (queue-clock.ts). */
export function flagsOf({ cases }: Queue, now: number, rules: Pick<Rules, 'longMs'>): LineFlags {
  const waiting = cases.filter(({ state }) => state === 'waiting' || state === 'offered');
  return {
    alone: waiting.some(({ toldNobody }) => toldNobody !== undefined),
    long: waiting.some(({ askedAt }) => now - askedAt > rules.longMs),
  };
}
