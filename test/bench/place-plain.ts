import { distance } from 'fastest-levenshtein';
import { normaliseName } from '../../content/communes/normalise-name.js';
import type { Commune } from '../../content/model.js';

/** INSEE codes of what a text may mean: one, several as close, or none. */
export type Understand = (text: string) => string[];

interface Known {
  name: string;
  insee: string;
}

/** One letter in four may be wrong: stricter loses misspellings, looser finds places in any sentence. */
const MOST_WRONG = 0.25;

/** What a developer would write first: the closest of all names, old ones included, to the whole message. */
export function closestToMessage(communes: readonly Commune[]): Understand {
  const known = knownFrom(communes);
  return (text) => closest([normaliseName(text)], known);
}

/** And then, because people write sentences: the closest to any run of its words as long as a name may be. */
export function closestToAnyRun(communes: readonly Commune[]): Understand {
  const known = knownFrom(communes);
  const longest = Math.max(...known.map(({ name }) => name.split(' ').length));
  return (text) => closest(runsOf(normaliseName(text).split(' '), longest), known);
}

function knownFrom(communes: readonly Commune[]): Known[] {
  return communes.flatMap(({ name, formerly, insee }) =>
    [name, ...formerly].map((one) => ({ name: normaliseName(one), insee })),
  );
}

function runsOf(words: readonly string[], longest: number): string[] {
  return words.flatMap((_, from) =>
    Array.from({ length: Math.min(longest, words.length - from) }, (_, more) =>
      words.slice(from, from + more + 1).join(' '),
    ),
  );
}

function closest(texts: readonly string[], known: readonly Known[]): string[] {
  let least = MOST_WRONG;
  let found: string[] = [];
  for (const text of texts) {
    for (const { name, insee } of known) {
      const wrong = distance(text, name) / Math.max(text.length, name.length);
      if (wrong > least) continue;
      found = wrong < least ? [insee] : [...found, insee];
      least = wrong;
    }
  }
  return [...new Set(found)];
}
