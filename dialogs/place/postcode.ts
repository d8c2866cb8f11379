import type { Commune } from '../../content/model.js';
import type { Gazetteer } from './gazetteer.js';

/** Five digits that stand for a place, at words [from, to[. */
export interface Postcode {
  code: string;
  from: number;
  to: number;
}

/** The last postcode of the message, written in one ("36110") or, for ours, in two ("36 110"). */
export function postcodeIn(words: readonly string[], gazetteer: Gazetteer): Postcode | undefined {
  for (let at = words.length - 1; at >= 0; at -= 1) {
    const found = inOne(words, at) ?? inTwo(words, at, gazetteer.departement.code);
    if (found) return found;
  }
  return undefined;
}

function inOne(words: readonly string[], at: number): Postcode | undefined {
  const code = words[at] ?? '';
  const isMoney = ['euro', 'euros', 'e', 'balles', 'km'].includes(words[at + 1] ?? '');
  return /^\d{5}$/.test(code) && !isMoney ? { code, from: at, to: at + 1 } : undefined;
}

function inTwo(words: readonly string[], at: number, departement: string): Postcode | undefined {
  const isNumber = (word = '') => /^\d+$/.test(word);
  if (words[at] !== departement || !/^\d{3}$/.test(words[at + 1] ?? '')) return undefined;
  if (isNumber(words[at - 1]) || isNumber(words[at + 2])) return undefined;
  return { code: `${departement}${words[at + 1]}`, from: at, to: at + 2 };
}

/** Our communes under a postcode. A CEDEX code is read as the ordinary code it begins like (36020 → 36000). */
export function communesUnder(code: string, gazetteer: Gazetteer): readonly Commune[] {
  const codes = [code, `${code.slice(0, 4)}0`, `${code.slice(0, 3)}00`];
  return codes.map((one) => gazetteer.byPostcode.get(one)).find((found) => found !== undefined) ?? [];
}

/** Départements a foreign postcode may belong to; its first figures decide for a CEDEX code. */
export function departementsUnder(code: string, words: readonly string[], gazetteer: Gazetteer): string[] {
  const { elsewhere, departement } = gazetteer;
  const exact = elsewhere.byPostcode.get(code) ?? [];
  const start = code.startsWith('97') ? code.slice(0, 3) : code.slice(0, 2);
  const isSaid = words.includes('cedex') || words.length === 1;
  const guessed = exact.length === 0 && isSaid && elsewhere.departements.has(start) ? [start] : [];
  return [...exact, ...guessed].filter((one) => one !== departement.code);
}
