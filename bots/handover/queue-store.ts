import type { Queue } from './queue-model.js';

/**
 * Where the line of a département lives: one small document under a revision, changed by compare-and-set. Declared here
 * by who uses it; infra/stores implements it, and test/infra/queue-contract.ts is what any implementation must pass.
 */
export interface QueueStore {
  /** The document as it stands. Before the first commit: revision 0 and an empty line. */
  load(): Promise<Held>;

  /** Replaces the document if `rev` is still the stored one; the revision then grows by one. */
  commit(rev: number, queue: Queue): Promise<'done' | 'stale'>;

  /** Calls `listener` after each commit, by whatever process. Returns how to stop. */
  watch(listener: () => void): () => void;
}

export interface Held {
  rev: number;
  queue: Queue;
}
