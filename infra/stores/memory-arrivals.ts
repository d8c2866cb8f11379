import type { HeldParts, Marks, Parts } from '../../bots/sms/arrival-stores.js';

/** Small facts in this process, each gone at its end. */
export class MemoryMarks implements Marks {
  readonly #marks = new Map<string, { value: string; until: number }>();
  readonly #clock: () => Date;

  constructor(clock: () => Date) {
    this.#clock = clock;
  }

  get size(): number {
    return this.#marks.size;
  }

  get(key: string): Promise<string | undefined> {
    const mark = this.#marks.get(key);
    return Promise.resolve(mark && mark.until > this.#clock().getTime() ? mark.value : undefined);
  }

  set(key: string, value: string, seconds: number): Promise<void> {
    this.#marks.set(key, { value, until: this.#clock().getTime() + seconds * 1000 });
    return Promise.resolve();
  }

  drop(key: string): Promise<void> {
    this.#marks.delete(key);
    return Promise.resolve();
  }

  /** Called by a timer of sms-door.ts. */
  sweep(): void {
    const now = this.#clock().getTime();
    for (const [key, { until }] of this.#marks) if (until <= now) this.#marks.delete(key);
  }
}

/** Parts of long messages in this process; a Map keeps the order they began in. */
export class MemoryParts implements Parts {
  readonly #held = new Map<string, HeldParts>();

  get(key: string): Promise<HeldParts | undefined> {
    return Promise.resolve(this.#held.get(key));
  }

  put(held: HeldParts): Promise<void> {
    this.#held.set(held.waiting.key, held);
    return Promise.resolve();
  }

  drop(key: string): Promise<void> {
    this.#held.delete(key);
    return Promise.resolve();
  }

  all(): Promise<HeldParts[]> {
    return Promise.resolve([...this.#held.values()].sort((a, b) => a.waiting.since - b.waiting.since));
  }

  eraseThread(thread: string): Promise<void> {
    for (const [key, held] of this.#held) if (held.thread === thread) this.#held.delete(key);
    return Promise.resolve();
  }
}
