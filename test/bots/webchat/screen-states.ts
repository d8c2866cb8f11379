import type { TurnContext } from 'botbuilder';
import type { Bot } from '../../../bots/bot.js';
import { makeSignpostBot } from '../../../bots/signpost-bot.js';
import { dataOf, messageTree, type Shown } from '../../../bots/webchat/page/message.js';
import { toHtml } from '../../../bots/webchat/page/to-html.js';
import { worldOf } from '../../dialogs/world.js';
import { readStories, type Story } from '../../stories/play.js';
import { silentReaders } from '../../stories/readers.js';

/** What a person sees after one turn: the question she answered, her words, what the bot said then. */
export interface ScreenState {
  /** Story and words that led there. */
  name: string;
  before: Shown | undefined;
  words: string;
  said: Shown[];
}

/** Languages in which every story is told: its words are understood in both. */
export const LANGUAGES = ['fr', 'en'] as const;

/**
 * Every screen that differs from all others by a word, in every story there is, told in this language whatever its own.
 * Turns that end the talk are left out: they are states of the page, not of the talk.
 */
export async function screensInStories(lang: string): Promise<ScreenState[]> {
  const found = new Map<string, ScreenState>();
  for (const { file, story } of readStories()) {
    for (const state of await screensIn(story, { lang, file })) {
      const key = htmlOf(state.said);
      if (!found.has(key)) found.set(key, state);
    }
  }
  return [...found.values()];
}

/** One of each kind, by its kind: the same steps made of the same elements are one screen, whatever the words. */
export function kindsOf(states: readonly ScreenState[]): Map<string, ScreenState> {
  const kinds = new Map<string, ScreenState>();
  for (const state of states) {
    const kind = kindOf(htmlOf(state.said));
    if (!kinds.has(kind)) kinds.set(kind, state);
  }
  return kinds;
}

/** Names of the steps on these screens, each once. */
export function stepsOf(states: readonly ScreenState[]): string[] {
  const steps = states.flatMap(({ said }) => said.map((one) => dataOf(one).step ?? ''));
  return [...new Set(steps)].sort();
}

/** The elements a piece of page is made of, without its words, their language and addresses, each once. */
export function kindOf(html: string): string {
  const tags = html.match(/<[a-z][^>]*>/g) ?? [];
  const bare = tags.map((tag) => tag.replace(/ (value|aria-label|lang)="[^"]*"/g, '').replace(NUMBER, '$1'));
  return [...new Set(bare)].sort().join('');
}

/** Numbers differ from door to door; what is done with them does not. */
const NUMBER = /((?:tel|sms|https):)[^"]*/g;

const htmlOf = (said: readonly Shown[]): string => said.map((one) => toHtml(messageTree(one))).join('');

async function screensIn(
  { content, at, talk }: Story,
  { lang, file }: { lang: string; file: string },
): Promise<ScreenState[]> {
  now = new Date(at);
  const opened = botOf(content).open({ lang, channel: 'web' });
  let [state, before] = [opened.state, opened.activities.at(-1) as Shown | undefined];
  before = { ...before, channelData: { ...(before?.channelData as object), opening: false } };
  const screens: ScreenState[] = [];
  for (const { writes } of talk) {
    const reply = await botOf(content).hear(state, { activity: { text: writes } } as TurnContext);
    const said = (reply.activities as Shown[]).filter(({ type }) => type === 'message');
    if (said.length === reply.activities.length && said.length > 0)
      screens.push({ name: `${file}, « ${writes} »`, before, words: writes, said });
    [state, before] = [reply.state, said.at(-1) ?? before];
  }
  return screens;
}

let now = new Date();
const bots = new Map<string, Bot>();

function botOf(pack: 'demo' | 'indre'): Bot {
  const bot =
    bots.get(pack) ??
    makeSignpostBot({ content: worldOf(pack).content, clock: () => now, readers: silentReaders });
  bots.set(pack, bot);
  return bot;
}
