import { before, beside, light, links, refusals, streets, within } from './cue-words.js';

/** What the words before a name make of it. `at` is a bare preposition, the weakest announcement. */
export type Cue = 'in' | 'beside' | 'at' | 'street' | 'refused' | 'none';

/** The cue of the name that starts at `at`: "près de", "j'habite à", "rue de", "pas à"… */
export function cueBefore(words: readonly string[], at: number): Cue {
  const start = firstLink(words, at);
  const word = words[start - 1] ?? '';
  const touches = start === at && !isRiver(words, start) && !isVerb(words, start);
  const cue = isOrigin(words, start, at) ? 'in' : cueOf(word, touches);
  return cue !== 'street' && isRefused(words, start, cue) ? 'refused' : cue;
}

/** "je suis de Luant", and not "je suis la…". */
function isOrigin(words: readonly string[], start: number, at: number): boolean {
  const isOf = ['de', 'd', 'du'].includes(words[start] ?? '') && start < at;
  return isOf && ['suis', 'est', 'sommes', 'sont'].includes(words[start - 1] ?? '');
}

/** At most two small words stand between a cue and a name: "à côté DE LA Châtre". */
function firstLink(words: readonly string[], at: number): number {
  let start = at;
  while (at - start < 2 && links.has(words[start - 1] ?? '')) start -= 1;
  return start;
}

function cueOf(word: string, touches: boolean): Cue {
  if (streets.has(word)) return 'street';
  if (beside.has(word)) return 'beside';
  if (within.has(word)) return 'in';
  return touches && before.has(word) ? 'at' : 'none';
}

/** "je suis sur Levroux" announces a place; "Argentan-sur-Creuse" goes on with its name. */
function isRiver(words: readonly string[], start: number): boolean {
  const earlier = words[start - 2];
  return words[start - 1] === 'sur' && earlier !== undefined && !light.has(earlier);
}

/** "il a", "m'a": has, not at. */
function isVerb(words: readonly string[], start: number): boolean {
  const subjects = ['il', 'elle', 'on', 'm', 't', 'l', 's', 'y', 'n', 'qui', 'ca', 'mari', 'ex', 'copain'];
  return words[start - 1] === 'a' && subjects.includes(words[start - 2] ?? '');
}

/** "pas loin de" is near; "pas à", "not in", "ni" are not there. */
function isRefused(words: readonly string[], start: number, cue: Cue): boolean {
  const [one = '', two = ''] = [words[start - 1], words[start - 2]];
  if (one === 'loin') return false;
  return refusals.has(one) || (cue !== 'none' && refusals.has(two));
}
