import type { Commune } from '../../content/model.js';
import type { Entry, Gazetteer, Spelt } from './gazetteer.js';
import { guessesIn, guessOf, type Guess } from './guesses.js';
import type { Word } from './read-words.js';
import { countBits, slips, slipsAllowed } from './spelling.js';

/** Names heard exactly as written here, whatever the spelling: "valencé" for Valençay. */
export function heardAlike(
  words: readonly Word[],
  gazetteer: Gazetteer,
): { from: number; to: number; entry: Entry }[] {
  return guessesIn(words).flatMap((guess) => {
    const entry = gazetteer.bySound.get(guess.sound);
    const fits = entry && guess.sound.length > 2 && (guess.announced || !entry.needsCue);
    return fits ? [{ from: guess.from, to: guess.to, entry }] : [];
  });
}

/**
 * A part of a name beside a misspelt rest: "neuvy saint sepulcre", "menetreol sous vatan". Empty when the rest says
 * nothing. `among` holds the names the part may belong to; without it, any.
 */
export function completed(
  words: readonly Word[],
  part: { from: number; to: number },
  gazetteer: Gazetteer,
  among?: readonly Commune[],
): Commune[] {
  const starts = among ? [part.from] : [part.from - 2, part.from - 3].filter((from) => from >= 0);
  const ends = among ? [1, 2, 3, 4].map((more) => part.to + more) : [part.to];
  const runs = starts.flatMap((from) => ends.map((to) => [from, to] as const));
  const guesses = runs.filter(([, to]) => to <= words.length).map(([from, to]) => guessOf(words, from, to));
  return best(guesses.flatMap((guess) => scoredNames(guess, gazetteer, among)));
}

/** The names closest to a misspelling, most populous first; several when they are equally close. */
export function misspelt(
  words: readonly Word[],
  gazetteer: Gazetteer,
  among?: readonly Commune[],
): Commune[] {
  const guesses = guessesIn(words);
  const closest = best(guesses.flatMap((guess) => scoredNames(guess, gazetteer, among)));
  return closest.length > 0 ? closest : best(guesses.flatMap((guess) => shortened(guess, gazetteer.spelt)));
}

interface Scored {
  entry: Entry;
  score: number;
}

function scoredNames(guess: Guess, { spelt }: Gazetteer, among?: readonly Commune[]): Scored[] {
  return spelt.filter((name) => mayBe(guess, name)).flatMap((name) => scoredName(guess, name, among));
}

/** Nobody misses the first sound of a name. */
function mayBe(guess: Guess, name: Spelt): boolean {
  return guess.sound[0] === name.sound[0] || guess.key[0] === name.key[0];
}

function scoredName(guess: Guess, name: Spelt, among?: readonly Commune[]): Scored[] {
  if (among && !name.communes.some((one) => among.includes(one))) return [];
  if (name.needsCue && !guess.announced) return [];
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
  const written = writtenDistance(guess, name);
  const closest = Math.min(written, heardDistance(guess, name));
  return closest === Infinity ? undefined : closest + Math.min(written, 9) / 100;
}

function writtenDistance(guess: Guess, name: Spelt): number {
  const allowed = slipsAllowed(Math.min(guess.key.length, name.key.length));
  if (countBits(guess.letters ^ name.letters) > allowed * 2) return Infinity;
  const found = slips(guess.key, name.key, allowed);
  return found <= allowed ? found : Infinity;
}

/** One sound may differ in a long name ("chatroux"); a short one must be heard the same. */
function heardDistance(guess: Guess, name: Spelt): number {
  if (guess.sound === name.sound && name.sound.length > 2) return 0.5;
  const sounds = Math.min(guess.sound.length, name.sound.length);
  const isLong = sounds > 5 || (sounds > 4 && guess.key.length > 7);
  if (!isLong || countBits(guess.sounds ^ name.sounds) > 2) return Infinity;
  const isClose = slips(guess.sound, name.sound, 1) <= 1 && slips(guess.key, name.key, 3) <= 3;
  return isClose ? 1.5 : Infinity;
}

/** "chtx", "issdn": the first and last letters of a name and consonants between; "chato", "issou": its beginning. */
function shortened(guess: Guess, names: readonly Spelt[]): Scored[] {
  const isVowelless = guess.key === guess.consonants && guess.key.length > 2;
  const fits = isVowelless ? isSkeletonOf : isBeginningOf;
  return names
    .filter((name) => name.rank < 2 && fits(guess, name) && (guess.announced || !name.needsCue))
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
