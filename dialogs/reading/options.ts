import type { Content } from '../../content/model.js';
import type { Ask } from '../model.js';
import { normalise, normaliseTitle } from './normalise.js';
import { numberIn, rankIn } from './numbers.js';

/** One message against the options on screen: a title, a number, a rank, or a synonym of content. */

type Synonyms = Content['synonyms'];

export interface Screen {
  ask: Ask;
  /** Titles of each option, in the order of `ask.options`, in every language they may be written. */
  titles: readonly (readonly string[])[];
  synonyms: Synonyms;
}

/** One option for a whole normalised message. */
export function readOne(whole: string, screen: Screen): string | undefined {
  const { options } = screen.ask;
  const titled = options.filter(({ id }, at) =>
    [id, ...(screen.titles[at] ?? [])].some((title) => normaliseTitle(title) === whole),
  );
  if (titled.length > 0) return onlyId(titled);
  const place = placeIn(whole, options.length);
  if (place !== undefined) return options[place - 1]?.id;
  const calm = withoutRepeats(whole);
  return onlyId(options.filter(({ id }) => isSynonym(calm, id, screen)));
}

function onlyId(options: readonly { id: string }[]): string | undefined {
  return options.length === 1 ? options[0]!.id : undefined;
}

/** "Je choisis la réponse numéro dix-huit, s'il vous plaît" and no more. */
const LONGEST_RANK = 60;

/** "2", "le 2", "n° 2", "reponse deux", "la 2eme", "the second one": counted from one. */
function placeIn(whole: string, count: number): number | undefined {
  if (whole.length > LONGEST_RANK) return undefined;
  const bare = whole
    .replace(/^(?:je (?:choisis|prends|dis|veux) |i choose |i pick |option )/, '')
    .replace(/^(?:le|la|the|les) /, '')
    .replace(/^(?:numero|num|no|n|number|nr|reponse|rep|option|choix|answer|choice) /, '')
    .replace(/^n(?:o|um)?(?=\d)/, '')
    .replace(/ (?:one|option|reponse|choix|answer|svp|stp|merci|please)$/, '');
  const rank = rankIn(bare);
  const place = rank === 'last' ? count : (rank ?? numberIn(bare));
  return place !== undefined && place >= 1 && place <= count ? place : undefined;
}

/** "Non", "oui" said to options that mean the same under another id. */
const ALSO: Readonly<Record<string, string>> = { never: 'no', none: 'no', thoughts: 'yes' };

function isSynonym(whole: string, id: string, { ask, synonyms }: Screen): boolean {
  const key = ask.many && id === 'done' ? 'many.done' : id;
  const also = ALSO[id];
  const isAlso = also !== undefined && wordsOfKey(synonyms, also).has(whole);
  return isAlso || wordsOfKey(synonyms, key).has(whole);
}

const sets = new WeakMap<Synonyms, Map<string, ReadonlySet<string>>>();

/** The words of one key in both languages, normalised. */
export function wordsOfKey(synonyms: Synonyms, key: string): ReadonlySet<string> {
  const known = sets.get(synonyms) ?? new Map<string, ReadonlySet<string>>();
  sets.set(synonyms, known);
  const made =
    known.get(key) ??
    new Set([...(synonyms.fr.get(key) ?? []), ...(synonyms.en.get(key) ?? [])].map(normalise));
  known.set(key, made);
  return made;
}

/** "non non non" is "non". */
export function withoutRepeats(whole: string): string {
  return whole
    .split(' ')
    .filter((word, at, all) => word !== all[at - 1])
    .join(' ');
}
