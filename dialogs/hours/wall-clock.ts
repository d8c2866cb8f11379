import type { Day } from '../../content/model.js';

/** What a clock on the wall of the département shows. `minutes` counts from midnight. */
export interface WallClock {
  date: string;
  day: Day;
  minutes: number;
}

const week: readonly Day[] = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const formatters = new Map<string, Intl.DateTimeFormat>();

/** Throws a RangeError on an unknown zone or an invalid date. */
export function wallClock(at: Date, zone: string): WallClock {
  const local = new Date(at.getTime() + offsetMinutes(at.getTime(), zone) * 60_000);
  const date = local.toISOString().slice(0, 10);
  return {
    date,
    day: week[local.getUTCDay()] ?? 'sun',
    minutes: local.getUTCHours() * 60 + local.getUTCMinutes(),
  };
}

/** As one text: `2026-11-24T10:00`. */
export function wallClockAt(at: Date, zone: string): string {
  const { date, minutes } = wallClock(at, zone);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date}T${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

export function dayOf(date: string): Day {
  return week[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? 'sun';
}

/**
 * When the wall clock reads `minutes` past midnight of `date` (1440 is the next midnight). In the hour that a spring
 * night skips, the first moment after it; in the hour that an autumn night repeats, the first of the two.
 */
export function instantOf(date: string, minutes: number, zone: string): Date {
  const asUtc = Date.parse(`${date}T00:00:00Z`) + minutes * 60_000;
  const dayBefore = offsetMinutes(asUtc - 86_400_000, zone);
  const dayAfter = offsetMinutes(asUtc + 86_400_000, zone);
  const candidates = [dayBefore, dayAfter].map((offset) => asUtc - offset * 60_000).sort((a, b) => a - b);
  const exact = candidates.find((time) => time + offsetMinutes(time, zone) * 60_000 === asUtc);
  return new Date(exact ?? endOfGap(candidates, zone));
}

/** The skipped hour lies between the two readings of it: the change is the first minute with the later offset. */
function endOfGap(candidates: readonly number[], zone: string): number {
  let [low = 0, high = low] = candidates;
  const after = offsetMinutes(high, zone);
  while (high - low > 60_000) {
    const middle = low + Math.floor((high - low) / 120_000) * 60_000;
    if (offsetMinutes(middle, zone) === after) high = middle;
    else low = middle;
  }
  return high;
}

/** No zone changes its clock inside a quarter of an hour: one reading serves it whole. */
const QUARTER_MS = 900_000;
const MOST_KEPT = 20_000;
const offsets = new Map<string, Map<number, number>>();

/** How far the zone's clock is ahead of UTC at `time`. Asking Intl costs a hundred times a look-up. */
function offsetMinutes(time: number, zone: string): number {
  const quarter = Math.floor(time / QUARTER_MS);
  const known = offsets.get(zone) ?? new Map<number, number>();
  offsets.set(zone, known);
  const kept = known.get(quarter);
  if (kept !== undefined) return kept;
  if (known.size >= MOST_KEPT) known.clear();
  const offset = readOffset(quarter * QUARTER_MS, zone);
  known.set(quarter, offset);
  return offset;
}

function readOffset(time: number, zone: string): number {
  const part = new Map(
    formatter(zone)
      .formatToParts(new Date(time))
      .map(({ type, value }) => [type, value]),
  );
  const date = `${part.get('year')}-${part.get('month')}-${part.get('day')}`;
  const minutes = Number(part.get('hour')) * 60 + Number(part.get('minute'));
  return Math.round((Date.parse(`${date}T00:00:00Z`) + minutes * 60_000 - time) / 60_000);
}

function formatter(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known) return known;
  const options = { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit' } as const;
  const made = new Intl.DateTimeFormat('en-GB', {
    ...options,
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  formatters.set(zone, made);
  return made;
}

/** The instant of a wall clock written `2026-11-24T10:00`. */
export function instantOfWallClock(at: string, zone: string): Date {
  const [date = '', time = ''] = at.split('T');
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return instantOf(date, hours * 60 + minutes, zone);
}
