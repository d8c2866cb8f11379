import { wordsOf, type Word } from '../reading/normalise.js';
import { newForm, type Form, type FormOf } from './forms.js';

/** A word of a message where it stands. */
export interface Token {
  form: Form;
  /** What follows an elision: `etrangle` in "m'étrangle". */
  core: Form | undefined;
  /** UTF-16 offsets in the original text, [from, to[. */
  from: number;
  to: number;
  sentence: number;
}

/** Quick spellings and what they stand for, in one or several words: `mtn` → `maintenant`. See content/danger. */
export type Spellings = ReadonlyMap<string, readonly string[]>;

/** The words of a text with quick spellings written out. Cost: a constant per character. */
export function tokensOf(text: string, spellings: Spellings, formOf: FormOf = newForm): Token[] {
  return tokensOfWords(wordsOf(text), spellings, formOf);
}

/** The same of a text whose words are known already. */
export function tokensOfWords(words: readonly Word[], spellings: Spellings, formOf: FormOf): Token[] {
  const tokens: Token[] = [];
  for (const { text, core, from, to, sentence } of words) {
    const form = formOf(text);
    const spelt = form.isKnown ? form.spelt : spellingOf(text, spellings)?.map(formOf);
    if (spelt === undefined) {
      const after = core === undefined ? undefined : formOf(core);
      tokens.push({ form, core: after, from, to, sentence });
    } else for (const one of spelt) tokens.push({ form: one, core: undefined, from, to, sentence });
  }
  return tokens;
}

/** "jveux", "jme": a j before a consonant is "je" and another word. */
const JOINED = /^j[bcdfgklmnpqrstv]/;
const LONG_ENOUGH = 4;

/** The words for which a quick spelling stands, if it is one. */
export function spellingOf(word: string, spellings: Spellings): readonly string[] | undefined {
  const written = spellings.get(word);
  if (written !== undefined) return written;
  return word.length >= LONG_ENOUGH && JOINED.test(word) ? ['je', word.slice(1)] : undefined;
}
