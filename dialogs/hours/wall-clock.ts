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
  const part = new Map(
    formatter(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const date = `${part.get('year')}-${part.get('month')}-${part.get('day')}`;
  return { date, day: dayOf(date), minutes: Number(part.get('hour')) * 60 + Number(part.get('minute')) };
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

/** How far the zone's clock is ahead of UTC at `time`. */
function offsetMinutes(time: number, zone: string): number {
  const { date, minutes } = wallClock(new Date(time), zone);
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
