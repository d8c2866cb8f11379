import type { Line, QueueService } from '../service.js';
import { lineChange } from './line-change.js';
import type { ToConsole } from './wire.js';

export interface FeedParts {
  queue: QueueService;
  worker: string;
  send: (message: ToConsole) => void;
  onFailure: (error: unknown) => void;
}

/** Keeps one console's line as it is: whole at first, then what changed. Changes that come together are read once. */
export class LineFeed {
  readonly #parts: FeedParts;
  #known: Line | undefined;
  #stopWatching: (() => void) | undefined;
  #isReading = false;
  #isStale = false;
  #isStopped = false;

  constructor(parts: FeedParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#stopWatching = this.#parts.queue.watch(() => void this.#read());
    void this.#read();
  }

  get isStopped(): boolean {
    return this.#isStopped;
  }

  stop(): void {
    this.#isStopped = true;
    this.#stopWatching?.();
  }

  async #read(): Promise<void> {
    this.#isStale = true;
    if (this.#isReading) return;
    this.#isReading = true;
    try {
      while (this.#isStale && !this.#isStopped) {
        this.#isStale = false;
        this.#tell(await this.#parts.queue.line(this.#parts.worker));
      }
    } catch (error) {
      this.#parts.onFailure(error);
    } finally {
      this.#isReading = false;
    }
  }

  #tell(line: Line): void {
    if (this.#isStopped) return;
    const message: ToConsole | undefined =
      this.#known === undefined ? { type: 'line', line } : lineChange(this.#known, line);
    this.#known = line;
    if (message !== undefined) this.#parts.send(message);
  }
}
