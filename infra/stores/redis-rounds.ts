import { SILENCE_MS, type Ending } from '../../bots/conversations.js';
import type { RedisLink } from './redis-link.js';
import { aliveKey, keysOf } from './redis-names.js';
import { hiddenName } from './sealing.js';

/** Who has not been read nor written here for longer than her silence may last is another process's to look after. */
const graceMs = 60_000;
const longestMs = 2 * SILENCE_MS.sms;
/** As many at once as keep Redis free for others. */
const atOnce = 200;
/**
 * A message that waits as long as this from one look to another most likely waits for a process that is gone. When it is
 * only slow, the same turn is worked out twice and kept once: the first commit wins.
 */
const orphanMs = 4_000;

interface Known {
  touchedMs: number;
  silenceMs: number;
  /** The last state this process answered with, sealed: for the count when the talk falls silent. */
  state?: Buffer;
  /** The oldest message without an answer at the last look, and when it was first seen there. */
  waiting?: { n: number; sinceMs: number };
}

export interface Round {
  ended: { id: string; how: Ending }[];
  silent: { id: string; state: Buffer }[];
  waiting: string[];
  /** Another process's to look after from now on. */
  left: string[];
}

export interface RoundTools {
  link: RedisLink;
  /** This one's name among the processes. */
  process: string;
  /** A clock that only goes forward, in ms. */
  nowMs: () => number;
}

interface Look {
  leftMs: number;
  mark: string;
  oldest: number;
}

/** Looks now and then after the talks that this process serves: no talk is known to Redis by a name that could be looked up. */
export class RedisRounds {
  readonly #link: RedisLink;
  readonly #process: string;
  readonly #nowMs: () => number;
  readonly #known = new Map<string, Known>();
  #size = 0;

  constructor({ link, process, nowMs }: RoundTools) {
    this.#link = link;
    this.#process = process;
    this.#nowMs = nowMs;
  }

  /** How many talks are alive in all processes, as of the last round. */
  get size(): number {
    return this.#size;
  }

  touch(id: string): void {
    const known = this.#known.get(id);
    if (known) known.touchedMs = this.#nowMs();
    else this.#known.set(id, { touchedMs: this.#nowMs(), silenceMs: SILENCE_MS.web });
  }

  answered(id: string, state: Buffer, silenceMs: number): void {
    this.#known.set(id, { touchedMs: this.#nowMs(), silenceMs, state });
  }

  forget(id: string): void {
    this.#known.delete(id);
  }

  /** Looks at every talk watched or served here. */
  async walk(watched: readonly string[]): Promise<Round> {
    for (const id of watched) this.touch(id);
    const round: Round = { ended: [], silent: [], waiting: [], left: [] };
    const ids = [...this.#known.keys()];
    for (let i = 0; i < ids.length; i += atOnce)
      await Promise.all(ids.slice(i, i + atOnce).map((id) => this.#visit(id, round)));
    await this.#count();
    return round;
  }

  async #visit(id: string, round: Round): Promise<void> {
    const look = await this.#look(id);
    const known = this.#known.get(id);
    if (!known) return;
    if (look.leftMs < 0) return this.#over(id, look, round);
    await this.#placed(id, look.leftMs);
    if (this.#isOrphan(known, look.oldest)) round.waiting.push(id);
    if (this.#nowMs() - known.touchedMs <= known.silenceMs + graceMs) return;
    this.#known.delete(id);
    round.left.push(id);
  }

  async #look(id: string): Promise<Look> {
    const { state, unanswered, mark } = keysOf(id);
    const [leftMs, marked, oldest] = (await this.#link.read('look', [state, unanswered, mark])) as [
      number,
      Buffer,
      number,
    ];
    return { leftMs, mark: marked.toString(), oldest };
  }

  async #over(id: string, { mark }: Look, round: Round): Promise<void> {
    const how = mark === 'leave' || mark === 'erase' ? mark : 'expired';
    const state = this.#known.get(id)?.state;
    if (how === 'expired' && state && (await this.#isMine(id))) round.silent.push({ id, state });
    round.ended.push({ id, how });
  }

  /** Several processes may have served a talk: who answered last counts it, once. */
  async #isMine(id: string): Promise<boolean> {
    const { state, mark } = keysOf(id);
    return (await this.#link.write('expire', [state, mark], [this.#process])) === 1;
  }

  #isOrphan(known: Known, oldest: number): boolean {
    if (oldest === 0) known.waiting = undefined;
    else if (known.waiting?.n !== oldest) known.waiting = { n: oldest, sinceMs: this.#nowMs() };
    return known.waiting !== undefined && this.#nowMs() - known.waiting.sinceMs >= orphanMs;
  }

  async #placed(id: string, leftMs: number): Promise<void> {
    const name = hiddenName(id);
    await this.#link.ask((client) => client.zadd(aliveKey, Date.now() + leftMs, name));
  }

  async #count(): Promise<void> {
    this.#size = await this.#link.ask(async (client) => {
      await client.zremrangebyscore(aliveKey, '-inf', Date.now());
      await client.pexpire(aliveKey, longestMs);
      return client.zcard(aliveKey);
    });
  }
}
