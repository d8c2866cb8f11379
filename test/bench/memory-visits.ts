import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Activity } from 'botbuilder';
import { seeded, type Chance } from '../dialogs/walks-seed.js';

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
const LONG_ENOUGH = 24;

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
  const digest = createHash('sha256').update(seed).digest();
  const chance = seeded(digest.readUInt32LE(28));
  const id = digest.toString('base64url').slice(0, 22);
  let offered = await talks.open(id);
  while (offered.held < LONG_ENOUGH) {
    const clientId = chance
      .below(2 ** 48)
      .toString(16)
      .padStart(24, '0');
    const after = await talks.say(id, { text: wordsOf(chance, offered.titles), clientId });
    if (after === 'gone') return holdTalk(talks, `${seed}'`);
    offered = after;
  }
  return offered.held;
}

/** Two taps for each thing written: a tap is one of the answers offered, a writing some ten words and a commune. */
function wordsOf(chance: Chance, titles: readonly string[]): string {
  if (titles.length > 0 && chance.is(2 / 3)) return chance.of(titles);
  const said = Array.from({ length: 8 }, () => chance.of(words)).join(' ');
  return `${said} vers ${chance.of(communes)} ${String(chance.below(1000))}`;
}

export function titlesOf(activities: readonly Partial<Activity>[]): string[] {
  const actions = activities.at(-1)?.suggestedActions?.actions ?? [];
  return actions.map(({ value }) => String(value));
}
