import { wordsOf } from '../reading/normalise.js';
import { soundOf } from './sound.js';

/** A word of a message as the safety net compares it: by its letters, by its sound, and without its elision. */
export interface Token {
  text: string;
  sound: string;
  /** What follows an elision: `etrangle` in "m'étrangle", and how it sounds. */
  core?: string;
  coreSound?: string;
  /** UTF-16 offsets in the original text, [from, to[. */
  from: number;
  to: number;
  sentence: number;
}

/** Quick spellings and what they stand for, in one or several words: `mtn` → `maintenant`. See content/danger. */
export type Spellings = ReadonlyMap<string, readonly string[]>;

/** The words of a text with quick spellings written out. Cost: a constant per character. */
export function tokensOf(text: string, spellings: Spellings): Token[] {
  const tokens: Token[] = [];
  for (const { text: word, core, ...place } of wordsOf(text)) {
    const written = spellings.get(word) ?? unjoined(word);
    if (written !== undefined) for (const one of written) tokens.push(token(one, place));
    else tokens.push(token(word, place, core));
  }
  return tokens;
}

type Place = Pick<Token, 'from' | 'to' | 'sentence'>;

function token(text: string, place: Place, core?: string): Token {
  const known = { text, sound: soundOf(text), from: place.from, to: place.to, sentence: place.sentence };
  return core === undefined ? known : { ...known, core, coreSound: soundOf(core) };
}

/** "jveux", "jme": a j before a consonant is "je" and another word. */
const JOINED = /^j[bcdfgklmnpqrstv]/;
const LONG_ENOUGH = 4;

function unjoined(word: string): string[] | undefined {
  return word.length >= LONG_ENOUGH && JOINED.test(word) ? ['je', word.slice(1)] : undefined;
}
