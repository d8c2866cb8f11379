import { courtesies, ordinary, light } from './cue-words.js';
import { cueBefore, type Cue } from './cue.js';
import { departementNamedAt } from './departements.js';
import type { Entry, Gazetteer } from './gazetteer.js';

/** A name found in a message, at words [from, to[. */
export interface Mention {
  from: number;
  to: number;
  cue: Cue;
  /** A name of ours… */
  ours?: Entry;
  /** …or of other départements, by code. */
  codes?: readonly string[];
}

const longestNameWords = 8;

/** Every place named in so many words, in reading order. The longest name wins; ours wins over an equal one. */
export function mentionsIn(words: readonly string[], gazetteer: Gazetteer): Mention[] {
  const mentions: Mention[] = [];
  let at = 0;
  while (at < words.length) {
    const mention = longestMention(words, at, gazetteer);
    if (mention) mentions.push(mention);
    at = mention ? mention.to : at + 1;
  }
  return mentions;
}

function longestMention(words: readonly string[], from: number, gazetteer: Gazetteer): Mention | undefined {
  const longest = Math.min(words.length, from + longestNameWords);
  for (let to = longest; to > from; to -= 1) {
    const mention = isWhole(words, from, to) ? mentionAt({ words, from, to }, gazetteer) : undefined;
    if (mention) return mention;
  }
  return undefined;
}

interface Window {
  words: readonly string[];
  from: number;
  to: number;
}

/** A name does not begin or end on an elided "d'" or on a number. */
function isWhole(words: readonly string[], from: number, to: number): boolean {
  return [words[from], words[to - 1]].every((word = '') => word.length > 1 && !/^\d/.test(word));
}

function mentionAt(window: Window, gazetteer: Gazetteer): Mention | undefined {
  const { words, from, to } = window;
  const cue = cueBefore(words, from);
  const ours = gazetteer.byName.get(words.slice(from, to).join(''));
  if (ours && (!ours.needsCue || isAnnounced(window, cue, ours))) return { from, to, cue, ours };
  const departement = departementNamedAt(window, gazetteer);
  if (departement) return { from, to, cue, codes: [departement] };
  return ours ? undefined : elsewhereAt(window, cue, gazetteer);
}

function elsewhereAt(window: Window, cue: Cue, { elsewhere, departement }: Gazetteer): Mention | undefined {
  const { words, from, to } = window;
  const name = words.slice(from, to);
  const isCompound = to - from > 2 && name.some((word) => !ordinary.has(word) && !light.has(word));
  if (!isCompound && (isOrdinary(name) || !isAnnounced(window, cue))) return undefined;
  if (name.join(' ') === departement.words) return undefined;
  const codes = (elsewhere.byName.get(name.join(' ')) ?? []).filter((code) => code !== departement.code);
  return codes.length > 0 ? { from, to, cue, codes } : undefined;
}

/** Said to be a place ("à", "près de", "rue de"), or the whole message. */
function isAnnounced(window: Window, cue: Cue, ours?: Entry): boolean {
  if (isWholeMessage(window)) return true;
  if (cue === 'none') return false;
  return ours === undefined || fitsContraction(window, ours);
}

/** "au Blanc", "aux Bordes" hold an article; "aux lacs" is not Lacs, which has none. */
function fitsContraction({ words, from }: Window, ours: Entry): boolean {
  if (!['au', 'aux', 'du', 'des', 'la', 'le', 'les'].includes(words[from - 1] ?? '')) return true;
  return ours.communes.some(({ name }) => /^L[ea]s? /.test(name));
}

function isWholeMessage({ words, from, to }: Window): boolean {
  return words.every((word, at) => (at >= from && at < to) || isCourtesy(word, at === from - 1));
}

function isCourtesy(word: string, isJustBefore: boolean): boolean {
  return courtesies.has(word) || (isJustBefore && ['a', 'au', 'aux', 'la', 'le', 'les'].includes(word));
}

/** "chez ma mère", "la rue": there is a Rue and a Méré in France, and nobody here means them. */
export function isOrdinary(words: readonly string[]): boolean {
  return words.every(
    (word) => ordinary.has(word) || light.has(word) || courtesies.has(word) || word.length < 3,
  );
}
