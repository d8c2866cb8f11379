import { RedisDocument } from './redis-document.js';
import type { RedisLink } from './redis-link.js';
import type { SecretSealer } from './sealing.js';

/** As long as waits of late are counted (bots/handover/waits.ts): a switch or a slot set before a quiet week must stand. */
const keptMs = 60 * 24 * 60 * 60_000;

/** The line of who waits, one for all processes. `Queue` is whatever plain JSON its rules make of it. */
export class RedisQueue<Queue> {
  readonly #document: RedisDocument<Queue>;

  constructor(tools: {
    link: RedisLink;
    sealer: SecretSealer;
    empty: () => Queue;
    text?: (queue: Queue) => string;
  }) {
    this.#document = new RedisDocument({ ...tools, name: 'queue', keptMs });
  }

  async load(): Promise<{ rev: number; queue: Queue }> {
    const { rev, value } = await this.#document.load();
    return { rev, queue: value };
  }

  commit(rev: number, queue: Queue): Promise<'done' | 'stale'> {
    return this.#document.commit(rev, queue);
  }

  watch(listener: () => void): () => void {
    return this.#document.watch(listener);
  }
}
