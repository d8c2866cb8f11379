import { instead } from './french-letters.js';
import { isGsm7 } from './gsm-alphabet.js';

/** What stands for a letter nobody decided upon; `npm run content:check` lets no text of ours come to it. */
const UNKNOWN = '?';

/** The same words in the SMS alphabet alone, whatever the text. Never throws. */
export function toGsm7(text: string): string {
  return composed(text)
    .map((letter) => replacementOf(letter) ?? UNKNOWN)
    .join('');
}

/** The letters of a text that have no decided replacement: a text with any of them must be written anew. */
export function lettersWithoutSms(text: string): string[] {
  return [...new Set(composed(text).filter((letter) => replacementOf(letter) === undefined))];
}

/** Blanks inside « » go with them: a quote mark of SMS stands close to its word. */
function composed(text: string): string[] {
  const plain = text
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/«[ \u00a0\u202f\u2009]/g, '«')
    .replace(/[ \u00a0\u202f\u2009]»/g, '»');
  return [...plain];
}

/**
 * A letter of the alphabet is itself; a drawn sign (✓, an emoji) carries nothing that words do not say and goes; a letter of
 * another language loses its accents where something is left of it.
 */
function replacementOf(letter: string): string | undefined {
  if (isGsm7(letter)) return letter;
  const decided = instead[letter];
  if (decided !== undefined) return decided;
  if (/[\p{So}\p{Sk}\p{M}\p{Cf}]/u.test(letter)) return '';
  const bare = letter.normalize('NFKD').replace(/\p{M}/gu, '');
  return bare !== '' && bare !== letter && isGsm7(bare) ? bare : undefined;
}
