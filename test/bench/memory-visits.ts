import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Activity } from 'botbuilder';

/** Where talks are held: ours, or what the SDK brings. */
export interface Talks {
  /** Begins a talk; resolves with the answers offered. */
  open(id: string): Promise<Offered>;
  /** Says something in it; `gone` when these words ended it. */
  say(id: string, said: Said): Promise<Offered | 'gone'>;
}

/** The words on the buttons, and how many activities the talk holds now. */
export interface Offered {
  titles: string[];
  held: number;
}

export interface Said {
  text: string;
  clientId: string;
}

/** A talk of this many activities; one more when the last answer takes two. */
export const LONG_ENOUGH = 24;

const communes = (JSON.parse(readFileSync('content/indre/communes.json', 'utf8')) as { name: string }[]).map(
  ({ name }) => name,
);
const WORDS =
  `hier souvent maison travail argent famille soeur voisine école dimanche téléphone voiture papiers peur calme cris ` +
  `silence parler partir rester attendre demander savoir comprendre conseil rendez-vous matin soir semaine enfants fatigue ` +
  `longtemps jamais parfois toujours encore dehors chambre cuisine lettre banque médecin mairie avocat logement séparation`;
const words = WORDS.split(' ');

/** Holds talks numbered from `from`, each with words of its own; resolves with how many activities they hold together. */
export async function holdTalks(talks: Talks, from: number, many: number): Promise<number> {
  let held = 0;
  for (let seed = from; seed < from + many; seed += 1) held += await holdTalk(talks, String(seed));
  return held;
}

/** Walks one talk to its length. One that ends early is begun anew, differently. */
async function holdTalk(talks: Talks, seed: string): Promise<number> {
  const chance = chanceOf(seed);
  const id = createHash('sha256').update(seed).digest('base64url').slice(0, 22);
  let offered = await talks.open(id);
  while (offered.held < LONG_ENOUGH) {
    const clientId = Math.floor(chance() * 2 ** 48)
      .toString(16)
      .padStart(24, '0');
    const after = await talks.say(id, { text: wordsOf(chance, offered.titles), clientId });
    if (after === 'gone') return holdTalk(talks, `${seed}'`);
    offered = after;
  }
  return offered.held;
}

/** Two taps for each thing written: a tap is one of the answers offered, a writing some ten words and a commune. */
function wordsOf(chance: () => number, titles: readonly string[]): string {
  const one = <T>(list: readonly T[]): T | undefined => list[Math.floor(chance() * list.length)];
  const tapped = chance() < 2 / 3 ? one(titles) : undefined;
  if (tapped !== undefined) return tapped;
  const said = Array.from({ length: 8 }, () => one(words)).join(' ');
  return `${said} vers ${one(communes) ?? ''} ${String(Math.floor(chance() * 1000))}`;
}

/** Numbers from 0 to 1 that look random and are the same for the same seed. */
function chanceOf(seed: string): () => number {
  let state = createHash('sha256').update(`visit ${seed}`).digest().readUInt32LE(0);
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

export function titlesOf(activities: readonly Partial<Activity>[]): string[] {
  const actions = activities.at(-1)?.suggestedActions?.actions ?? [];
  return actions.map(({ value }) => String(value));
}
