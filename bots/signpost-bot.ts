import type { Activity, TurnContext } from 'botbuilder';
import { languageAsked } from '../content/languages.js';
import type { Content } from '../content/model.js';
import type { Turned } from '../dialogs/arrive.js';
import { listenerOf, type Listener } from '../dialogs/danger/listen.js';
import { step } from '../dialogs/engine.js';
import { pageOptions } from '../dialogs/sms/page-options.js';
import { HELD } from '../dialogs/sms/person-turn.js';
import { newState } from '../dialogs/state.js';
import { spokenIn } from '../dialogs/tongue.js';
import { isStale } from '../dialogs/signals.js';
import type { Event, Signal, State, World } from '../dialogs/model.js';
import { readAlone } from './alone.js';
import type { Bot, Reply } from './bot.js';
import { askDesk } from './handover/ask-desk.js';
import { nobodyOnDuty, type Desk } from './handover/desk.js';
import { readTurn, type Readers } from './read-turn.js';
import { makeRenderer, type Renderer } from './render.js';
import { makeWords } from './words.js';

export interface BotParts {
  content: Content;
  clock: () => Date;
  readers: Readers;
  desk?: Desk;
}

/** One turn: the safety net, then commands, then the dialog on top of the stack, then words in the person's language. */
export function makeSignpostBot(parts: BotParts): Bot {
  const words = makeWords(parts.content);
  const renderer = makeRenderer(parts.content, words);
  const tools: Tools = {
    ...parts,
    desk: parts.desk ?? nobodyOnDuty,
    renderer,
    listen: listenerOf(parts.content),
  };
  return {
    open: (start) => {
      const begun = newIn(start.lang, start.channel, parts.content);
      if (start.channel === 'sms') return { state: begun, activities: [] };
      const world = worldOf(tools);
      return asOpening(reply(begun, step(begun, START, world), { world, tools }));
    },
    hear: (state, context) => hear(state, context, tools),
    signal: (state, signal) => hearSignal(state, signal, tools),
    ways: (state) => waysOn(state, tools),
    alone: (text, where) =>
      readAlone(text, where, {
        ...tools,
        begin: (lang) => step(newIn(lang, 'web', parts.content), START, worldOf(tools)).state,
        world: () => withPeople(tools).catch(() => worldOf(tools)),
      }),
    apologise: (state) => ({ state, activities: [apologyOf(state, tools)] }),
  };
}

const START = { kind: 'signal', name: 'start' } as const;

/** A talk before its first word, in a language as the settings or a browser call it. */
function newIn(lang: string, channel: State['channel'], content: Content): State {
  return { ...newState({ lang: 'fr', channel }), ...spokenIn(languageAsked(lang, content).id, content) };
}

interface Tools extends BotParts {
  desk: Desk;
  renderer: Renderer;
  listen: Listener;
}

function worldOf({ content, clock }: Tools): World {
  return { content, now: clock() };
}

async function hear(state: State, context: TurnContext, tools: Tools): Promise<Reply> {
  const id = context.activity.conversation?.id ?? '';
  const world = await withPeople(tools, id);
  const text = context.activity.text ?? '';
  const input = await readTurn(text, state, {
    ...tools,
    titles: (now) => titlesOf(now, { world, tools }),
    now: world.now,
  });
  const turned = step(state, input, world);
  const settled = await askDesk({ id, text, before: state }, turned, { tools, world });
  if (settled.state.open?.slot === 'time') tools.readers.prepareTime();
  return reply(state, settled, { world, tools });
}

/** Of each option on screen, all that may be written for it; by SMS the words of the page's button too. */
function titlesOf(state: State, { world, tools: { renderer } }: Speaking): string[][] {
  const { open, channel } = state;
  if (open === undefined) return [];
  const own = renderer.titles(open, channel);
  if (channel === 'web') return own;
  const onPage = pageOptions(state, world);
  return own.map((titles, at) => {
    const twin = onPage[at];
    const more = twin === undefined ? [] : renderer.titles({ ...open, options: [twin] }, 'web').flat();
    return [...titles, ...more];
  });
}

/** Unasked; `undefined` when it is for another case or was taken before. */
async function hearSignal(state: State, signal: Signal, tools: Tools): Promise<Reply | undefined> {
  if (isStale(state, signal)) return undefined;
  const world = await withPeople(tools);
  return reply(state, step(state, signal, world), { world, tools });
}

async function withPeople(tools: Tools, id?: string): Promise<World> {
  return { ...worldOf(tools), people: await tools.desk.people(id) };
}

interface Speaking {
  world: World;
  tools: Tools;
}

type Failed = Extract<Event, { kind: 'report' }>;

function reply(before: State, { state, events }: Turned, { world, tools: { renderer } }: Speaking): Reply {
  const activities = events.flatMap((event) =>
    event.kind === 'message' ? [inTalk(renderer.activity(event, state, world.now), state)] : [],
  );
  const keep = events.find(
    (event): event is Extract<Event, { kind: 'forget' }> => event.kind === 'forget',
  )?.keep;
  const failed = events.find((event): event is Failed => event.kind === 'report')?.record;
  const ending = events.map(({ kind }) => kind).find((kind) => kind === 'leave' || kind === 'erase');
  const reached = state.open?.step;
  const isToPerson = events.some((event) => event.kind === 'desk' && event.act.do === 'said');
  return {
    state,
    activities,
    ...(reached === undefined || reached === before.open?.step ? {} : { reached }),
    ...(failed === undefined ? {} : { reported: failed }),
    ...(keep === undefined ? {} : { keep }),
    ...(isToPerson && before.handoff ? { toPerson: before.handoff.case } : {}),
    ...(before.handoff && !state.handoff ? { parted: true as const } : {}),
    ...(ending === undefined ? {} : { ending }),
  };
}

/**
 * What the bot says between them, while she talks with a person, that person may read. `held`: her place is kept, so a page
 * left open must not forget everything by itself.
 */
function inTalk(activity: Partial<Activity>, { handoff }: State): Partial<Activity> {
  if (handoff === undefined) return activity;
  const isRead = handoff.phase === 'talking' && !NOT_FOR_HER_READER.includes(stepOf(activity));
  const readable = isRead ? { case: handoff.case } : {};
  return { ...activity, channelData: { ...(activity.channelData as object), held: true, ...readable } };
}

/** Of a talk by SMS: what the person wrote and has before their eyes already, and what only opens the way. */
const NOT_FOR_HER_READER: readonly string[] = [HELD, 'human.knock', 'human.window'];

function stepOf({ channelData }: Partial<Activity>): string {
  return (channelData as { step?: string } | undefined)?.step ?? '';
}

/** The page already shows the opening in its HTML: it must know these words when they come again. */
function asOpening(opened: Reply): Reply {
  const marked = opened.activities.map((activity) => ({
    ...activity,
    channelData: { ...(activity.channelData as object), opening: true },
  }));
  return { ...opened, activities: marked };
}

/** What failed may be the question itself: then the numbers come without it. */
function apologyOf(state: State, tools: Tools): Partial<Activity> {
  try {
    return apology(state, tools);
  } catch {
    return apology({ ...state, open: undefined }, tools);
  }
}

/** After a fault of ours: the numbers, to be tapped where they stand, and the question again. */
function apology(state: State, tools: Tools): Partial<Activity> {
  const step = 'sorry.emergency';
  const message = { kind: 'message', step, says: [{ key: step }], doors: [] } satisfies Event;
  return { ...tools.renderer.activity(message, state, tools.clock()), ...waysOn(state, tools) };
}

function waysOn(state: State, { renderer, clock }: Tools): Partial<Activity> {
  if (state.open === undefined) return {};
  const message = { kind: 'message', step: state.open.step, says: [], doors: [], ask: state.open } as const;
  const { suggestedActions } = renderer.activity({ ...message, says: [], doors: [] }, state, clock());
  return suggestedActions === undefined ? {} : { suggestedActions };
}
