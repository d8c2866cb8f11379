import { gate } from '../content/gate.js';
import type { Line, Place } from '../content/model.js';
import { isoDay } from './hours/day.js';
import type { DoorCard, World } from './model.js';

/**
 * Whether the gate of a line or a place is open today, by the calendar of the département, and no lead has switched it off:
 * nothing else is shown.
 */
export function mayShow(record: Line | Place, { content, now, people }: World): boolean {
  return gate(record, isoDay(now, content.settings.time_zone)).open && !isOff(record, people?.off ?? []);
}

/** A standing line cannot be: whatever is switched off, those numbers stay. */
function isOff(record: Line | Place, off: readonly string[]): boolean {
  if ('standing' in record) return !record.standing && off.includes(record.id);
  return off.includes('places') || off.includes(record.id);
}

/** The line or the place of this id; `undefined` when there is none or it may not be shown today. */
export function shownRecord(id: string, world: World): Line | Place | undefined {
  const record = world.content.lines.get(id) ?? world.content.places.get(id);
  return record !== undefined && mayShow(record, world) ? record : undefined;
}

/** Those of these lines and places that may be shown today, as doors, in the order given. */
export function doorsNamed(ids: readonly string[], world: World): DoorCard[] {
  return ids
    .filter((id) => shownRecord(id, world) !== undefined)
    .map((id) => ({ kind: world.content.lines.has(id) ? 'line' : 'place', id }));
}
