import { foldAccents, separateWords } from '../../content/communes/normalise-name.js';

/** One word, as compared (no accents) and as heard (accents kept). */
export interface Word {
  plain: string;
  heard: string;
}

const longestAnswer = 300;
const politeness = /\bs\W?il (vous|te) pla[iî]t/gi;

/** The words of the first 300 characters. A word that this cuts in two is dropped: half a name is another name. */
export function readWords(text: string): Word[] {
  const isCut = text.length > longestAnswer;
  const start = text.slice(0, longestAnswer);
  const whole = isCut ? start.replace(/\S+$/, '') : start;
  const separate = separateWords(zeros(whole).replace(politeness, '')).flatMap(withoutGluedSaint);
  return separate.map((heard) => ({
    heard,
    plain: foldAccents(heard),
  }));
}

/** "stgauthier": no French word begins with these letters. */
function withoutGluedSaint(word: string): string[] {
  return /^st[bcdfghjklmnpqsvx]\p{L}{3}/u.test(word) ? ['saint', word.slice(2)] : [word];
}

/** "36OOO": letters typed for zeros. */
function zeros(text: string): string {
  return text.replace(/(?<=\d)o+(?![^\W\d_])/gi, (letters) => '0'.repeat(letters.length));
}

export function plainWords(words: readonly Word[]): string[] {
  return words.map(({ plain }) => plain);
}
