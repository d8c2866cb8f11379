import { isAnnounced, isOrdinary } from './announced.js';
import { light, ordinary } from './cue-words.js';
import { normaliseName } from '../../content/communes/normalise-name.js';
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
    if (mention) mentions.push(sharingCue(words, mention, mentions.at(-1)));
    at = mention ? mention.to : at + 1;
  }
  return mentions;
}

/** "entre Levroux et Vatan", "ni Levroux ni Vatan": what is said of one is said of the other. */
function sharingCue(words: readonly string[], mention: Mention, last?: Mention): Mention {
  const joins = ['et', 'ou', 'and', 'or', 'nor'].includes(words[mention.from - 1] ?? '');
  const isNext = last?.to === mention.from - 1;
  return joins && isNext ? { ...mention, cue: last.cue } : mention;
}

function longestMention(words: readonly string[], from: number, gazetteer: Gazetteer): Mention | undefined {
  if (!gazetteer.beginnings.has(words[from] ?? '')) return undefined;
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
  const ours = gazetteer.byName.get(words.slice(from, to).join(''));
  if (ours && (!ours.needsCue || isSurelyOurs(window, ours)))
    return { from, to, cue: cueBefore(words, from), ours };
  const departement = departementNamedAt(window, gazetteer);
  if (departement) return { from, to, cue: cueBefore(words, from), codes: [departement] };
  return ours ? undefined : elsewhereAt(window, gazetteer);
}

function elsewhereAt(window: Window, { elsewhere, departement }: Gazetteer): Mention | undefined {
  const { words, from, to } = window;
  const name = words.slice(from, to);
  const isCompound = to - from > 2 && name.some((word) => !ordinary.has(word) && !light.has(word));
  if (!isCompound && (isOrdinary(name) || !isAnnounced(words, from, to))) return undefined;
  if (name.join(' ') === departement.words) return undefined;
  const full = [contractedArticle(words[from - 1]), ...name].join(' ').trim();
  const codes = (elsewhere.byName.get(full) ?? []).filter((code) => code !== departement.code);
  return codes.length > 0 ? { from, to, cue: cueBefore(words, from), codes } : undefined;
}

/** "au Havre" is Le Havre; "le blan" is not Blan. */
function contractedArticle(word = ''): string {
  if (['au', 'du', 'le'].includes(word)) return 'le';
  if (['aux', 'des', 'les'].includes(word)) return 'les';
  return word === 'la' ? 'la' : '';
}

function isSurelyOurs({ words, from, to }: Window, ours: Entry): boolean {
  return isAnnounced(words, from, to) && fitsContraction(words, from, ours);
}

/** "au Blanc", "aux Bordes" hold an article; "aux lacs" is not Lacs, which has none. */
function fitsContraction(words: readonly string[], from: number, ours: Entry): boolean {
  const article = contractedArticle(words[from - 1]);
  return article === '' || ours.communes.some(({ name }) => normaliseName(name).startsWith(`${article} `));
}
