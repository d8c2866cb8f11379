/** Runs something after a wait, unless the process ends before. */
export type Later = (run: () => void, waitMs: number) => void;

/** Waits between tries, in ms: a store that is away for a minute or two is waited for, not for ever. */
const waitsMs = [500, 2_000, 5_000, 15_000, 30_000, 60_000];

interface Try {
  failures: number;
  isWaiting: boolean;
}

/** What failed for a conversation is tried again a few times, so that nobody has to write twice to be answered. */
export class Retries {
  readonly #tries = new Map<string, Try>();
  readonly #later: Later;

  constructor(later: Later = unhurried) {
    this.#later = later;
  }

  /** Tries again after the next wait; one try waits at a time. After the last nothing is done until somebody asks. */
  failed(id: string, again: () => void): void {
    const last = this.#tries.get(id) ?? { failures: 0, isWaiting: false };
    if (last.isWaiting) return;
    const wait = waitsMs[last.failures];
    if (wait === undefined) return this.worked(id);
    const next = { failures: last.failures + 1, isWaiting: true };
    this.#tries.set(id, next);
    this.#later(() => {
      next.isWaiting = false;
      again();
    }, wait);
  }

  /** Forgets the failures of this conversation. */
  worked(id: string): void {
    this.#tries.delete(id);
  }
}

const unhurried: Later = (run, waitMs) => void setTimeout(run, waitMs).unref();
