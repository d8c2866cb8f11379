import type { WaitingView } from './service.js';

/** Whether two tell a console the same of one person. */
export function isSameView(one: WaitingView, other: WaitingView): boolean {
  return (
    one === other ||
    (one.fence === other.fence &&
      one.state === other.state &&
      one.band === other.band &&
      one.ringsUntil === other.ringsUntil &&
      one.notForMe === other.notForMe &&
      one.sector === other.sector &&
      one.wants === other.wants &&
      one.far === other.far &&
      one.lang === other.lang &&
      one.reasons.join() === other.reasons.join())
  );
}
