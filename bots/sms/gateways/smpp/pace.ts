/** Waits for so many milliseconds, or until told to stop. */
export type Wait = (ms: number, signal: AbortSignal) => Promise<void>;

export interface PaceTools {
  window: number;
  perSecond: number;
  clock: () => Date;
  wait: Wait;
  signal: AbortSignal;
}

const FIRST_REST_MS = 1000;
const LONGEST_REST_MS = 30_000;

/**
 * Keeps to what an operator allows: so many messages unanswered, so many a second, and a rest, longer each time, when it
 * says that it was too many.
 */
export class Pace {
  readonly #tools: PaceTools;
  readonly #queue: (() => void)[] = [];
  #open = 0;
  #nextAt = 0;
  #restMs = 0;

  constructor(tools: PaceTools) {
    this.#tools = tools;
  }

  /** Runs one sending when there is room for it. First come, first sent. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#open >= this.#tools.window) await new Promise<void>((resolve) => this.#queue.push(resolve));
    else this.#open += 1;
    try {
      await this.#slot();
      return await work();
    } finally {
      // The place goes to who waits; only without anybody is it free.
      const next = this.#queue.shift();
      if (next) next();
      else this.#open -= 1;
    }
  }

  /** The operator said "too many": nothing leaves for a while. */
  rest(): void {
    this.#restMs = Math.min(LONGEST_REST_MS, this.#restMs === 0 ? FIRST_REST_MS : this.#restMs * 2);
    this.#nextAt = Math.max(this.#nextAt, this.#tools.clock().getTime() + this.#restMs);
  }

  /** The operator took one: the next rest is a short one again. */
  taken(): void {
    this.#restMs = 0;
  }

  async #slot(): Promise<void> {
    const { clock, wait, signal, perSecond } = this.#tools;
    const now = clock().getTime();
    const at = Math.max(now, this.#nextAt);
    this.#nextAt = at + 1000 / perSecond;
    if (at > now) await wait(at - now, signal);
  }
}
