import { applyAll } from './queue.js';
import { settled } from './queue-copy.js';
import type { Answer, Command, Queue } from './queue-model.js';
import type { Rules } from './queue-rules.js';
import type { Held, QueueStore } from './queue-store.js';

export interface KeeperTools {
  store: QueueStore;
  clock: () => Date;
  rules: Rules;
}

interface Asked {
  command: Command;
  resolve: (answer: Answer) => void;
  reject: (error: unknown) => void;
}

/** Two processes that race read again; more than this in a row is a fault to report, not to hide. */
const MOST_RACES = 50;
/** Commands written at once: a burst waits for few writes, and one write stays short. */
const MOST_AT_ONCE = 100;

/**
 * The line, changed in this process in the order it was asked, and by compare-and-set among several. Commands that come
 * together are written together. What was read or written last is kept until somebody else changes it.
 */
export class LineKeeper {
  readonly #tools: KeeperTools;
  readonly #asked: Asked[] = [];
  #isWorking = false;
  #held: Promise<Held> | undefined;
  /** The line as it was last read or written here: who has not changed since is found by identity. */
  #known: Queue | undefined;
  /** What a write of ours will leave; who reads meanwhile waits for it. */
  #writing: Promise<Held> | undefined;
  #notices = 0;

  constructor(tools: KeeperTools) {
    this.#tools = tools;
    tools.store.watch(() => {
      this.#notices += 1;
      this.#held = this.#writing;
    });
  }

  get rules(): Rules {
    return this.#tools.rules;
  }

  now(): number {
    return this.#tools.clock().getTime();
  }

  /** The line as it stands; to be looked at, never changed. The same object as long as nothing changed. */
  async read(): Promise<Queue> {
    return (await this.#current()).queue;
  }

  /** Runs one command. Rejects only when the store fails. */
  run(command: Command): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#asked.push({ command, resolve, reject });
      if (!this.#isWorking) void this.#work();
    });
  }

  watch(listener: () => void): () => void {
    return this.#tools.store.watch(listener);
  }

  async #work(): Promise<void> {
    this.#isWorking = true;
    while (this.#asked.length > 0) {
      // All that is asked in the same moment is there by then.
      await new Promise(setImmediate);
      await this.#answer(this.#asked.splice(0, MOST_AT_ONCE));
    }
    this.#isWorking = false;
  }

  /** One that cannot be carried out must not take the others with it: each is then tried alone. */
  async #answer(asked: readonly Asked[]): Promise<void> {
    try {
      const answers = await this.#commit(asked.map(({ command }) => command));
      for (const [at, { resolve }] of asked.entries()) resolve(answers[at] ?? 'unknown');
    } catch (error) {
      if (asked.length > 1) for (const one of asked) await this.#answer([one]);
      else for (const { reject } of asked) reject(error);
    }
  }

  async #commit(commands: readonly Command[]): Promise<Answer[]> {
    const { rules } = this.#tools;
    for (let races = 0; races <= MOST_RACES; races += 1) {
      const held = await this.#current();
      const { queue, answers } = applyAll(held.queue, commands, { now: this.now(), rules });
      if (queue === held.queue) return answers;
      if (await this.#write(held.rev, queue)) return answers;
    }
    throw new Error('the line was too busy to be changed');
  }

  /** More notices than our own: others have changed it since, and what we wrote is not what stands. */
  async #write(rev: number, queue: Queue): Promise<boolean> {
    const before = this.#notices;
    const { store } = this.#tools;
    // Later, not now: a store may tell its watchers before it answers, and they must find that a write is going on.
    const outcome = Promise.resolve().then(() => store.commit(rev, queue));
    this.#writing = outcome.then((how) =>
      how === 'done' && this.#notices - before <= 1 ? { rev: rev + 1, queue } : this.#load(),
    );
    void this.#keep(this.#writing);
    try {
      await this.#writing;
      return (await outcome) === 'done';
    } finally {
      this.#writing = undefined;
    }
  }

  #current(): Promise<Held> {
    return this.#held ?? this.#keep(this.#load());
  }

  async #load(): Promise<Held> {
    const { rev, queue } = await this.#tools.store.load();
    return { rev, queue: this.#known === undefined ? queue : settled(this.#known, queue) };
  }

  /** A failure is not kept: who reads next tries again. */
  #keep(reading: Promise<Held>): Promise<Held> {
    this.#held = reading;
    reading.then(
      ({ queue }) => (this.#known = queue),
      () => {
        if (this.#held === reading) this.#held = undefined;
      },
    );
    return reading;
  }
}
