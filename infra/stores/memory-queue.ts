import { emptyQueue } from '../../bots/handover/queue-rules.js';
import type { Queue } from '../../bots/handover/queue-model.js';
import { joined, queueParts } from '../../bots/handover/queue-text.js';
import type { Held, QueueStore } from '../../bots/handover/queue-store.js';

/**
 * The line in this process alone: gone on restart, with everybody's place. Held as text, so that nobody outside can
 * change it by holding a reference (test/infra/queue-contract.ts).
 */
export class MemoryQueue implements QueueStore {
  #rev = 0;
  #parts = queueParts(emptyQueue());
  readonly #listeners = new Set<() => void>();

  load(): Promise<Held> {
    return Promise.resolve({ rev: this.#rev, queue: JSON.parse(joined(this.#parts)) as Queue });
  }

  commit(rev: number, queue: Queue): Promise<'done' | 'stale'> {
    if (rev !== this.#rev) return Promise.resolve('stale');
    this.#parts = queueParts(queue);
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
