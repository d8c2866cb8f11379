import type { Activity } from 'botbuilder';
import type { Conversations, Ending } from '../conversations.js';
import { activityId } from '../outgoing.js';
import type { Turns } from '../turns.js';
import { loggedActivity } from '../webchat/inbound.js';
import type { Limits } from '../webchat/limits.js';
import type { Heard } from './heard.js';
import { end, type Notice } from './said.js';
import type { Taken, Talks } from '../talks.js';

export interface AnswerTools {
  store: Conversations;
  turns: Turns;
  talks: Talks;
  limits: Limits;
  notice: Notice;
  mask: (text: string) => string;
  clock: () => Date;
}

interface Here extends AnswerTools {
  /** Stands for the channel's conversation. */
  name: string;
  /** Whose call it is: the channel's own machines. */
  address: string;
}

type Say = Partial<Activity>[];

export type Answer = () => Promise<Say>;

/**
 * Takes in what happened, and starts the turn. The answer is waited for when it is asked for, so that what is erased is
 * erased at once, even while earlier words are still being delivered.
 */
export async function begin(
  heard: Exclude<Heard, { kind: 'nothing' | 'over' }>,
  here: Here,
): Promise<Answer> {
  if ((await here.limits.take('message', here.name)) !== 'pass')
    return () => Promise.resolve([here.notice('channel.wait', heard.lang)]);
  if (heard.kind === 'message') return listen(heard, here);
  const words =
    heard.kind === 'unread' ? [here.notice(heard.why, heard.lang)] : await greet(heard.lang, here);
  return () => Promise.resolve(words);
}

/** Erases the living talk: the channel has ended it. */
export async function forget({ talks, store }: AnswerTools, name: string): Promise<void> {
  const id = await talks.alive(name);
  if (id !== undefined) await store.erase(id, 'leave');
}

async function greet(lang: string, here: Here): Promise<Say> {
  const greeted = await here.talks.greet(here.name, beginning(lang, here));
  if (greeted === 'none') return [];
  return greeted === 'full' ? [here.notice('channel.wait', lang)] : opening(greeted.id, lang, here);
}

async function listen(
  { text, activityId: sentId, lang }: Extract<Heard, { kind: 'message' }>,
  here: Here,
): Promise<Answer> {
  const logged = loggedActivity({ text: here.mask(text), user: 'visitor', at: here.clock() });
  const written = { logged, raw: text, activityId: sentId };
  const taken = await here.talks.take(here.name, written, beginning(lang, here));
  if (taken === 'full') return () => Promise.resolve([here.notice('channel.wait', lang)]);
  const before = taken.begun ? await opening(taken.id, lang, here) : [];
  const loaded = await here.store.load(taken.id);
  const spoken = loaded === 'gone' ? lang : (loaded.state.tongue ?? loaded.state.lang);
  const ending = untilEnded(taken.id, here);
  const turn = here.turns.hear(taken.id, here.name);
  return async () => {
    await turn;
    return [...before, ...(await answerTo(taken, { ...here, lang: spoken, ending }))];
  };
}

/** How the talk ends, if it does while its turn runs. */
function untilEnded(id: string, { store }: Here): { stop: () => Ending | undefined } {
  let ended: Ending | undefined;
  const unwatch = store.watch(id, (how) => (ended ??= how));
  return {
    stop: () => {
      unwatch();
      return ended;
    },
  };
}

async function answerTo(
  { id, n }: Taken,
  { store, notice, lang, ending }: Here & { lang: string; ending: ReturnType<typeof untilEnded> },
): Promise<Say> {
  const since = await store.since(id, n);
  const how = ending.stop();
  if (since === 'gone') return how === 'erase' ? [notice('channel.erased', lang), end] : [end];
  const said = since.activities.filter(({ replyToId }) => replyToId === activityId(id, n));
  return said.length === 0 ? [notice('channel.wait', lang)] : said;
}

/** The bot's first words, after what this channel must be known to do with them. */
async function opening(id: string, lang: string, { store, notice }: Here): Promise<Say> {
  const since = await store.since(id, 0);
  const words = since === 'gone' ? [] : since.activities;
  return [notice('channel.kept', lang), ...words.filter(isUnasked)];
}

/** The visitor's own words carry an author, the bot's none; an answer carries what it answers. */
function isUnasked({ from, replyToId }: Partial<Activity>): boolean {
  return from === undefined && replyToId === undefined;
}

/** A channel's calls come from few addresses: the limit of openings is for all its people together. */
function beginning(lang: string, { limits, address }: Here) {
  return { lang, mayBegin: async () => (await limits.take('opening', address)) === 'pass' };
}
