import type { Activity, TurnContext } from 'botbuilder';
import type { Lang } from '../content/model.js';
import type { State } from '../dialogs/model.js';
import type { Bot, Reply } from './bot.js';
import type { Conversations, Gone, Inbound, Loaded } from './conversations.js';
import { activityId, outgoing } from './outgoing.js';
import { WebAdapter } from './web-adapter.js';

/** What may be said of a failure: an error's class name and the step, never a word of the person. */
export type Report = (
  event: 'turn_failed' | 'turn_late' | 'turn_crowded',
  what: { step: string; error: string },
) => void;

export interface TurnTools {
  store: Conversations;
  bot: Bot;
  clock: () => Date;
  report: Report;
  /** A step was shown. Counts only. */
  count?: (step: string) => void;
  /** How long one answer may take before the apology with the emergency numbers. */
  deadlineMs?: number;
}

/** Each lost race re-reads and answers again; more than this in a row is a fault to report, not to hide. */
const mostRetries = 20;

interface Run {
  again: boolean;
  retries: number;
  done: Promise<void>;
}

/**
 * One turn at a time per conversation, in the order the messages were accepted. Several processes may each have
 * one: the store's compare-and-set decides who answers, and the other reads again. A message stays pending until
 * the very commit that answers it, so a crash between the two loses nothing and answers nothing twice.
 */
export class Turns {
  readonly #tools: TurnTools;
  readonly #adapter: WebAdapter;
  readonly #runs = new Map<string, Run>();

  constructor(tools: TurnTools) {
    this.#tools = tools;
    this.#adapter = new WebAdapter((id, activities) => this.tell(id, activities));
  }

  /** For what speaks outside a turn: `continueConversation` goes through it. */
  get adapter(): WebAdapter {
    return this.#adapter;
  }

  /** Creates the conversation with the bot's first words. `stale` when it is already there. */
  async open(id: string, lang: Lang): Promise<'done' | 'stale' | Gone> {
    const reply = this.#tools.bot.open({ lang, channel: 'web' });
    return this.#commit(id, 0, reply);
  }

  /** Answers everything this conversation has pending. Resolves when nothing is left. Never rejects. */
  hear(id: string): Promise<void> {
    const running = this.#runs.get(id);
    if (running) {
      running.again = true;
      return running.done;
    }
    const run: Run = { again: false, retries: 0, done: Promise.resolve() };
    this.#runs.set(id, run);
    run.done = this.#drain(id, run);
    return run.done;
  }

  /** Unasked words of a colleague or a timer, as one numbered step. Dropped when the conversation is gone. */
  async tell(id: string, activities: Partial<Activity>[]): Promise<void> {
    for (let retries = 0; retries <= mostRetries; retries += 1) {
      const loaded = await this.#tools.store.load(id);
      if (loaded === 'gone') return;
      const outcome = await this.#commit(id, loaded.state.rev, { state: loaded.state, activities });
      if (outcome !== 'stale') return;
    }
    throw new Error('the conversation was too busy to be told');
  }

  /** Resolves when no turn is in flight: for a graceful stop. */
  async idle(): Promise<void> {
    await Promise.all([...this.#runs.values()].map((run) => run.done));
  }

  async #drain(id: string, run: Run): Promise<void> {
    try {
      do run.again = false;
      while ((await this.#next(id, run)) || run.again);
    } catch (error) {
      this.#tools.report('turn_failed', { step: 'store', error: nameOf(error) });
    } finally {
      this.#runs.delete(id);
    }
  }

  /** Answers the oldest pending message. True when there is or may be another. */
  async #next(id: string, run: Run): Promise<boolean> {
    const loaded = await this.#tools.store.load(id);
    if (loaded === 'gone') return false;
    const inbound = loaded.pending[0];
    if (!inbound) return false;
    const reply = await this.#answer(id, loaded, inbound);
    const outcome = await this.#commit(id, loaded.state.rev, reply, inbound.n);
    if (outcome === 'stale') return this.#mayRetry(run);
    run.retries = 0;
    if (outcome === 'done' && reply.ending) await this.#tools.store.erase(id, reply.ending);
    return outcome === 'done' && loaded.pending.length > 1;
  }

  async #answer(id: string, { state }: Loaded, inbound: Inbound): Promise<Reply> {
    let reply: Reply | undefined;
    try {
      const heard = this.#adapter.process(this.#inboundActivity(id, state, inbound), async (context) => {
        reply = await this.#heard(state, context);
      });
      return withSent(await heard, reply);
    } catch (error) {
      const event = error instanceof TurnLate ? 'turn_late' : 'turn_failed';
      this.#tools.report(event, { step: state.open?.step ?? 'none', error: nameOf(error) });
      return this.#tools.bot.apologise(state);
    }
  }

  #heard(state: State, context: TurnContext): Promise<Reply> {
    return inTime(this.#tools.bot.hear(state, context), this.#tools.deadlineMs ?? 8000);
  }

  async #commit(id: string, rev: number, reply: Reply, handled?: number): Promise<'done' | 'stale' | Gone> {
    const replyToId = handled === undefined ? undefined : activityId(id, handled);
    const activities = outgoing({ activities: reply.activities, at: this.#tools.clock(), replyToId });
    const turn = { state: reply.state, activities, handled, keep: reply.keep };
    const outcome = await this.#tools.store.commit(id, rev, turn);
    if (outcome === 'done' && reply.reached !== undefined) this.#tools.count?.(reply.reached);
    return outcome;
  }

  #mayRetry(run: Run): boolean {
    run.retries += 1;
    if (run.retries <= mostRetries) return true;
    this.#tools.report('turn_crowded', { step: 'commit', error: 'Stale' });
    return false;
  }

  #inboundActivity(id: string, state: State, { n, raw }: Inbound): Partial<Activity> {
    return {
      type: 'message',
      id: activityId(id, n),
      channelId: state.channel === 'sms' ? 'sms' : 'directline',
      serviceUrl: 'urn:reperes',
      conversation: { id, isGroup: false, conversationType: '', name: '' },
      from: { id: 'visitor', name: '', role: 'user' },
      recipient: { id: 'bot', name: '', role: 'bot' },
      timestamp: this.#tools.clock(),
      locale: state.lang,
      text: raw,
    };
  }
}

class TurnLate extends Error {
  override name = 'TurnLate';
}

/** A bot that hangs must not keep the person waiting: its late answer is dropped. */
async function inTime(answer: Promise<Reply>, deadlineMs: number): Promise<Reply> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new TurnLate()), deadlineMs);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}

/** What a bot sent through its context comes before what it returned. */
function withSent(sent: Partial<Activity>[], reply: Reply | undefined): Reply {
  if (!reply) throw new TypeError('a turn without a reply');
  return sent.length === 0 ? reply : { ...reply, activities: [...sent, ...reply.activities] };
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'Unknown';
}
