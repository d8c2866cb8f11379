import { createHmac, hkdfSync } from 'node:crypto';
import { keyFor } from '../webchat/tokens.js';
import { open, seal } from './seal.js';

/** A thread's number as it is stored: nothing in it can be read, or told apart, without the service's secret. */
export interface SealedThread {
  thread: string;
  /** The number, encrypted for this thread alone. */
  sealed: string;
}

/**
 * Who holds sealed numbers. Declared here by who uses it; infra/stores implements it, and
 * test/bots/sms/threads-contract.ts is what any implementation must pass.
 */
export interface SealedThreads {
  /** Keeps the thread under its id and under `hash` for so long, beside the hashes it already has. */
  put(thread: SealedThread, hash: string, seconds: number): Promise<void>;
  get(thread: string): Promise<SealedThread | undefined>;
  /** The thread kept under this hash of a number. */
  find(hash: string): Promise<SealedThread | undefined>;
  /** Gone under its id and under every hash. */
  erase(thread: string): Promise<void>;
}

/** One number met: its thread, and what limits count it by. */
export interface Met {
  thread: string;
  isNew: boolean;
  hashes: readonly [today: string, yesterday: string];
}

export interface SealedTools {
  threads: SealedThreads;
  secret: string;
  clock: () => Date;
  /** 128 bits nobody can guess. */
  newId: () => string;
  /** How long a thread lives without a message. */
  threadSeconds?: number;
}

const DAY_MS = 86_400_000;
const DAY_SECONDS = 86_400;

/**
 * Numbers, sealed: a thread is found by a keyed hash whose key is another one each day, so that nothing of one day can be
 * laid beside another's; the number itself is encrypted, opened at the moment of sending, and erased with the thread.
 * A thread that lives over midnight is found by yesterday's key and kept under today's from then on.
 */
export class SealedNumbers {
  readonly #tools: SealedTools;
  readonly #idKey: Buffer;
  readonly #numberKey: Buffer;

  constructor(tools: SealedTools) {
    this.#tools = tools;
    this.#idKey = keyFor(tools.secret, 'sms-number-id');
    this.#numberKey = keyFor(tools.secret, 'sms-number');
  }

  /** The thread of this number, a new one when it has none. Each call gives it its whole life again. */
  async meet(number: string): Promise<Met> {
    const { threads, newId, threadSeconds = DAY_SECONDS } = this.#tools;
    const hashes = this.hashesOf(number);
    const known = (await threads.find(hashes[0])) ?? (await threads.find(hashes[1]));
    const thread = known ?? this.#sealed(newId(), number);
    await threads.put(thread, hashes[0], threadSeconds);
    return { thread: thread.thread, isNew: known === undefined, hashes };
  }

  /** The number to send to, or `undefined` when the thread is erased or ran out. */
  async open(thread: string): Promise<string | undefined> {
    const found = await this.#tools.threads.get(thread);
    return found && open(found.sealed, { key: this.#numberKey, context: thread });
  }

  erase(thread: string): Promise<void> {
    return this.#tools.threads.erase(thread);
  }

  /** With the key of today (UTC) and of yesterday. */
  hashesOf(number: string): readonly [string, string] {
    const today = Math.floor(this.#tools.clock().getTime() / DAY_MS);
    return [this.#hash(number, today), this.#hash(number, today - 1)];
  }

  #hash(number: string, day: number): string {
    const key = Buffer.from(hkdfSync('sha256', this.#idKey, '', `day ${day}`, 32));
    return createHmac('sha256', key).update(number).digest('base64url').slice(0, 22);
  }

  #sealed(thread: string, number: string): SealedThread {
    return { thread, sealed: seal(number, { key: this.#numberKey, context: thread }) };
  }
}
