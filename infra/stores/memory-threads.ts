import type { SealedThread, SealedThreads } from '../../bots/sms/sealed-numbers.js';

interface Kept {
  thread: SealedThread;
  hashes: Set<string>;
  /** Milliseconds since 1970. */
  until: number;
}

/** Sealed numbers in this process, gone on restart and once their time is over. */
export class MemoryThreads implements SealedThreads {
  readonly #byId = new Map<string, Kept>();
  readonly #byHash = new Map<string, string>();
  readonly #clock: () => Date;

  constructor(clock: () => Date) {
    this.#clock = clock;
  }

  get size(): number {
    return this.#byId.size;
  }

  put(thread: SealedThread, hash: string, seconds: number): Promise<void> {
    const hashes = this.#byId.get(thread.thread)?.hashes ?? new Set<string>();
    this.#byId.set(thread.thread, {
      thread,
      hashes: hashes.add(hash),
      until: this.#clock().getTime() + seconds * 1000,
    });
    this.#byHash.set(hash, thread.thread);
    return Promise.resolve();
  }

  get(thread: string): Promise<SealedThread | undefined> {
    return Promise.resolve(this.#alive(thread)?.thread);
  }

  find(hash: string): Promise<SealedThread | undefined> {
    return Promise.resolve(this.#alive(this.#byHash.get(hash) ?? '')?.thread);
  }

  erase(thread: string): Promise<void> {
    for (const hash of this.#byId.get(thread)?.hashes ?? [])
      if (this.#byHash.get(hash) === thread) this.#byHash.delete(hash);
    this.#byId.delete(thread);
    return Promise.resolve();
  }

  /** Erases what has run out. Called by a timer of sms-door.ts. */
  async sweep(): Promise<void> {
    const now = this.#clock().getTime();
    for (const [thread, { until }] of this.#byId) if (until <= now) await this.erase(thread);
  }

  #alive(thread: string): Kept | undefined {
    const kept = this.#byId.get(thread);
    return kept && kept.until > this.#clock().getTime() ? kept : undefined;
  }
}
