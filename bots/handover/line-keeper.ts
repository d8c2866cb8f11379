import { apply } from './queue.js';
import type { Answer, Command, Queue } from './queue-model.js';
import type { Rules } from './queue-rules.js';
import type { QueueStore } from './queue-store.js';

export interface KeeperTools {
  store: QueueStore;
  clock: () => Date;
  rules: Rules;
}

/** Two processes that race read again; more than this in a row is a fault to report, not to hide. */
const MOST_RACES = 50;

/**
 * The line, changed by one command at a time in this process and by compare-and-set among several. What was read last is
 * kept until somebody changes it.
 */
export class LineKeeper {
  readonly #tools: KeeperTools;
  #turn: Promise<unknown> = Promise.resolve();
  #read: Promise<Queue> | undefined;

  constructor(tools: KeeperTools) {
    this.#tools = tools;
    tools.store.watch(() => (this.#read = undefined));
  }

  get rules(): Rules {
    return this.#tools.rules;
  }

  now(): number {
    return this.#tools.clock().getTime();
  }

  /** The line as it stands; to be looked at, never changed. */
  read(): Promise<Queue> {
    const reading = (this.#read ??= this.#tools.store.load().then(({ queue }) => queue));
    reading.catch(() => (this.#read = undefined));
    return reading;
  }

  /** Runs one command. Rejects only when the store fails. */
  run(command: Command): Promise<Answer> {
    const mine = this.#turn.then(() => this.#commit(command));
    this.#turn = mine.catch(() => undefined);
    return mine;
  }

  watch(listener: () => void): () => void {
    return this.#tools.store.watch(listener);
  }

  async #commit(command: Command): Promise<Answer> {
    const { store, rules } = this.#tools;
    for (let races = 0; races <= MOST_RACES; races += 1) {
      const { rev, queue } = await store.load();
      const applied = apply(queue, command, { now: this.now(), rules });
      if (JSON.stringify(applied.queue) === JSON.stringify(queue)) return applied.answer;
      if ((await store.commit(rev, applied.queue)) === 'done') return applied.answer;
    }
    throw new Error('the line was too busy to be changed');
  }
}
