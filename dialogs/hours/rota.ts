import type { Hours, Settings } from '../../content/model.js';
import { onceFor } from '../../content/once-for.js';
import { isOpenNow, nextOpening } from './opening.js';

/** Whether somebody is to be on duty at a moment, by the settings; never, where they do not say. */
export function rotaOf(settings: Settings): (now: Date) => boolean {
  const hours = dutyHours(settings);
  return (now) => isOpenNow(hours, 'chat', now, settings.time_zone);
}

/**
 * When the next duty after `now` begins, as the wall clock of the département: `2026-11-24T09:00`. While one is on, the one
 * after it. Absent where the settings name none within two weeks.
 */
export function nextDuty(settings: Settings, now: Date): string | undefined {
  const next = nextOpening(dutyHours(settings), 'chat', now, settings.time_zone);
  return next === null ? undefined : `${next.date}T${next.time}`;
}

/** The same list for the same settings: what is known of a list's hours is kept by it (opening.ts). */
const dutyHours = onceFor(({ rota = [] }: Settings): readonly Hours[] =>
  rota.map((row) => ({ method: 'chat', ...row })),
);
