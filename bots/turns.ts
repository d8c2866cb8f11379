import type { Activity, TurnContext } from 'botbuilder';
import type { State } from '../dialogs/model.js';
import type { Bot, Reply } from './bot.js';
import type { Conversations, Ending, Inbound, Loaded } from './conversations.js';
import { incoming } from './incoming.js';
import { inTime, TurnLate } from './in-time.js';
import { activityId, outgoing } from './outgoing.js';
import { Retries, type Later } from './retries.js';
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
  /** A line or a place did not work: its id, and where the words came from, for a limit and nothing else. */
  countFailed?: (record: string, from: string) => void;
  /** How long one answer may take before the apology with the emergency numbers. */
  deadlineMs?: number;
  /** How a wait before another try is waited for; a timer unless a test brings its own. */
  later?: Later;
}

/** Each lost race re-reads and answers again; more than this in a row is a fault to report, not to hide. */
const mostRetries = 20;

/** What is to be said and remembered, from the state as it stands. */
export type MakeReply = (state: State) => Reply | undefined | Promise<Reply | undefined>;

type Outcome = Awaited<ReturnType<Conversations['commit']>>;

interface Run {
  /** Where this run was asked from: not stored, and forgotten with it. */
  from: string;
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
  readonly #retries: Retries;
  /** Endings the store has not carried out yet. */
  readonly #endings = new Map<string, Ending>();

  constructor(tools: TurnTools) {
    this.#tools = tools;
    this.#retries = new Retries(tools.later);
    this.#adapter = new WebAdapter((id, activities) => this.tell(id, activities));
  }

  /** For what speaks outside a turn: `continueConversation` goes through it. */
  get adapter(): WebAdapter {
    return this.#adapter;
  }

  /** Creates the conversation with the bot's first words. `stale` when it is already there, `full` for no room. */
  async open(id: string, lang: string, channel: State['channel'] = 'web'): Promise<Outcome> {
    const reply = this.#tools.bot.open({ lang, channel });
    return this.#commit(id, 0, reply);
  }

  /**
   * Answers everything this conversation has pending. Resolves when nothing is left, or when the store failed: then
   * it is tried again after a while, unasked. Never rejects. `from`: an address, or what stands for one in the limits.
   */
  hear(id: string, from = ''): Promise<void> {
    const running = this.#runs.get(id);
    if (running) {
      running.again = true;
      return running.done;
    }
    const run: Run = { from, again: false, retries: 0, done: Promise.resolve() };
    this.#runs.set(id, run);
    run.done = this.#drain(id, run);
    return run.done;
  }

  /** Where the turn under way was asked from, as `hear` was told; empty when nobody knows. */
  fromOf(id: string): string {
    return this.#runs.get(id)?.from ?? '';
  }

  /** Unasked words of a colleague or a timer, as one numbered step. Dropped when the conversation is gone. */
  async tell(id: string, activities: Partial<Activity>[]): Promise<void> {
    await this.unasked(id, (state) => ({ state, activities }));
  }

  /**
   * One step that nobody in the conversation asked for. `make` is given the state as it stands, again each time another
   * turn came first; `undefined` when there is nothing to do. An ending in its reply is carried out.
   */
  async unasked(id: string, make: MakeReply): Promise<'done' | 'nothing' | 'gone'> {
    for (let retries = 0; retries <= mostRetries; retries += 1) {
      const loaded = await this.#tools.store.load(id);
      if (loaded === 'gone') return 'gone';
      const reply = await make(loaded.state);
      if (reply === undefined) return 'nothing';
      const outcome = await this.#commit(id, loaded.state.rev, reply);
      if (outcome === 'stale') continue;
      if (reply.ending) await this.#end(id, reply.ending);
      return outcome === 'done' ? 'done' : 'gone';
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
      this.#retries.worked(id);
    } catch (error) {
      this.#reportRun(error);
      this.#retries.failed(id, () => void this.hear(id, run.from));
    } finally {
      this.#runs.delete(id);
    }
  }

  /** Answers the oldest pending message. True when there is or may be another. */
  async #next(id: string, run: Run): Promise<boolean> {
    const ending = this.#endings.get(id);
    if (ending) return this.#end(id, ending);
    const loaded = await this.#tools.store.load(id);
    if (loaded === 'gone') return false;
    const inbound = loaded.pending[0];
    if (!inbound) return false;
    const reply = await this.#answer(id, loaded, inbound);
    const outcome = await this.#commit(id, loaded.state.rev, reply, inbound.n);
    if (outcome === 'done' && reply.reported !== undefined)
      this.#tools.countFailed?.(reply.reported, run.from);
    if (outcome === 'stale') return anotherRace(run);
    run.retries = 0;
    if (outcome === 'done' && reply.ending) return this.#end(id, reply.ending);
    return outcome === 'done' && loaded.pending.length > 1;
  }

  /** Remembered until it is done: a store that fails now must not keep what she asked to have erased. */
  async #end(id: string, how: Ending): Promise<false> {
    this.#endings.set(id, how);
    await this.#tools.store.erase(id, how);
    this.#endings.delete(id);
    return false;
  }

  async #answer(id: string, { state }: Loaded, inbound: Inbound): Promise<Reply> {
    let reply: Reply | undefined;
    try {
      const heard = this.#adapter.process(
        incoming({ id, state, inbound, at: this.#tools.clock() }),
        async (context) => {
          reply = await this.#heard(state, context);
        },
      );
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

  async #commit(id: string, rev: number, reply: Reply, handled?: number): Promise<Outcome> {
    const replyToId = handled === undefined ? undefined : activityId(id, handled);
    const activities = outgoing({ activities: reply.activities, at: this.#tools.clock(), replyToId });
    const { state, keep, toPerson, parted } = reply;
    const turn = { state, activities, handled, keep, toPerson, parted };
    const outcome = await this.#tools.store.commit(id, rev, turn);
    if (outcome === 'done' && reply.reached !== undefined) this.#tools.count?.(reply.reached);
    return outcome;
  }

  #reportRun(error: unknown): void {
    if (error instanceof Crowded) this.#tools.report('turn_crowded', { step: 'commit', error: 'Stale' });
    else this.#tools.report('turn_failed', { step: 'store', error: nameOf(error) });
  }
}

class Crowded extends Error {}

/** Reading and answering again after a lost race. Throws when that happens too often in a row. */
function anotherRace(run: Run): true {
  run.retries += 1;
  if (run.retries > mostRetries) throw new Crowded();
  return true;
}

/** What a bot sent through its context comes before what it returned. */
function withSent(sent: Partial<Activity>[], reply: Reply | undefined): Reply {
  if (!reply) throw new TypeError('a turn without a reply');
  return sent.length === 0 ? reply : { ...reply, activities: [...sent, ...reply.activities] };
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'Unknown';
}
