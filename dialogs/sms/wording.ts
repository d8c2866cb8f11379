import type { Content } from '../../content/model.js';
import type { DoorCard, Part, World } from '../model.js';

/**
 * What may be sent: only texts written for 160 signs and for a stranger's eye, and only doors that can be called or
 * written to from this telephone. A sentence of the page that has no SMS wording is not said.
 */
export function forSms(part: Part, world: World): Part {
  const doors = part.doors.filter((door) => isForSms(door, world));
  const says = part.says
    .filter(({ key }) => hasWording(key, world.content))
    .filter(({ lead }) => lead !== true || doors.length > 0);
  return { says, doors };
}

function hasWording(key: string, { texts }: Content): boolean {
  return key.startsWith('sms.') || typeof texts.fr.get(key) === 'object';
}

/** A link would show its subject; a line without a number leads nowhere here. */
export function isForSms({ kind, id }: DoorCard, { content }: World): boolean {
  const line = content.lines.get(id);
  return kind === 'place' || line?.number !== undefined || line?.sms !== undefined;
}
