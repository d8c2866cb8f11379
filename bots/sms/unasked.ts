import type { State } from '../../dialogs/model.js';
import type { Activity, Conversations } from '../conversations.js';
import { lastWay, type Way } from './came-by.js';
import type { Outbox } from './gateway.js';
import { smsOf } from './render.js';
import { LATE_MS } from './session.js';

export interface UnaskedTools {
  store: Conversations;
  /** The way out of one gateway; `undefined` for one that this house does not have. */
  outboxOf: (gateway: string) => Outbox | undefined;
  /** A lead has switched SMS off: nothing goes out but the line that says so. */
  isOff?: () => boolean;
}

/** Said by nobody's asking: numbered by the last of it. */
interface Jump {
  n: number;
  activities: Partial<Activity>[];
}

/**
 * What a person of the team and the line say to somebody who texts: it stands in her talk already, decided by the window
 * under which it was written; here it only goes out. Looked at again after a crash: what an outbox knows is not sent twice.
 */
export class Unasked {
  readonly #tools: UnaskedTools;
  readonly #done = new Map<string, number>();
  readonly #running = new Map<string, Promise<void>>();

  constructor(tools: UnaskedTools) {
    this.#tools = tools;
  }

  /** Hands over what this talk has and no outbox was given yet. One look at a time for each talk. */
  look(talk: string): Promise<void> {
    const before = this.#running.get(talk) ?? Promise.resolve();
    const run = before.then(() => this.#look(talk));
    const quiet = run.catch(() => undefined);
    this.#running.set(talk, quiet);
    void quiet.then(() => {
      if (this.#running.get(talk) === quiet) this.#running.delete(talk);
    });
    return run;
  }

  forget(talk: string): void {
    this.#done.delete(talk);
  }

  async #look(talk: string): Promise<void> {
    const { store } = this.#tools;
    const since = await store.since(talk, 0);
    if (since === 'gone') return this.forget(talk);
    const way = lastWay(since.activities);
    const loaded = await store.load(talk);
    const done = this.#done.get(talk) ?? 0;
    if (way === undefined || loaded === 'gone') return;
    for (const jump of jumpsIn(since.activities)) {
      if (jump.n > done) await this.#post({ talk, way, jump, state: loaded.state });
    }
    this.#done.set(talk, Math.max(done, since.watermark));
  }

  async #post(said: { talk: string; way: Way; jump: Jump; state: State }): Promise<void> {
    const { talk, way, jump, state } = said;
    const { outboxOf, isOff } = this.#tools;
    const outbox = outboxOf(way.gateway);
    if (outbox === undefined || isOff?.() === true) return;
    const answering = answeredBy(jump, way, state);
    for (const [index, text] of smsOf(jump.activities).entries()) {
      const reference = `${talk}-u${String(jump.n)}-${String(index)}`;
      await outbox.post({ reference, thread: way.thread, gateway: way.gateway, text, answering });
    }
  }
}

/** Replies are the answers' to send; words that wait for her « 1 » wait. */
function jumpsIn(activities: readonly Partial<Activity>[]): Jump[] {
  const jumps: Jump[] = [];
  for (const one of activities.filter(isUnasked)) {
    const data = dataOf(one);
    const open = jumps.at(-1);
    const isSame = open !== undefined && dataOf(open.activities.at(-1)).last !== true;
    if (isSame) Object.assign(open, { n: data.n, activities: [...open.activities, one] });
    else jumps.push({ n: data.n, activities: [one] });
  }
  return jumps.map((jump) => ({ ...jump, activities: jump.activities.filter((one) => !dataOf(one).waits) }));
}

function isUnasked(one: Partial<Activity>): boolean {
  return one.from?.role !== 'user' && one.replyToId === undefined;
}

interface Data {
  n: number;
  last?: true;
  waits?: true;
  step?: string;
}

const dataOf = (one: Partial<Activity> | undefined): Data => (one?.channelData ?? { n: 0 }) as Data;

/**
 * Ten minutes after this moment the operator throws it away: so that words reach her within ten minutes of her last text,
 * a knock within ten of itself, and neither after the end of the window.
 */
function answeredBy({ activities }: Jump, { at }: Way, { thread }: State): Date {
  const window = thread?.window;
  const isKnock = activities.some((one) => dataOf(one).step === 'human.knock');
  const from = isKnock ? timeOf(activities[0], at) : at;
  return new Date(window?.is === 'open' ? Math.min(from, window.until - LATE_MS) : from);
}

function timeOf(one: Partial<Activity> | undefined, otherwise: number): number {
  const time = Date.parse(String(one?.timestamp));
  return Number.isNaN(time) ? otherwise : time;
}
