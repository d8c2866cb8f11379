import type { Content } from '../../content/model.js';
import { wholeOf } from './commands.js';
import { wordsOfKey } from './options.js';

const LONGEST = 80;

/** Whether a whole message asks for a safety plan: "plan de sécurité", "je veux partir", "safety plan". */
export function isPlanNamed(text: string, synonyms: Content['synonyms']): boolean {
  return text.length <= LONGEST && wordsOfKey(synonyms, 'plan.words').has(wholeOf(text));
}
