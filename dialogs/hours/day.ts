import { wallClock } from './wall-clock.js';

/** The date in the département, `2026-11-23`: what a check lapses by. */
export function isoDay(now: Date, zone: string): string {
  return wallClock(now, zone).date;
}
