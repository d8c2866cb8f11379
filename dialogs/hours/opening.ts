import type { Day, Hours, Method } from '../../content/model.js';
import { addDays, isPublicHoliday } from './holidays.js';
import { dayOf, instantOf, wallClock } from './wall-clock.js';

/** A moment as a sentence needs it: "demain à 9 h", "lundi à 13 h 30". */
export interface Moment {
  at: Date;
  /** In the département: ISO date, `08:30`, day of the week. */
  date: string;
  time: string;
  day: Day;
  sameDay: boolean;
  tomorrow: boolean;
  daysAhead: number;
}

export type OpeningState =
  { state: 'always' } | { state: 'open'; until: Moment } | { state: 'closed'; opensAt?: Moment };

interface Span {
  from: Date;
  to: Date;
}

type TimedHours = Exclude<Hours, { always: true }>;

/** How far the search for the next opening goes, and how far it nearly always needs to go. */
const searchDays = 14;
const usualDays = 2;

export function isOpenNow(hours: readonly Hours[], method: Method, now: Date, zone: string): boolean {
  const state = openingState(hours, method, now, zone);
  return state !== undefined && state.state !== 'closed';
}

/**
 * When the method next opens after `now`, within 14 days. While it is open this is the opening after the present
 * one. Null when it never closes, does not open in that time, or has no hours at all.
 */
export function nextOpening(hours: readonly Hours[], method: Method, now: Date, zone: string): Moment | null {
  if (isAlwaysOpen(hours, method)) return null;
  for (const days of [usualDays, searchDays]) {
    const next = spans(hours, method, { now, zone, days }).find(({ from }) => from > now);
    if (next) return moment(next.from, now, zone);
  }
  return null;
}

/**
 * Open or closed now, and until when. `undefined` when the record says nothing of this method: unknown is not
 * closed. Hours that touch (until 24:00, then from 00:00) are one opening.
 */
export function openingState(
  hours: readonly Hours[],
  method: Method,
  now: Date,
  zone: string,
): OpeningState | undefined {
  const minute = Math.floor(now.getTime() / 60_000);
  const known =
    thisMinute.get(hours) ?? new Map<string, { minute: number; state: OpeningState | undefined }>();
  thisMinute.set(hours, known);
  const kept = known.get(`${method} ${zone}`);
  if (kept?.minute === minute) return kept.state;
  const state = readState(hours, method, now, zone);
  known.set(`${method} ${zone}`, { minute, state });
  return state;
}

/** Nothing opens or closes inside a minute: many people ask of the same record, and one answer serves them. */
const thisMinute = new WeakMap<
  readonly Hours[],
  Map<string, { minute: number; state: OpeningState | undefined }>
>();

function readState(
  hours: readonly Hours[],
  method: Method,
  now: Date,
  zone: string,
): OpeningState | undefined {
  if (!hours.some((row) => row.method === method)) return undefined;
  if (isAlwaysOpen(hours, method)) return { state: 'always' };
  const current = spanAt(hours, method, now, zone);
  if (current) return { state: 'open', until: moment(current.to, now, zone) };
  const opensAt = nextOpening(hours, method, now, zone);
  return opensAt ? { state: 'closed', opensAt } : { state: 'closed' };
}

/** The opening that holds `now`. One that reaches the edge of the near search may go on beyond it. */
function spanAt(hours: readonly Hours[], method: Method, now: Date, zone: string): Span | undefined {
  const holds = ({ from, to }: Span) => from <= now && now < to;
  const near = spans(hours, method, { now, zone, days: usualDays }).find(holds);
  const isWhole = near === undefined || near.to.getTime() - now.getTime() < 86_400_000;
  return isWhole ? near : spans(hours, method, { now, zone, days: searchDays }).find(holds);
}

function isAlwaysOpen(hours: readonly Hours[], method: Method): boolean {
  return hours.some((row) => row.method === method && 'always' in row);
}

/** Openings from yesterday (a night may run past midnight) to the end of the search, joined where they touch. */
function spans(
  hours: readonly Hours[],
  method: Method,
  { now, zone, days }: { now: Date; zone: string; days: number },
): Span[] {
  const today = wallClock(now, zone).date;
  const dates = Array.from({ length: days + 2 }, (_, index) => addDays(today, index - 1));
  const rows = hours.filter((row): row is TimedHours => row.method === method && !('always' in row));
  const all = dates.flatMap((date) =>
    rows.filter((row) => isOnDate(row, date)).map((row) => span(row, date, zone)),
  );
  return joined(all.sort((a, b) => a.from.getTime() - b.from.getTime()));
}

function isOnDate(row: TimedHours, date: string): boolean {
  return row.days.includes(dayOf(date)) && (row.holidays || !isPublicHoliday(date));
}

/** `to` at or before `from` means the next day: 22:00 to 06:00. */
function span(row: TimedHours, date: string, zone: string): Span {
  const [from, to] = [minutesOf(row.from), minutesOf(row.to)];
  const end = to > from ? instantOf(date, to, zone) : instantOf(addDays(date, 1), to, zone);
  return { from: instantOf(date, from, zone), to: end };
}

function joined(sorted: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const next of sorted) {
    const last = result.at(-1);
    if (!last || next.from > last.to) result.push({ ...next });
    else if (next.to > last.to) last.to = next.to;
  }
  return result;
}

function minutesOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
}

function moment(at: Date, now: Date, zone: string): Moment {
  const { date, day, minutes } = wallClock(at, zone);
  const daysAhead = (Date.parse(date) - Date.parse(wallClock(now, zone).date)) / 86_400_000;
  const time = `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
  return { at, date, time, day, sameDay: daysAhead === 0, tomorrow: daysAhead === 1, daysAhead };
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
