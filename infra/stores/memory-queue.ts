import { emptyQueue } from '../../bots/handover/queue-rules.js';
import type { Queue } from '../../bots/handover/queue-model.js';
import type { Held, QueueStore } from '../../bots/handover/queue-store.js';

/**
 * The line in this process alone: gone on restart, with everybody's place. Held as text, so that nobody outside can
 * change it by holding a reference (test/infra/queue-contract.ts).
 */
export class MemoryQueue implements QueueStore {
  #rev = 0;
  #text = JSON.stringify(emptyQueue());
  readonly #listeners = new Set<() => void>();

  load(): Promise<Held> {
    return Promise.resolve({ rev: this.#rev, queue: JSON.parse(this.#text) as Queue });
  }

  commit(rev: number, queue: Queue): Promise<'done' | 'stale'> {
    if (rev !== this.#rev) return Promise.resolve('stale');
    this.#text = JSON.stringify(queue);
    this.#rev += 1;
    for (const listener of [...this.#listeners]) listener();
    return Promise.resolve('done');
  }

  watch(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }
}
