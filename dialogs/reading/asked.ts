import type { Content } from '../../content/model.js';
import { wholeOf } from './commands.js';
import { wordsOfKey } from './options.js';

const LONGEST = 80;

/** Keys of the words (synonyms.yaml of each language) of what is often written first, and of what is said to it. */
const ANSWERS: readonly (readonly [words: string, answer: string])[] = [
  ['said.hello', 'asked.hello'],
  ['said.asks_who', 'asked.who'],
  ['said.asks_secret', 'secrecy.children'],
  ['said.asks_cost', 'asked.cost'],
  ['said.lost', 'asked.lost'],
];

/**
 * The key of what answers a whole message about the service itself: a greeting, who writes, whether it is anonymous or
 * free, « je ne sais pas quoi faire ». `undefined` for any other.
 */
export function answerToAsked(text: string, synonyms: Content['synonyms']): string | undefined {
  if (text.length > LONGEST) return undefined;
  const whole = wholeOf(text);
  return ANSWERS.find(([words]) => wordsOfKey(synonyms, words).has(whole))?.[1];
}
