/** One thing at a time per key. What fails does not hold up the next. */
export interface Ordered {
  run(key: string, work: () => Promise<void>): Promise<void>;
}

/** In this process, in the order they were asked for. */
export class InOrder implements Ordered {
  readonly #last = new Map<string, Promise<void>>();

  run(key: string, work: () => Promise<void>): Promise<void> {
    const before = this.#last.get(key) ?? Promise.resolve();
    const mine = before.then(work, work);
    this.#last.set(key, mine);
    const forget = () => {
      if (this.#last.get(key) === mine) this.#last.delete(key);
    };
    void mine.then(forget, forget);
    return mine;
  }
}
