import type { Content } from '../content/model.js';
import type { Listener } from '../dialogs/danger/listen.js';
import { step } from '../dialogs/engine.js';
import { say } from '../dialogs/state.js';
import type { Event, State, World } from '../dialogs/model.js';
import type { Alone, Bot } from './bot.js';
import type { Ending } from './conversations.js';
import { readTurn, type Readers } from './read-turn.js';
import type { Renderer } from './render.js';

export interface AloneTools {
  content: Content;
  readers: Readers;
  listen: Listener;
  renderer: Renderer;
  /** A talk that has just begun: what it has on screen is what these words are read against. */
  begin: (lang: string) => State;
  /** What lines and places are switched off, as far as it is known without the store. */
  world: () => Promise<World>;
}

type Message = Extract<Event, { kind: 'message' }>;

/**
 * Words read by themselves, while the talk they belong to cannot be reached: they are answered as the first of a talk
 * would be, as far as that answer stands without a next question. Danger, a place, a roof, a card. Nothing is kept: when the
 * store is back, the same words are heard in their own talk.
 */
export async function readAlone(
  text: string,
  { lang, canWrite, isKept }: Parameters<NonNullable<Bot['alone']>>[1],
  tools: AloneTools,
): Promise<Alone> {
  const world = await tools.world();
  const begun = asFarAs(canWrite, tools.begin(lang), world);
  const input = await readTurn(text, begun, { ...tools, titles: () => [], now: world.now });
  const { state, events } = step(begun, input, world);
  const ending = endingIn(events);
  if (ending !== undefined) return { activities: [], ending };
  const shown = (message: Message) => tools.renderer.activity(message, state, world.now);
  const answer = answerIn(events.filter((event) => event.kind === 'message'));
  if (answer.some(isCover)) return { activities: answer.map(shown) };
  const told = said(isKept ? 'sorry.alone' : 'sorry.alone_lost');
  return { activities: [tools.renderer.activity(told, begun, world.now), ...answer.map(shown)] };
}

/** She has said that nobody sees her screen: then numbers may be shown in full. */
function asFarAs(canWrite: boolean, begun: State, world: World): State {
  return canWrite ? step(begun, { kind: 'choose', ids: ['yes'], hits: [] }, world).state : begun;
}

/** What stands by itself: never a question whose answer nobody would remember. */
function answerIn(messages: readonly Message[]): Message[] {
  const cover = messages.filter(isCover);
  if (cover.length > 0) return cover.map(unasked);
  if (!messages.some(standsAlone)) return [];
  return messages.filter((message) => message.ask === undefined || standsByItself(message)).map(unasked);
}

const isCover = ({ step: name }: Message): boolean => name === 'traces.neutral';

/** Danger, a door or a card. */
const standsAlone = (message: Message): boolean =>
  standsByItself(message) || message.step.startsWith('card.');

const standsByItself = ({ step: name, doors }: Message): boolean =>
  doors.length > 0 || name === 'emergency.card';

function unasked({ ask: _, ...message }: Message): Message {
  return message;
}

const said = (key: string): Message => ({ kind: 'message', step: key, says: [say(key)], doors: [] });

function endingIn(events: readonly Event[]): Ending | undefined {
  return events.map(({ kind }) => kind).find((kind) => kind === 'leave' || kind === 'erase');
}
