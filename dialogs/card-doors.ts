import { gate } from '../content/gate.js';
import type { Card } from '../content/model.js';
import { hasWriting, canOnlyWrite, ladderDoors, lineDoors, shelterDoors, type Ladder } from './doors.js';
import { isoDay } from './hours/day.js';
import type { DoorCard, State, World } from './model.js';

const AT_MOST = 3;

/** Doors of a card: its own records, then the lines it leads to. What can be written to comes first to who only writes. */
export function cardDoors(card: Card, state: State, world: World): DoorCard[] {
  const own = card.records.flatMap((id) => doorOf(id, world));
  const all = [...own, ...linesOf(card.ladder, state, world)];
  const unique = all.filter((door, at) => all.findIndex(({ id }) => id === door.id) === at);
  const doors = inReach(unique, state, world).slice(0, AT_MOST);
  return card.brief ? doors.map((door) => ({ ...door, brief: true })) : doors;
}

/** A card about a record that may not be shown today is not offered. */
export function isOffered({ about }: Card, world: World): boolean {
  return about === undefined || doorOf(about, world).length > 0;
}

function doorOf(id: string, { content, now }: World): DoorCard[] {
  const record = content.lines.get(id) ?? content.places.get(id);
  const isOpen = record !== undefined && gate(record, isoDay(now, content.settings.time_zone)).open;
  return isOpen ? [{ kind: content.lines.has(id) ? 'line' : 'place', id }] : [];
}

function linesOf(ladder: Card['ladder'], state: State, world: World): DoorCard[] {
  if (ladder === undefined) return [];
  if (ladder === 'person') return lineDoors(state, world);
  return ladder === 'shelter' ? shelterDoors(state, world) : ladderDoors(ladder as Ladder, state, world);
}

function inReach(doors: readonly DoorCard[], state: State, world: World): DoorCard[] {
  if (!canOnlyWrite(state)) return [...doors];
  const written = doors.filter((door) => hasWriting(door, world));
  return [...written, ...doors.filter((door) => !written.includes(door))];
}
