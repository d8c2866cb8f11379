import { wholeOf } from '../reading/commands.js';
import { wordsOfKey } from '../reading/options.js';
import { isProbing } from '../words-heard.js';
import type { Input, World } from '../model.js';

/** « C'est qui ? », or whoever asks what somebody else wrote: the neutral line, the same for everybody. */
export function asksWhoThisIs(input: Input, { content }: World): boolean {
  if (input.kind !== 'say') return false;
  return isProbing(input.hits) || wordsOfKey(content.synonyms, 'said.who_is_this').has(wholeOf(input.text));
}
