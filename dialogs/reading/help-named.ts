import type { Content, Text } from '../../content/model.js';
import { onceFor } from '../../content/once-for.js';
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
  return stepsNamed(content).get(normalise(text)) ?? stepsAlone(content).get(wholeOf(text));
}

/** Whether a whole message is the title that content gives to a key, in any language. */
export function isTitleOf(text: string, key: string, content: Content): boolean {
  return titlesOf(key, content).includes(normalise(text.slice(0, LONGEST + 1)));
}

function titlesOf(key: string, { texts, overlays }: Content): string[] {
  const titles = [...Object.values(texts), ...overlays.values()].flatMap((all) => all.get(key) ?? []);
  return titles.map((title) => normaliseTitle(webOf(title)));
}

const stepsNamed = onceFor((content: Content) => {
  const { groups, cards } = content.cards;
  const steps = [...cards.map(({ id }) => `card.${id}`), ...groups.map(({ id }) => `help.${id}`)];
  return firstOfEach(steps.map((step) => [step, titlesOf(step, content)]));
});

const stepsAlone = onceFor(({ cards: { cards }, synonyms }: Content) =>
  firstOfEach(cards.map(({ id }) => [`card.${id}`, wordsOfKey(synonyms, ALONE + id)])),
);

/** Steps by what is said for them; of two of one name, the first. */
function firstOfEach(named: readonly (readonly [string, Iterable<string>])[]): ReadonlyMap<string, string> {
  return new Map(named.flatMap(([step, names]) => [...names].map((name) => [name, step] as const)).reverse());
}

const webOf = (text: Text): string => (typeof text === 'string' ? text : text.web);
