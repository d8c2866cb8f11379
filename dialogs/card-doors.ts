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

/** Doors of a card, three in all: what it speaks of, which answers nobody, and who answers and can advise. */
export interface CardDoors {
  landmarks: DoorCard[];
  advisers: DoorCard[];
}

/**
 * A card's own records, then the lines it leads to. What can be written to comes first to who only writes; while somebody
 * may come, the line that advises still does: its number is for later.
 */
export function cardDoors(card: Card, state: State, world: World): CardDoors {
  const later: State = { ...state, discreet: false };
  const own = doorsNamed(card.records, world);
  const landmarks = own.filter((door) => isLandmark(door, world)).slice(0, MOST_DOORS - 1);
  const others = own.filter((door) => !isLandmark(door, world));
  const all = inReach(unique([...others, ...linesOf(card.ladder, later, world)]), later, world);
  const advisers = all.slice(0, MOST_DOORS - landmarks.length);
  const shown = (doors: DoorCard[]) => (card.brief ? doors.map((door) => ({ ...door, brief: true })) : doors);
  return { landmarks: shown(landmarks), advisers: shown(advisers) };
}

const LANDMARKS: readonly string[] = ['measure', 'aid', 'app'];

function isLandmark({ id }: DoorCard, { content }: World): boolean {
  return LANDMARKS.includes(content.lines.get(id)?.kind ?? '');
}

/** Not a card about a record that may not be shown today, nor one that a lead has switched off. */
export function isOffered({ id, about }: Card, world: World): boolean {
  if (world.people?.off?.includes(`text:${id}`)) return false;
  return about === undefined || shownRecord(about, world) !== undefined;
}

function linesOf(ladder: Card['ladder'], state: State, world: World): DoorCard[] {
  if (ladder === undefined) return [];
  if (ladder === 'person') return lineDoors(state, world).filter((door) => !isForEmergencies(door, world));
  return ladder === 'shelter' ? shelterDoors(state, world) : ladderDoors(ladder as Ladder, state, world);
}

/** Who comes to help at once does not advise. */
function isForEmergencies({ id }: DoorCard, { content }: World): boolean {
  return content.lines.get(id)?.kind === 'emergency';
}

function inReach(doors: readonly DoorCard[], state: State, world: World): DoorCard[] {
  if (!canOnlyWrite(state)) return [...doors];
  const written = doors.filter((door) => hasWriting(door, world));
  return [...written, ...doors.filter((door) => !written.includes(door))];
}
