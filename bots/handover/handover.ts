import type { Content, Lang } from '../../content/model.js';
import { wallClockAt } from '../../dialogs/hours/wall-clock.js';
import type { Bot } from '../bot.js';
import type { Conversations } from '../conversations.js';
import type { Turns } from '../turns.js';
import { cleaned } from '../webchat/inbound.js';
import type { Limits } from '../webchat/limits.js';
import type { WordsIn } from '../words.js';
import { nobodyOnDuty, type Desk } from './desk.js';
import { EventsOut, type Hearers } from './events-out.js';
import { signalTo } from './signal-to.js';
import { LineKeeper } from './line-keeper.js';
import { queueDesk } from './queue-desk.js';
import { RULES, type Rules } from './queue-rules.js';
import { queueService } from './queue-service.js';
import type { QueueStore } from './queue-store.js';
import type { QueueService } from './service.js';
import { LocalSigns, paced, type Signs } from './signs.js';
import { summaryWords } from './summary-words.js';
import { TwoWords } from './two-words.js';
import { Visitors } from './visitors.js';
import { sayTo } from './worker-words.js';

export interface HandoverParts {
  content: Content;
  clock: () => Date;
  /** Of the two words: from the service's secret. */
  key: Buffer;
  newId: () => string;
  words: WordsIn;
  rules?: Rules;
  signs?: Signs;
}

/** What is known once the stores and the turns are there. */
export interface Attached {
  queue: QueueStore;
  store: Conversations;
  turns: Turns;
  bot: Bot;
  limits: Limits;
  /** The console's audit, and how the lead is alerted. */
  hearers?: Partial<Pick<Hearers, 'audit' | 'lead'>>;
  failed: (error: unknown) => void;
}

export interface Running {
  service: QueueService;
  /** Whether a visitor's page is connected: told by the streams. */
  visitors: Visitors;
  signs: Signs;
  /** Lets time pass: called by a timer. `open`: the rota says that somebody should be there. */
  tick: (open: boolean) => Promise<void>;
  stop: () => void;
}

/**
 * The people's side of the house put together. The bot is made before the stores are there: its desk answers that nobody
 * is on duty until `attach`.
 */
export class Handover {
  readonly desk: Desk;
  readonly #parts: HandoverParts;
  #desk: Desk = nobodyOnDuty;

  constructor(parts: HandoverParts) {
    this.#parts = parts;
    this.desk = {
      people: () => this.#desk.people(),
      request: (id, request) => this.#desk.request(id, request),
      resume: (id, words) => this.#desk.resume(id, words),
      takeSlot: (id, slot) => this.#desk.takeSlot(id, slot),
      note: (id, note) => this.#desk.note(id, note),
    };
  }

  attach(to: Attached): Running {
    const { clock, rules = RULES, newId } = this.#parts;
    const signs = paced(this.#parts.signs ?? new LocalSigns(), clock);
    const keeper = new LineKeeper({ store: to.queue, clock, rules });
    const out = new EventsOut(keeper, hearersOf(keeper, to));
    this.#desk = queueDesk({
      ...{ keeper, newId, words: this.#twoWords(), wallClock: this.#wallClock() },
      mayTry: (talk) => mayTryWords(talk, to),
    });
    const visitors = new Visitors({ keeper, store: to.store, failed: to.failed });
    const service = queueService({
      ...{ keeper, out, store: to.store, signs, newId, cleaned },
      say: (words) => sayTo(words, { ...to, ways: (state) => to.bot.ways?.(state) ?? {} }),
      summary: (_state, summary) => summaryWords(summary, this.#parts.words('fr', 'web')),
    });
    const unwatch = keeper.watch(() => void out.flush());
    const tick = async (open: boolean) => {
      await keeper.run({ kind: 'tick', open });
      await visitors.look();
      await out.flush();
    };
    return { service, visitors, signs, tick, stop: () => (unwatch(), visitors.stop()) };
  }

  #twoWords(): TwoWords {
    const { content, key } = this.#parts;
    const list = (lang: Lang) => content.synonyms[lang].get('two_words') ?? [];
    return new TwoWords(key, list('fr'));
  }

  #wallClock(): (ms: number) => string {
    const zone = this.#parts.content.settings.time_zone;
    return (ms) => wallClockAt(new Date(ms), zone);
  }
}

/** Where she asks from is counted only when it is known, and kept nowhere (limits.ts). */
async function mayTryWords(talk: string, { limits, turns }: Attached): Promise<boolean> {
  const from = turns.fromOf(talk);
  if ((await limits.take('words', talk)) !== 'pass') return false;
  return from === '' || (await limits.take('words_address', from)) === 'pass';
}

function hearersOf(keeper: LineKeeper, { turns, bot, hearers, failed }: Attached): Hearers {
  return {
    visitor: (talk, signal) => signalTo(talk, signal, { turns, bot, keeper }),
    audit: () => undefined,
    lead: () => undefined,
    failed,
    ...hearers,
  };
}
