import type { Content, Lang } from '../../content/model.js';
import { wallClockAt } from '../../dialogs/hours/wall-clock.js';
import type { Bot } from '../bot.js';
import type { Conversations } from '../conversations.js';
import type { Turns } from '../turns.js';
import { cleaned } from '../webchat/inbound.js';
import type { LimitedThing, Limits } from '../webchat/limits.js';
import { networkOf } from '../webchat/network.js';
import type { WordsIn } from '../words.js';
import { nobodyOnDuty, type Desk } from './desk.js';
import { EventsOut, type Hearers } from './events-out.js';
import { flagsOf, type LineFlags } from './line-flags.js';
import { signalTo } from './signal-to.js';
import { LineKeeper } from './line-keeper.js';
import { queueDesk } from './queue-desk.js';
import { rulesOf, type Rules } from './queue-rules.js';
import { queueService } from './queue-service.js';
import type { QueueStore } from './queue-store.js';
import type { QueueService } from './service.js';
import { SmsSigns } from './sms-signs.js';
import { LocalSigns, paced, type Signs } from './signs.js';
import type { SmsTalks } from './sms-talks.js';
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
}

/** What is known once the stores and the turns are there. */
export interface Attached {
  queue: QueueStore;
  store: Conversations;
  turns: Turns;
  bot: Bot;
  /** Of all processes; of this one when absent. */
  signs?: Signs;
  limits: Limits;
  /** The console's audit, and how the lead is alerted. */
  hearers?: Partial<Pick<Hearers, 'audit' | 'lead'>>;
  /** The talks by SMS, where there are any. */
  sms?: SmsTalks;
  failed: (error: unknown) => void;
}

export interface Running {
  service: QueueService;
  /** Whether a visitor's page is connected, and that it asks: told by the streams, polls and forms. */
  visitors: Visitors;
  signs: Signs;
  /**
   * Lets time pass: called by a timer. `open`: the rota says that somebody should be there. Tells whether nobody is, so long
   * that the lead was alerted; and how the line stands.
   */
  tick: (open: boolean) => Promise<{ unattended: boolean; line: LineFlags }>;
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
      people: (id) => this.#desk.people(id),
      request: (id, request) => this.#desk.request(id, request),
      resume: (id, words) => this.#desk.resume(id, words),
      takeSlot: (id, slot) => this.#desk.takeSlot(id, slot),
      note: (id, note) => this.#desk.note(id, note),
    };
  }

  attach(to: Attached): Running {
    const { clock, content, newId } = this.#parts;
    const rules = this.#parts.rules ?? rulesOf(content.settings);
    const signs = paced(to.signs ?? new LocalSigns(), clock);
    const now = () => clock().getTime();
    const wordsIn = this.#parts.words;
    const keeper = new LineKeeper({ store: to.queue, clock, rules });
    const out = new EventsOut(keeper, hearersOf(keeper, to));
    this.#desk = queueDesk({
      ...{ keeper, newId, words: this.#twoWords(), wallClock: this.#wallClock() },
      mayTry: (talk) => mayTryWords(talk, to),
      mayAsk: (talk) => mayAsk(talk, to),
    });
    const smsSigns = new SmsSigns();
    const visitors = new Visitors({ ...to, keeper, smsSigns });
    const service = queueService({
      ...{ keeper, out, store: to.store, signs, smsSigns, newId, cleaned },
      say: async (words) => {
        const answer = await sayTo(words, {
          ...to,
          ways: (state) => to.bot.ways?.(state) ?? {},
          now,
          wordsIn,
        });
        await to.sms?.look(words.talk);
        return answer;
      },
      numberOf: async (talk) => to.sms?.number(talk),
      summary: (_state, summary) => summaryWords(summary, this.#parts.words('fr', 'web')),
    });
    const unwatch = keeper.watch(() => void out.flush());
    const tick = async (open: boolean) => {
      await keeper.run({ kind: 'tick', open });
      await visitors.look();
      await out.flush();
      const queue = await keeper.read();
      return { unattended: queue.empty?.told ?? false, line: flagsOf(queue, now(), rules) };
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
  const network = networkOf(from);
  const passes = async (what: LimitedThing, key: string) => (await limits.take(what, key)) === 'pass';
  if (!(await passes('words', talk))) return false;
  if (from !== '' && !(await passes('words_address', from))) return false;
  return network === undefined || passes('words_network', network);
}

/** Who fills the line from one address fills it for nobody else. */
async function mayAsk(talk: string, { limits, turns }: Attached): Promise<boolean> {
  const from = turns.fromOf(talk);
  return from === '' || (await limits.take('asking', from)) === 'pass';
}

function hearersOf(keeper: LineKeeper, { turns, bot, hearers, failed, sms }: Attached): Hearers {
  return {
    visitor: async (talk, signal) => {
      await signalTo(talk, signal, { turns, bot, keeper });
      if (signal.name === 'closed') await sms?.pause(talk);
      await sms?.look(talk);
    },
    audit: () => undefined,
    lead: () => undefined,
    failed,
    ...hearers,
  };
}
