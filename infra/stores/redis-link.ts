import { Redis, type RedisOptions } from 'ioredis';
import { StoreAway } from '../../bots/conversations.js';
import type { Log } from '../logs.js';
import { readyKey } from './redis-names.js';
import { scripts, type ScriptName } from './redis-scripts.js';

export interface LinkSettings {
  options: RedisOptions;
  /** So many replicas must have what was acknowledged; 0 where there are none. */
  replicas: number;
}

/** A person waits for each answer: sooner the numbers that do not need a store than a long silence. */
const commandMs = 1_500;
const replicaMs = 1_000;
const connectMs = 2_000;
const longestPauseMs = 1_000;
const reviveMs = 200;
/** A line on which nothing comes back for so long is dead, whatever it says of itself: it is given up, and taken up anew. */
const silentMs = 5_000;
/** A break this young is most often over at once: who asks waits a moment rather than being sent away. */
const youngBreakMs = 5_000;
const momentMs = 800;

type Argument = string | number | Buffer;
type Run = (...args: Argument[]) => Promise<unknown>;

/**
 * One process's two connections: one that asks, one that listens. It starts without Redis and finds it when it comes. A
 * question asked while Redis is away, slow, full or changing its leader fails at once, always as `StoreAway`.
 */
export class RedisLink {
  readonly client: Redis;
  readonly listener: Redis;
  readonly #replicas: number;
  readonly #log: Log;
  #isBack = false;
  #awaySinceMs = 0;
  #isClosed = false;

  constructor({ options, replicas }: LinkSettings, log: Log) {
    this.client = new Redis({ ...options, ...failFast, scripts: definitions });
    this.listener = new Redis({ ...options, ...failFast, autoResubscribe: false });
    this.#replicas = replicas;
    this.#log = log;
    for (const one of [this.client, this.listener]) {
      one.on('error', () => undefined).setMaxListeners(0);
      one.on('end', () => this.#revive(one));
    }
    this.client.on('ready', () => this.#tell(true));
    this.client.on('close', () => this.#tell(false));
    this.connect();
  }

  /** In the background, for as long as it takes. */
  connect(): void {
    for (const one of [this.client, this.listener]) void one.connect().catch(() => undefined);
  }

  /**
   * ioredis gives a line up for good when the Sentinels tell of a new leader while it is still looking for one. A process
   * whose line has ended so would never come back by itself.
   */
  #revive(line: Redis): void {
    if (this.#isClosed) return;
    setTimeout(() => void (this.#isClosed || line.connect().catch(() => undefined)), reviveMs).unref();
  }

  /** Runs a script that only reads. Bytes come back as bytes. */
  async read(name: ScriptName, keys: readonly string[], args: readonly Argument[] = []): Promise<unknown> {
    return this.ask((client) => bound(client, name)(...keys, ...args));
  }

  /** Runs a script that writes, and answers only once as many replicas as asked for have it too. */
  async write(name: ScriptName, keys: readonly string[], args: readonly Argument[] = []): Promise<unknown> {
    const reply = await this.read(name, keys, args);
    if (this.#replicas > 0) await this.#replicated();
    return reply;
  }

  /** Whatever goes wrong on the way is one thing to who asks: the store is away. */
  async ask<T>(what: (client: Redis) => Promise<T>): Promise<T> {
    try {
      await this.#moment();
      return await what(this.client);
    } catch {
      throw new StoreAway();
    }
  }

  /** Resolves at once while Redis is there, and when it has been away for long: then the question fails by itself. */
  async #moment(): Promise<void> {
    if (this.client.status === 'ready' || performance.now() - this.#awaySinceMs > youngBreakMs) return;
    await new Promise<void>((resolve) => {
      const over = () => {
        clearTimeout(late);
        this.client.off('ready', over);
        resolve();
      };
      const late = setTimeout(over, momentMs);
      this.client.once('ready', over);
    });
  }

  /** Whether a word can be kept now. Who listens asks too: else it would never know that its line is dead. */
  async isReachable(): Promise<boolean> {
    if (this.listener.status === 'ready') void this.listener.ping().catch(() => undefined);
    try {
      await this.ask((client) => client.set(readyKey, '1', 'EX', 60));
      if (this.#replicas > 0) await this.#replicated();
      return true;
    } catch {
      return false;
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.client.removeAllListeners('close');
    for (const one of [this.client, this.listener]) one.disconnect();
    await Promise.resolve();
  }

  async #replicated(): Promise<void> {
    const have = await this.ask((client) => client.wait(this.#replicas, replicaMs));
    if (have < this.#replicas) throw new StoreAway();
  }

  /** Once for each time it goes and comes, not for each try. */
  #tell(isBack: boolean): void {
    if (this.#isBack === isBack) return;
    this.#isBack = isBack;
    this.#awaySinceMs = performance.now();
    this.#log(isBack ? 'store_back' : 'store_away');
  }
}

const failFast: RedisOptions = {
  lazyConnect: true,
  enableOfflineQueue: false,
  autoResendUnfulfilledCommands: false,
  maxRetriesPerRequest: 1,
  commandTimeout: commandMs,
  connectTimeout: connectMs,
  socketTimeout: silentMs,
  keepAlive: 5_000,
  disableClientInfo: true,
  retryStrategy: (times) => Math.min(longestPauseMs, 50 * 2 ** Math.min(times, 5)),
  sentinelRetryStrategy: (times) => Math.min(longestPauseMs, 50 * 2 ** Math.min(times, 5)),
  // A leader that only stands still breaks no line: the Sentinels' word is heard, and the line to it given up.
  failoverDetector: true,
  // A leader that has become a replica says so on the next write: look for the new one.
  reconnectOnError: (error) => error.message.startsWith('READONLY'),
};

const definitions = Object.fromEntries(
  Object.entries(scripts).map(([name, { keys, lua }]) => [commandOf(name), { numberOfKeys: keys, lua }]),
);

/** ioredis has commands of some of these names already. */
function commandOf(name: string): string {
  return `reperes_${name}`;
}

function bound(client: Redis, name: ScriptName): Run {
  const run = (client as unknown as Record<string, Run>)[`${commandOf(name)}Buffer`] as Run;
  return run.bind(client);
}
