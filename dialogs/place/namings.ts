import { foldAccents, separateWords } from '../../content/communes/normalise-name.js';
import type { Commune } from '../../content/model.js';

/** A way of naming a commune. The lower the rank the surer: its name, a former name, a part of either. */
export interface Naming {
  words: readonly string[];
  rank: Rank;
}

export type Rank = 0 | 1 | 2;

const linking = new Set(['sur', 'sous', 'en', 'de', 'du', 'des', 'd', 'l', 'le', 'la', 'les', 'notre']);
const articles = new Set(['le', 'la', 'les']);
const saints = new Set(['saint', 'sainte']);

/** "lès" as well as "les". */
function links(word: string): boolean {
  return linking.has(foldAccents(word));
}

/** Every way people name a commune. Accents are kept: what is heard depends on them. */
export function namingsOf({ name, formerly }: Commune): Naming[] {
  return [...namingsOfName(name, 0), ...formerly.flatMap((former) => namingsOfName(former, 1))];
}

function namingsOfName(name: string, rank: Rank): Naming[] {
  const words = separateWords(name);
  const whole = [words, withoutArticle(words), withoutLinks(words)].map((one) => ({ words: one, rank }));
  const parts = [...heads(words), ...tails(words)].map((one): Naming => ({ words: one, rank: 2 }));
  return [...whole, ...parts];
}

function withoutArticle(words: readonly string[]): readonly string[] {
  return articles.has(words[0] ?? '') ? words.slice(1) : words;
}

/** "saint benoit sault" for Saint-Benoît-du-Sault. */
function withoutLinks(words: readonly string[]): readonly string[] {
  return words.filter((word, at) => at === 0 || !links(word));
}

/** "pouligny", "saint benoit", "le pont", "pont": what stands before a later part of the name. */
function heads(words: readonly string[]): (readonly string[])[] {
  const starts = words.slice(1).map((_, at) => words.slice(0, at + 1));
  return starts.filter(isPart).flatMap((head) => [head, withoutArticle(head)]);
}

/** "saint pierre" of Pouligny-Saint-Pierre, "vic" of Nohant-Vic: what stands alone after the first part. */
function tails(words: readonly string[]): (readonly string[])[] {
  const ends = words.map((_, at) => words.slice(at + 1));
  return ends.filter((end) => isPart(end) && startsPart(words, words.length - end.length));
}

function isPart(words: readonly string[]): boolean {
  const last = words.at(-1) ?? '';
  return !links(last) && !saints.has(last);
}

function startsPart(words: readonly string[], at: number): boolean {
  const [first = '', previous = ''] = [words[at], words[at - 1]];
  if (saints.has(previous) || links(first)) return false;
  return saints.has(first) || (at === words.length - 1 && !links(previous));
}
