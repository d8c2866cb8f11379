import { laddersOf } from '../ladders.js';
import type { Content, Line, Place } from '../model.js';
import { whatToAsk, whomToCall } from './asks.js';
import { whyDue } from './due.js';

/** A record to be checked: whom to call, and what to ask. */
export interface Due {
  id: string;
  name: string;
  owner: string;
  why: string;
  /** How many lists of questions/signpost.yaml offer it. */
  offered: number;
  call: string;
  ask: string[];
  notes: string | undefined;
}

/** What would help most once shown, when no list offers it. */
const usefulFirst: readonly (Line | Place)['kind'][] = [
  'emergency',
  'esp',
  'shelter_access',
  'listening',
  'association',
  'chat',
  'administration',
  'police',
  'gendarmerie',
  'hospital',
  'justice',
];

/**
 * Every line and place that a visitor cannot see on `today` (an ISO date), or soon will not, the most useful first:
 * what a list offers, then by kind; what is kept out on purpose comes last.
 */
export function todoOf(content: Content, today: string): Due[] {
  const records = [...content.lines.values(), ...content.places.values()];
  return records
    .map((record) => ({ record, why: whyDue(record, today), offered: offersOf(record, content) }))
    .sort((a, b) => compare(rank(a), rank(b)))
    .flatMap(({ record, why, offered }) => (why === undefined ? [] : [dueOf(record, why, offered)]));
}

function offersOf({ id }: Line | Place, { signpost }: Content): number {
  return laddersOf(signpost).filter(({ ids }) => ids.includes(id)).length;
}

function rank({ record, offered }: { record: Line | Place; offered: number }): number[] {
  const kind = usefulFirst.indexOf(record.kind);
  return [record.publish === 'no' ? 1 : 0, -offered, kind < 0 ? usefulFirst.length : kind];
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, i) => value !== b[i]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

function dueOf(record: Line | Place, why: string, offered: number): Due {
  const { id, name, owner, keeper_notes } = record;
  const call = whomToCall(record);
  return { id, name: name.fr, owner, why, offered, call, ask: whatToAsk(record), notes: keeper_notes };
}
