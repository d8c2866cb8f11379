import type { Content } from '../../content/model.js';
import { wholeOf } from './commands.js';
import { wordsOfKey } from './options.js';

const LONGEST = 80;

/** Whether a message is thanks and nothing else ("merci", "ok thanks"): no answer, and no reason to ask again. */
export function isThanks(text: string, synonyms: Content['synonyms']): boolean {
  return text.length <= LONGEST && wordsOfKey(synonyms, 'said.thanks').has(wholeOf(text));
}
