import type { Wall } from './protocol.js';

/** Hours as a clock on the wall of a place reads them, without regard to the machine's own time zone. */

/** What the clock shows in a zone (an IANA name) at a moment. */
export function wallAt(now: Date, zone: string): Wall {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  }).formatToParts(now);
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  return [of('year'), of('month'), of('day'), of('hour'), of('minute')];
}

/** A wall clock moved by whole minutes, as if no clock were put back: good for the days and hours people name. */
export function moved([year, month, day, hour, minute]: Wall, minutes: number): Wall {
  const at = new Date(Date.UTC(year, month - 1, day, hour, minute + minutes));
  return [at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate(), at.getUTCHours(), at.getUTCMinutes()];
}

/** 0 is Sunday. */
export function weekday([year, month, day]: Wall): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay();
}

/** `2026-11-24T10:00`: sorts as time does. */
export function written([year, month, day, hour, minute]: Wall): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}`;
}
