import type { Commune } from '../../content/model.js';
import { courtesies, light } from './cue-words.js';
import { cueBefore } from './cue.js';
import type { Entry, Gazetteer, Spelt } from './gazetteer.js';
import { isOrdinary } from './mentions.js';
import type { Word } from './read-words.js';
import { soundOf } from './sound.js';
import { consonantsOf, countBits, lettersOf, slips, slipsAllowed, withoutDoubles } from './spelling.js';

/** Words that may be a misspelt name. */
interface Guess {
  key: string;
  letters: number;
  sound: string;
  consonants: string;
}

const longestNameWords = 5;
const joiners = new Set(['le', 'la', 'les', 'de', 'du', 'sur', 'en', 'saint', 'sainte']);

/** Names heard exactly as written here, whatever the spelling: "valencé" for Valençay. */
export function heardAlike(words: readonly Word[], gazetteer: Gazetteer): readonly Commune[] {
  for (const guess of guessesIn(words)) {
    const entry = gazetteer.bySound.get(guess.sound);
    if (entry && guess.sound.length > 2) return entry.communes;
  }
  return [];
}

/** The names closest to a misspelling, most populous first; several when they are equally close. */
export function misspelt(
  words: readonly Word[],
  gazetteer: Gazetteer,
  among?: readonly Commune[],
): Commune[] {
  const guesses = guessesIn(words);
  const scored = guesses.flatMap((guess) =>
    gazetteer.spelt.flatMap((name) => scoredName(guess, name, among)),
  );
  const closest = best(scored);
  return closest.length > 0 ? closest : best(guesses.flatMap((guess) => shortened(guess, gazetteer.spelt)));
}

interface Scored {
  entry: Entry;
  score: number;
}

function scoredName(guess: Guess, name: Spelt, among?: readonly Commune[]): Scored[] {
  if (among && !name.communes.some((one) => among.includes(one))) return [];
  const score = distance(guess, name);
  const communes = among ? name.communes.filter((one) => among.includes(one)) : name.communes;
  return score === undefined ? [] : [{ entry: { ...name, communes }, score: score + name.rank / 10 }];
}

function best(scored: readonly Scored[]): Commune[] {
  const least = Math.min(...scored.map(({ score }) => score));
  const closest = scored.filter(({ score }) => score === least).flatMap(({ entry }) => entry.communes);
  return [...new Set(closest)];
}

/** By letters or by ear, whichever is closer; undefined when too far by both. */
function distance(guess: Guess, name: Spelt): number | undefined {
  const allowed = slipsAllowed(Math.min(guess.key.length, name.key.length));
  const written =
    countBits(guess.letters ^ name.letters) <= allowed * 2
      ? slips(guess.key, name.key, allowed)
      : allowed + 1;
  const heard = heardDistance(guess.sound, name.sound);
  const closest = Math.min(written <= allowed ? written : Infinity, heard);
  return closest === Infinity ? undefined : closest + Math.min(written, allowed + 1) / 100;
}

/** One sound may differ in a long name; a short one must be heard the same. */
function heardDistance(guess: string, name: string): number {
  if (guess === name && name.length > 2) return 0.5;
  const isLong = Math.min(guess.length, name.length) > 4;
  return isLong && slips(guess, name, 1) <= 1 ? 1.5 : Infinity;
}

/** "chtx", "issdn": the first and last letters of a name and consonants between; "chato", "issou": its beginning. */
function shortened(guess: Guess, names: readonly Spelt[]): Scored[] {
  const isVowelless = guess.key === guess.consonants && guess.key.length > 2;
  const fits = isVowelless ? isSkeletonOf : isBeginningOf;
  return names
    .filter((name) => name.rank < 2 && fits(guess, name))
    .map((entry) => ({ entry, score: entry.key.length - guess.key.length + 100 * entry.rank }));
}

function isSkeletonOf({ key }: Guess, { consonants }: Spelt): boolean {
  if (consonants.length > key.length + 2) return false;
  if (key[0] !== consonants[0] || key.at(-1) !== consonants.at(-1)) return false;
  let at = 0;
  for (const letter of consonants) if (letter === key[at]) at += 1;
  return at === key.length;
}

function isBeginningOf({ key, sound }: Guess, name: Spelt): boolean {
  if (key.length < 5) return false;
  return name.key.startsWith(key) || (sound.length > 3 && name.sound.startsWith(sound));
}

/** Runs of words that may be a name: what is left of a short answer, or what follows a cue. */
function guessesIn(words: readonly Word[]): Guess[] {
  const plain = words.map((word) => word.plain);
  const starts = plain.map((_, at) => at).filter((at) => mayStart(plain, at));
  return starts.flatMap((from) => runsFrom(plain, from)).map(([from, to]) => guessOf(words.slice(from, to)));
}

function mayStart(words: readonly string[], at: number): boolean {
  const cue = cueBefore(words, at);
  if (cue === 'street' || cue === 'refused') return false;
  return cue !== 'none' || words.slice(0, at).every((word) => light.has(word) || courtesies.has(word));
}

function runsFrom(words: readonly string[], from: number): [number, number][] {
  const ends = Array.from({ length: longestNameWords }, (_, count) => from + count + 1);
  return ends.filter((to) => mayBeName(words, from, to)).map((to) => [from, to]);
}

function mayBeName(words: readonly string[], from: number, to: number): boolean {
  if (to > words.length) return false;
  const run = words.slice(from, to);
  const edges = [run[0] ?? '', run.at(-1) ?? ''];
  const small = run.filter((word) => !joiners.has(word) && (light.has(word) || courtesies.has(word)));
  if (small.length > 0 || joiners.has(edges[1] ?? '') || ['de', 'du', 'sur', 'en'].includes(edges[0] ?? ''))
    return false;
  return !isOrdinary(run) && !run.some((word) => /\d/.test(word));
}

function guessOf(words: readonly Word[]): Guess {
  const joined = words.map(({ plain }) => plain).join('');
  const key = withoutDoubles(joined);
  const sound = soundOf(words.map(({ heard }) => heard));
  return { key, letters: lettersOf(key), sound, consonants: consonantsOf(joined) };
}
