import { isCountry } from './countries.js';
import { isAnnounced, isOrdinary } from './announced.js';
import { courtesies, light } from './cue-words.js';
import { cueBefore } from './cue.js';
import type { Word } from './read-words.js';
import { soundOf } from './sound.js';
import { consonantsOf, lettersOf, withoutDoubles } from './spelling.js';

/** Words that may be a misspelt name. */
export interface Guess {
  from: number;
  to: number;
  /** Said to be a place, or all there is: a name that is also a word needs that. */
  announced: boolean;
  key: string;
  letters: number;
  sound: string;
  sounds: number;
  consonants: string;
}

const longestNameWords = 5;
/** In a longer message a bare "à" or "sur" is no reason to look for a misspelt name. */
const longestPlainAnswer = 12;
const joiners = new Set(['le', 'la', 'les', 'de', 'du', 'sur', 'en', 'saint', 'sainte']);

/** Runs of words that may be a name: what is left of a short answer, or what follows a cue. */
export function guessesIn(words: readonly Word[]): Guess[] {
  const plain = words.map((word) => word.plain);
  const starts = plain.map((_, at) => at).filter((at) => mayStart(plain, at));
  return starts.flatMap((from) => runsFrom(plain, from)).map(([from, to]) => guessOf(words, from, to));
}

function mayStart(words: readonly string[], at: number): boolean {
  const cue = cueBefore(words, at);
  if (cue === 'street' || cue === 'refused') return false;
  if (words.length > longestPlainAnswer && cue === 'at') return false;
  return cue !== 'none' || isOrdinary(words.slice(0, at));
}

function runsFrom(words: readonly string[], from: number): [number, number][] {
  const ends = Array.from({ length: longestNameWords }, (_, count) => from + count + 1);
  const isCued = cueBefore(words, from) !== 'none';
  return ends
    .filter((to) => mayBeName(words, from, to) && (isCued || isOrdinary(words.slice(to))))
    .map((to) => [from, to]);
}

function mayBeName(words: readonly string[], from: number, to: number): boolean {
  if (to > words.length) return false;
  const run = words.slice(from, to);
  const edges = [run[0] ?? '', run.at(-1) ?? ''];
  const inside = run.filter((word, at) => !joiners.has(word) && run[at - 1] !== 'sur');
  const small = inside.filter((word) => light.has(word) || courtesies.has(word));
  if (small.length > 0 || joiners.has(edges[1] ?? '') || ['de', 'du', 'sur', 'en'].includes(edges[0] ?? ''))
    return false;
  return !isOrdinary(run) && !run.some((word) => /\d/.test(word) || isCountry(word));
}

export function guessOf(words: readonly Word[], from: number, to: number): Guess {
  const run = words.slice(from, to);
  const key = withoutDoubles(run.map(({ plain }) => plain).join(''));
  const sound = soundOf(run.map(({ heard }) => heard));
  const announced = isAnnounced(
    words.map(({ plain }) => plain),
    from,
    to,
  );
  return {
    from,
    to,
    announced,
    key,
    letters: lettersOf(key),
    sound,
    sounds: lettersOf(sound),
    consonants: consonantsOf(key),
  };
}
