import type { Word } from '../reading/normalise.js';

/** Little words written together with the next one in a quick text, by its only letter. */
const LITTLE: Readonly<Record<string, string>> = { m: 'me', t: 'te', l: 'le', n: 'ne', k: 'que', s: 'se' };
/** Hardly any French or English word starts so. The same letter twice is a slip of the thumb: "mmain". */
const JOINED =
  /^(?:m[bcdfgkpqrstv]|l[bcdfgkmpqrstv]|n[bcdfgkmpqrstv]|t(?!ch)[bcdfgkmpqv]|k[bcdfgmpstv]|s[bdfgjv])./;
const MAY_BE = 'mlntksj';
const SHORTEST = 4;

/**
 * "mtuer" is the two words "me tuer", "jmpend" the three "je me pend": where what follows is a word that the safety net
 * knows and the whole is none. Each stands where the whole does in the original text.
 */
export function unjoined(words: readonly Word[], isKnown: (word: string) => boolean): readonly Word[] {
  const parts = words.map(({ text }) => (MAY_BE.includes(text[0]!) ? partsOf(text, isKnown) : undefined));
  if (parts.every((one) => one === undefined)) return words;
  return words.flatMap((word, at) => parts[at]?.map((text) => placedAs(word, text)) ?? [word]);
}

function placedAs({ from, to, sentence }: Word, text: string): Word {
  return { text, from, to, sentence };
}

function partsOf(text: string, isKnown: (word: string) => boolean): string[] | undefined {
  const isMine = text.startsWith('j') && JOINED.test(text.slice(1));
  const rest = isMine ? text.slice(1) : text;
  if (!JOINED.test(rest) || rest.length < SHORTEST) return undefined;
  const word = rest.slice(1);
  if (!isKnown(word) || isKnown(text)) return undefined;
  return [...(isMine ? ['je'] : []), LITTLE[rest[0]!]!, word];
}
