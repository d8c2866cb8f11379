import { isOffered } from './card-doors.js';
import { mayReadCards, toCard } from './card.js';
import { placeSaid } from './place-asked.js';
import { isDoneToWriter, readCardNamed } from './reading/card-named.js';
import { say, topOf } from './state.js';
import { speaksOfDanger } from './words-heard.js';
import type { Go, Input, Say, State, World } from './model.js';

type Said = Extract<Input, { kind: 'say' }>;

/** A longer message is a story: it is heard as one. */
const WORDS_OF_A_NEED = 12;
const WORDS_WITH_A_NAME = 25;

/** A card asked for by name, or by the need it answers, on any screen: only where the words speak of no danger. */
export function cardHeard(state: State, said: Said, world: World): Go | undefined {
  if (!mayReadCards(state) || speaksOfDanger(said.hits) || isAnswerOfItsOwn(state, said, world))
    return undefined;
  const id = cardIn(said, world);
  return id === undefined || topOf(state) === `card.${id}` ? undefined : toCard(id, state);
}

/** Whether a card is asked for by its name, which says more than the need. */
export function namesCard(state: State, said: Said, world: World): boolean {
  return mayReadCards(state) && cardNamed(said, world) !== undefined;
}

/** Where the words speak of danger too, that comes first and the card waits among the doors: its id. */
export function cardWaiting(state: State, said: Said, world: World): string | undefined {
  if (!mayReadCards(state) || !speaksOfDanger(said.hits)) return undefined;
  const id = readCardNamed(said.text, world.content.synonyms) ?? cardNeeded(said, world);
  return id !== undefined && cardIsOffered(id, world) ? id : undefined;
}

/**
 * What is said, in the same turn, of the card that waits: where its words may be asked first, when content says so, and
 * what to write to come to it.
 */
export function waitingSaid({ answers, lang }: State, { content }: World): Say[] {
  const id = answers['card']?.[0];
  const words = content.synonyms[lang].get(`card.${id ?? ''}`)?.[0];
  if (id === undefined || words === undefined) return [];
  const own = `noted.card.${id}`;
  return [...(content.texts[lang].has(own) ? [say(own)] : []), say('noted.card', { words })];
}

/** The same, where that card was asked for in this turn. */
export function waitingNow(before: State, now: State, world: World): Say[] {
  return before.answers['card']?.[0] === now.answers['card']?.[0] ? [] : waitingSaid(now, world);
}

/** A place or a time just asked for is an answer; and behind the screen that names nothing, nothing is named. */
function isAnswerOfItsOwn(state: State, said: Said, world: World): boolean {
  if (topOf(state) === 'traces.neutral') return true;
  if (state.open?.slot === 'time') return said.time !== undefined;
  return state.open?.slot === 'place' && placeSaid(state, said, world) !== undefined;
}

function cardIn(said: Said, world: World): string | undefined {
  return cardNamed(said, world) ?? (isShort(said, WORDS_OF_A_NEED) ? cardNeeded(said, world) : undefined);
}

function cardNamed(said: Said, { content: { synonyms } }: World): string | undefined {
  return isShort(said, WORDS_WITH_A_NAME) && !isDoneToWriter(said.text, synonyms)
    ? readCardNamed(said.text, synonyms)
    : undefined;
}

function isShort({ text }: Said, words: number): boolean {
  return text.trim().split(/\s+/).length <= words;
}

function cardNeeded({ text, hits }: Said, { content }: World): string | undefined {
  if (isDoneToWriter(text, content.synonyms)) return undefined;
  return content.cards.cards.find(({ needs }) => hits.some(({ label }) => needs.includes(label)))?.id;
}

function cardIsOffered(id: string, world: World): boolean {
  return world.content.cards.cards.some((card) => card.id === id && isOffered(card, world));
}
