import type { Content } from '../../content/model.js';
import { normalise } from '../../dialogs/reading/normalise.js';
import { readCommand } from '../../dialogs/reading/commands.js';
import { wordsOfKey } from '../../dialogs/reading/options.js';
import { cleaned, longestText } from '../webchat/inbound.js';

/** A text as the bot hears it, and what it is before anything of the talk is known. */

/**
 * Up to ten SMS are joined into one; of a longer text the beginning and the end are heard, where what matters is said.
 */
export function heardText(text: string): string {
  const clean = cleaned(text);
  if (clean.length <= longestText) return clean;
  const half = longestText / 2;
  return cleaned(`${clean.slice(0, half)}\n${clean.slice(-half)}`);
}

/** What a telephone answers by itself for somebody who drives or is away. */
export function isAutomatic(text: string, { synonyms }: Pick<Content, 'synonyms'>): boolean {
  const whole = normalise(text.slice(0, longestText));
  return [...wordsOfKey(synonyms, 'said.automatic')].some((start) => `${whole} `.startsWith(`${start} `));
}

/** STOP, ARRET, « efface »: to somebody we hold nothing of, it is answered by nothing. */
export function endsTalk(text: string, { synonyms }: Pick<Content, 'synonyms'>): boolean {
  const command = readCommand(text, synonyms);
  return command !== undefined && ['stop', 'leave', 'erase'].includes(command.id);
}
