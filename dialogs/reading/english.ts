import { wordsOf } from './normalise.js';

/**
 * Whether a first text is in English: an SMS brings no language with it, as a browser does. Words that French does not have;
 * not sure is no, and « english » may be written at any moment.
 */
export function isEnglish(text: string): boolean {
  const words = wordsOf(text.slice(0, READ)).map((word) => word.text);
  return words.some((word) => SURE.has(word)) || words.filter((word) => USUAL.has(word)).length >= FEWEST;
}

const READ = 400;
const FEWEST = 2;
const SURE = new Set('hello help please husband boyfriend wife scared afraid english'.split(' '));
const USUAL = new Set(
  `i my he she is the and need want was are you they his her him with for what where when how who someone somebody
  hits hit hurt hurts beat beats kill going speak here home am not have has can cannot cant dont this that`.split(
    /\s+/,
  ),
);
