import type { Lang } from '../model.js';
import { countSyllables } from './syllables.js';

/** A text measured: how long its sentences are and how easily it reads (0 hard, 100 and above very easy). */
export interface Measure {
  words: number;
  sentences: number;
  longestSentence: number;
  wordsPerSentence: number;
  score: number;
}

/**
 * French: Kandel and Moles (1958), 207 − 1.015 × words per sentence − 73.6 × syllables per word.
 * English: Flesch (1948), 206.835 − 1.015 × words per sentence − 84.6 × syllables per word.
 */
export function measure(text: string, lang: Lang): Measure {
  const lengths = sentencesOf(text).map((sentence) => wordsOf(sentence).length);
  const words = wordsOf(text);
  const wordsPerSentence = words.length / Math.max(1, lengths.length);
  const syllables = words.reduce((sum, word) => sum + countSyllables(word, lang), 0);
  const perWord = syllables / Math.max(1, words.length);
  const [base, weight] = lang === 'fr' ? [207, 73.6] : [206.835, 84.6];
  return {
    words: words.length,
    sentences: lengths.length,
    longestSentence: Math.max(0, ...lengths),
    wordsPerSentence,
    score: base - 1.015 * wordsPerSentence - weight * perWord,
  };
}

/** A line break ends a sentence: a title or an answer has no full stop. */
export function sentencesOf(text: string): string[] {
  const sentences = readAloud(text).split(/(?<=[.!?…:;])\s+|\n+/);
  return sentences.filter((sentence) => wordsOf(sentence).length > 0);
}

function wordsOf(text: string): string[] {
  return readAloud(text).match(/\p{L}+(?:['’-]\p{L}+)*|\d+/gu) ?? [];
}

/** A placeholder is heard as one short word. */
function readAloud(text: string): string {
  return text.replace(/\{\{[^}]*\}\}/g, 'dix');
}
