import { cueBefore } from './cue.js';
import { courtesies, light, ordinary, streets } from './cue-words.js';

/** Whether something says that words [from, to[ are a place: "à", "près de", "rue de"… or they are all there is. */
export function isAnnounced(words: readonly string[], from: number, to: number): boolean {
  return (
    cueBefore(words, from) !== 'none' || isWholeMessage(words, from, to) || isEndOfAddress(words, from, to)
  );
}

/** "12 rue Pasteur Le Blanc": what an address ends with. */
function isEndOfAddress(words: readonly string[], from: number, to: number): boolean {
  const isNumbered = /^\d/.test(words[0] ?? '') && words.slice(1, from).some((word) => streets.has(word));
  return isNumbered && to === words.length;
}

function isWholeMessage(words: readonly string[], from: number, to: number): boolean {
  return words.every((word, at) => (at >= from && at < to) || isCourtesy(word, at === from - 1));
}

/** "Paris 15e svp": a politeness, a small number, or the article just before. */
function isCourtesy(word: string, isJustBefore: boolean): boolean {
  if (courtesies.has(word) || /^\d{1,3}$/.test(word)) return true;
  return isJustBefore && ['la', 'le', 'les'].includes(word);
}

/** "chez ma mère", "la rue": there is a Rue and a Méré in France, and nobody here means them. */
export function isOrdinary(words: readonly string[]): boolean {
  return words.every(
    (word) => ordinary.has(word) || light.has(word) || courtesies.has(word) || word.length < 3,
  );
}
