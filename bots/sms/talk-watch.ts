import type { Conversations, Ending } from '../conversations.js';

/** Follows one talk while an answer is waited for: how it ended, and when to look again. */
export class TalkWatch {
  readonly #unwatch: () => void;
  #changed = false;
  #wake: (() => void) | undefined;
  ending: Ending | undefined;

  constructor(store: Conversations, id: string) {
    this.#unwatch = store.watch(id, (ended) => {
      this.ending ??= ended;
      this.#changed = true;
      this.#wake?.();
    });
  }

  /** Resolves at the next change, or at one since the last call, or after this long. */
  async change(atMostMs: number): Promise<void> {
    if (!this.#changed) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, atMostMs).unref();
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.#changed = false;
    this.#wake = undefined;
  }

  stop(): void {
    this.#unwatch();
    this.#wake?.();
  }
}
