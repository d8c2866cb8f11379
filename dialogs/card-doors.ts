import type { Card } from '../content/model.js';
import {
  canOnlyWrite,
  hasWriting,
  ladderDoors,
  lineDoors,
  shelterDoors,
  unique,
  type Ladder,
} from './doors.js';
import { MOST_DOORS } from './doors-said.js';
import { doorsNamed, shownRecord } from './records.js';
import type { DoorCard, State, World } from './model.js';

/** Doors of a card: its own records, then the lines it leads to. What can be written to comes first to who only writes. */
export function cardDoors(card: Card, state: State, world: World): DoorCard[] {
  const all = unique([...doorsNamed(card.records, world), ...linesOf(card.ladder, state, world)]);
  const doors = inReach(all, state, world).slice(0, MOST_DOORS);
  return card.brief ? doors.map((door) => ({ ...door, brief: true })) : doors;
}

/** A card about a record that may not be shown today is not offered. */
export function isOffered({ about }: Card, world: World): boolean {
  return about === undefined || shownRecord(about, world) !== undefined;
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
