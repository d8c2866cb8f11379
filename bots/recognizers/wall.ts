import { wallClock } from '../../dialogs/hours/wall-clock.js';
import type { Wall } from './protocol.js';

/** A wall clock as its parts, for the days and hours people name. */

/** What the clock shows in a zone (an IANA name) at a moment. */
export function wallAt(now: Date, zone: string): Wall {
  const { date, minutes } = wallClock(now, zone);
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return [year, month, day, Math.floor(minutes / 60), minutes % 60];
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
