import { NOBODY_YET, REMEMBERED_MS, type Sender } from '../../bots/sms/session.js';
import type { Hashes, Senders } from '../../bots/sms/senders.js';

/** About 40 MB. Beyond, who was heard longest ago is forgotten first. */
const MOST = 100_000;

interface Kept {
  sender: Sender;
  until: number;
}

/** In this process alone: gone on restart. */
export class MemorySenders implements Senders {
  readonly #kept = new Map<string, Kept>();
  readonly #clock: () => Date;

  constructor(clock: () => Date) {
    this.#clock = clock;
  }

  look(hashes: Hashes): Promise<Sender> {
    const now = this.#clock().getTime();
    const found = hashes
      .map((hash) => this.#kept.get(hash))
      .find((kept) => kept !== undefined && kept.until > now);
    return Promise.resolve(found?.sender ?? NOBODY_YET);
  }

  keep([today, yesterday]: Hashes, sender: Sender): Promise<void> {
    this.#kept.delete(yesterday);
    this.#kept.delete(today);
    this.#kept.set(today, { sender, until: this.#clock().getTime() + REMEMBERED_MS });
    this.#drop();
    return Promise.resolve();
  }

  get size(): number {
    return this.#kept.size;
  }

  #drop(): void {
    const now = this.#clock().getTime();
    for (const [hash, { until }] of this.#kept) {
      if (until > now && this.#kept.size <= MOST) return;
      this.#kept.delete(hash);
    }
  }
}
