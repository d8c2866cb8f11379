import type { Content, Lang } from '../content/model.js';
import type { Listener } from '../dialogs/danger/listen.js';
import type { Hit, Input, ReadTime, State } from '../dialogs/model.js';
import { readAnswer } from '../dialogs/reading/answers.js';
import { COMMANDS, readCommand } from '../dialogs/reading/commands.js';
import { normalise, normaliseTitle } from '../dialogs/reading/normalise.js';
import { readReport } from '../dialogs/reading/reports.js';
import { isCovered } from '../dialogs/covered.js';
import { isTalking } from '../dialogs/talking.js';
import { maskPersonal } from './masking.js';

/** Recognizers-Text, seen from here: late, dead or unsure is `undefined`, and the turn goes on without it. */
export interface Readers {
  readNumber(text: string, lang: Lang): Promise<number | undefined>;
  readTime(text: string, lang: Lang, at: { now: Date; zone: string }): Promise<ReadTime | undefined>;
  /** Warms the reading of times while the person thinks of her answer. */
  prepareTime(): void;
}

export interface ReadingContext {
  content: Content;
  readers: Readers;
  /** The safety net: what a message says of danger. */
  listen: Listener;
  titles: (state: State) => string[][];
  now: Date;
}

/** Words to the engine's input. Danger is read first, always; then commands; then the answer to what is on screen. */
export async function readTurn(text: string, state: State, context: ReadingContext): Promise<Input> {
  const { content } = context;
  const hits = withoutAskedAddress(context.listen(text), state);
  if (isTalking(state) && !isCovered(state)) return readToPerson(text, hits, { ...context, state });
  const report = readReport(text, context);
  if (report !== undefined) return { kind: 'report', record: report };
  const titles = context.titles(state);
  const isButton = isTitle(text, titles);
  const command = isButton ? undefined : readCommand(text, content.synonyms);
  if (command !== undefined) return { kind: 'command', ...command };
  const ids = await readChoice(text, state, { ...context, titlesShown: titles });
  if (ids !== undefined) return { kind: 'choose', ids, hits: isButton ? [] : hits };
  const time = await timeIn(text, state, context);
  const masked = state.open?.step === 'summary.line' ? { masked: maskPersonal(text) } : {};
  return { kind: 'say', text, hits, ...masked, ...(time === undefined ? {} : { time }) };
}

/** To a person: only a button of the screen, by its very words, and what must act at once are for the bot. */
function readToPerson(
  text: string,
  hits: readonly Hit[],
  { state, titles, content }: ReadingContext & { state: State },
): Input {
  const option = state.open?.options[chosenToPerson(text, state, titles(state))];
  if (option !== undefined) return { kind: 'choose', ids: [option.id], hits: [] };
  const command = readCommand(text, content.synonyms);
  const acts = command !== undefined && COMMANDS[command.id].inHandover === 'acts';
  return acts ? { kind: 'command', ...command } : { kind: 'say', text, hits };
}

/** By SMS a number answers the bot's own question; while words go to the person, « 1 » is one of them. */
function chosenToPerson(text: string, { channel, open }: State, titles: string[][]): number {
  const isAsking = channel === 'sms' && open !== undefined && open.step !== 'human.talking';
  const digit = /^\s*([1-9])\s*[.!]?\s*$/.exec(text)?.[1];
  return isAsking && digit !== undefined
    ? Number(digit) - 1
    : titles.findIndex((names) => isTitle(text, [names]));
}

/** An address alone is a call for help, except where a place has just been asked for. */
function withoutAskedAddress(hits: readonly Hit[], state: State): readonly Hit[] {
  return state.open?.slot === 'place' ? hits.filter(({ why }) => !why.startsWith('address-only')) : hits;
}

/** A button's own words are not a story: "La personne l'a en main" is counted once, by the answer it is. */
function isTitle(text: string, titles: readonly (readonly string[])[]): boolean {
  const whole = normalise(text);
  return titles.some((names) => names.some((name) => normaliseTitle(name) === whole));
}

async function readChoice(
  text: string,
  state: State,
  context: ReadingContext & { titlesShown: string[][] },
): Promise<string[] | undefined> {
  if (state.open === undefined) return undefined;
  const read = readAnswer(text, state.open, context.titlesShown, context.content.synonyms);
  if (read !== undefined) return 'done' in read ? ['done'] : read.ids;
  return choiceByNumber(text, state, context.readers);
}

/** The longest text in which a bare number may still be the answer: "la onzième", not a story with a number in it. */
const SHORT = 24;

async function choiceByNumber(text: string, state: State, readers: Readers): Promise<string[] | undefined> {
  const isPlain = text.length <= SHORT && state.open?.slot === undefined;
  if (!isPlain) return undefined;
  const number = await readers.readNumber(text, state.lang);
  const option = number === undefined ? undefined : state.open?.options[number - 1];
  return option === undefined ? undefined : [option.id];
}

async function timeIn(text: string, state: State, context: ReadingContext): Promise<ReadTime | undefined> {
  if (state.open?.slot !== 'time') return undefined;
  const zone = context.content.settings.time_zone;
  return context.readers.readTime(text, state.lang, { now: context.now, zone });
}
