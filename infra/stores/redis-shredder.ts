import type { RedisLink } from './redis-link.js';
import { shredKey } from './redis-names.js';

const pauseSeconds = 600;

/**
 * What was erased is gone from Redis at once, but its sealed bytes stay in the append-only file until that is written anew.
 * Redis does it when the file has grown by half; this has it done within minutes of an erasing, by one process for all.
 * A Redis that does not allow it keeps its own rhythm.
 */
export class RedisShredder {
  readonly #link: RedisLink;
  #isDue = false;

  constructor(link: RedisLink) {
    this.#link = link;
  }

  /** Something was erased. */
  note(): void {
    this.#isDue = true;
  }

  async round(): Promise<void> {
    if (!this.#isDue) return;
    await this.#link.ask(async (client) => {
      const isOurs = await client.set(shredKey, '1', 'EX', pauseSeconds, 'NX');
      if (isOurs === null) return;
      this.#isDue = false;
      await client.bgrewriteaof().catch(() => undefined);
    });
  }
}
