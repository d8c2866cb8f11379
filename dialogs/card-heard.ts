import { isOffered } from './card-doors.js';
import { mayReadCards, toCard, toHelp } from './card.js';
import { placeSaid } from './place-asked.js';
import { isDoneToWriter, readCardNamed } from './reading/card-named.js';
import { readHelpNamed } from './reading/help-named.js';
import { aBreath, say, topOf } from './state.js';
import { speaksOfDanger } from './words-heard.js';
import type { Go, Hit, Input, Say, State, World } from './model.js';

type Said = Extract<Input, { kind: 'say' }>;

/** A longer message is a story: it is heard as one. */
const WORDS_OF_A_NEED = 12;
const WORDS_WITH_A_NAME = 25;

/** A card asked for by name, or by the need it answers, on any screen: only where the words speak of no danger. */
export function cardHeard(state: State, said: Said, world: World): Go | undefined {
  if (!mayReadCards(state) || isAnswerOfItsOwn(state, said, world)) return undefined;
  if (speaksOfDanger(said.hits)) return watchedByPhone(state, said, world);
  const id = cardIn(said, world);
  return id === undefined || topOf(state) === `card.${id}` ? undefined : toCard(id, state);
}

const PHONE = 'phone';
const WATCHED: readonly Hit['label'][] = ['control', 'stalking'];

/** "He tracks my phone", and nothing else that is hard: what can be done about it comes with the breath, not after it. */
function watchedByPhone(state: State, said: Said, world: World): Go | undefined {
  if (!isWatchedByPhone(said, world) || topOf(state) === `card.${PHONE}`) return undefined;
  const breath = aBreath(state);
  const go = toCard(PHONE, state);
  return { ...go, says: breath.says, set: { ...go.set, said: breath.said } };
}

/** A card or a group of cards asked for by its title, on any screen that does not itself ask for a place or a time. */
export function helpTitled(state: State, said: Said, world: World): Go | undefined {
  if (!mayReadCards(state) || speaksOfDanger(said.hits) || isAnswerOfItsOwn(state, said, world))
    return undefined;
  const step = readHelpNamed(said.text, world.content);
  return step === undefined || topOf(state) === step ? undefined : toHelp(step, state);
}

function isWatchedByPhone(said: Said, world: World): boolean {
  const isThatAlone = said.hits.every(({ label }) => WATCHED.includes(label));
  return isThatAlone && isShort(said, WORDS_OF_A_NEED) && cardNamed(said, world) === PHONE;
}

/** Whether a card is asked for by its name, which says more than the need. */
export function namesCard(state: State, said: Said, world: World): boolean {
  return mayReadCards(state) && cardNamed(said, world) !== undefined;
}

/** Where the words speak of danger too, that comes first and the card waits among the doors: its id. */
export function cardWaiting(state: State, said: Said, world: World): string | undefined {
  if (!mayReadCards(state) || !speaksOfDanger(said.hits) || isWatchedByPhone(said, world)) return undefined;
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
export function isAnswerOfItsOwn(state: State, said: Said, world: World): boolean {
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
