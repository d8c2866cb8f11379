import type { Commune } from '../../content/model.js';
import type { Gazetteer } from './gazetteer.js';
import type { Word } from './read-words.js';
import { soundOf } from './sound.js';
import { slips, slipsAllowed, withoutDoubles } from './spelling.js';

const longestRest = 4;

/**
 * Whether the words after a whole name are another thing than a misspelt end of a longer one: "la châtre langue" may
 * well be La Châtre. `longer`: the commune of that longer name.
 */
export function isStray(
  words: readonly Word[],
  whole: { from: number; to: number },
  { longer, gazetteer }: { longer: Commune; gazetteer: Gazetteer },
): boolean {
  const start = keyOf(words.slice(whole.from, whole.to));
  const names = gazetteer.spelt.filter(({ communes }) => communes.includes(longer));
  const ends = names.flatMap(({ key }) => (key.startsWith(start) ? [key.slice(start.length)] : []));
  const rests = Array.from({ length: longestRest }, (_, count) =>
    words.slice(whole.to, whole.to + count + 1),
  );
  return ends.length > 0 && !ends.some((end) => rests.some((rest) => isMisspelt(rest, end)));
}

const keyOf = (words: readonly Word[]): string => withoutDoubles(words.map(({ plain }) => plain).join(''));

/** By letters, or heard the same. */
function isMisspelt(rest: readonly Word[], end: string): boolean {
  const key = keyOf(rest);
  const allowed = slipsAllowed(Math.min(key.length, end.length));
  return slips(key, end, allowed) <= allowed || soundOf(rest.map(({ heard }) => heard)) === soundOf([end]);
}
