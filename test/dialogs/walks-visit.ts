import type { Activity, TurnContext } from 'botbuilder';
import type { Bot } from '../../bots/bot.js';
import { makeSignpostBot } from '../../bots/signpost-bot.js';
import type { Content, Lang } from '../../content/model.js';
import type { Option, State } from '../../dialogs/model.js';
import { silentReaders } from '../stories/readers.js';
import { worldOf } from './world.js';

/** A morning of the week, the middle of a night, a Sunday evening, a public holiday. */
export const CLOCKS = [
  '2026-11-24T09:00:00Z',
  '2026-11-25T01:30:00Z',
  '2026-11-29T18:30:00Z',
  '2026-12-25T10:00:00Z',
] as const;

export const PACKS = ['demo', 'indre'] as const;
export const LANGS: readonly Lang[] = ['fr', 'en'];

/** Where and when a visit happens. */
export interface Setting {
  pack: (typeof PACKS)[number];
  lang: Lang;
  clock: string;
}

export interface Choice {
  id: string;
  title: string;
}

/** What a person sees at the end of a turn, and what the service remembers of it. */
export interface Seen {
  state: State;
  activities: readonly Partial<Activity>[];
  hasEnded: boolean;
}

/** A visit to the real bot in process: every text is read as the service reads it, without network or store. */
export class Visit {
  readonly content: Content;
  readonly #bot: Bot;
  seen: Seen;

  constructor({ pack, lang, clock }: Setting) {
    this.content = worldOf(pack).content;
    this.#bot = botOf(pack, clock);
    this.seen = { ...this.#bot.open({ lang, channel: 'web' }), hasEnded: false };
  }

  async write(text: string): Promise<Seen> {
    const context = { activity: { text, conversation: { id: 'walk' } } } as TurnContext;
    const { state, activities, ending } = await this.#bot.hear(this.seen.state, context);
    this.seen = { state, activities, hasEnded: ending !== undefined };
    return this.seen;
  }

  /** The answers offered, with the words on their buttons. */
  choices(): Choice[] {
    const titles = this.seen.activities.at(-1)?.suggestedActions?.actions ?? [];
    const options: readonly Option[] = this.seen.state.open?.options ?? [];
    return options.map(({ id }, at) => ({ id, title: String(titles[at]?.value ?? '') }));
  }
}

const bots = new Map<string, Bot>();

function botOf(pack: Setting['pack'], clock: string): Bot {
  const name = `${pack} ${clock}`;
  const parts = { content: worldOf(pack).content, readers: silentReaders, clock: () => new Date(clock) };
  const bot = bots.get(name) ?? makeSignpostBot(parts);
  bots.set(name, bot);
  return bot;
}
