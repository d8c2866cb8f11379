import type { Content, Text } from '../../content/model.js';
import { wholeOf } from './commands.js';
import { normalise, normaliseTitle } from './normalise.js';
import { wordsOfKey } from './options.js';

/** What is offered under « Autres aides », by a message that is its title or one plain word for it, and nothing more. */

const LONGEST = 80;
/** Synonyms of a card as whole messages: "argent", "preuves". Inside a story these words ask for nothing. */
const ALONE = 'alone.';

/** `card.<id>` or `help.<group>`, the step a whole message names by its title, in any language; else `undefined`. */
export function readHelpNamed(text: string, content: Content): string | undefined {
  if (text.length > LONGEST) return undefined;
  const { groups, cards } = content.cards;
  const steps = [...cards.map(({ id }) => `card.${id}`), ...groups.map(({ id }) => `help.${id}`)];
  const whole = wholeOf(text);
  const alone = cards.find(({ id }) => wordsOfKey(content.synonyms, ALONE + id).has(whole));
  return steps.find((step) => isTitleOf(text, step, content)) ?? (alone && `card.${alone.id}`);
}

/** Whether a whole message is the title that content gives to a key, in any language. */
export function isTitleOf(text: string, key: string, { texts, overlays }: Content): boolean {
  const whole = normalise(text.slice(0, LONGEST + 1));
  const titles = [...Object.values(texts), ...overlays.values()].flatMap((all) => all.get(key) ?? []);
  return titles.some((title) => normaliseTitle(webOf(title)) === whole);
}

const webOf = (text: Text): string => (typeof text === 'string' ? text : text.web);
