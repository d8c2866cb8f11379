import type { Kept } from './model.js';
import { onceFor } from './once-for.js';

export type Gate =
  { open: true; overdue: boolean } | { open: false; why: 'unpublished' | 'unchecked' | 'lapsed' };

/**
 * Whether a record may be shown on `today` (the ISO date in the département). A standing line is never hidden by
 * age: `overdue` asks the operator to check it. A fictional record never lapses. A check dated after today has
 * not been made yet.
 */
export function gate(record: Kept, today: string): Gate {
  if (record.publish === 'no') return { open: false, why: 'unpublished' };
  if (record.publish === 'after_check') return { open: false, why: 'unchecked' };
  if (record.checked.how === 'fictional') return { open: true, overdue: false };
  const lapsed = today >= lapsesOn(record);
  const early = today < record.checked.on;
  if (record.standing) return { open: true, overdue: lapsed || early };
  if (early) return { open: false, why: 'unchecked' };
  return lapsed ? { open: false, why: 'lapsed' } : { open: true, overdue: false };
}

/** First day on which the check no longer counts, as an ISO date: `checked.on` plus `review_every`. */
export const lapsesOn = onceFor((record: Pick<Kept, 'checked' | 'review_every'>): string => {
  const [year = 0, month = 0, day = 0] = record.checked.on.split('-').map(Number);
  const count = (unit: RegExp) => Number(unit.exec(record.review_every)?.[0] ?? 0);
  const monthIndex = month - 1 + count(/\d+(?=Y)/) * 12 + count(/\d+(?=M)/);
  const lastOfMonth = new Date(Date.UTC(year, monthIndex + 1, 0)).getUTCDate();
  const lapse = new Date(Date.UTC(year, monthIndex, Math.min(day, lastOfMonth) + count(/\d+(?=D)/)));
  return lapse.toISOString().slice(0, 10);
});
