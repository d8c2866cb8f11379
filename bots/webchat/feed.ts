import type { Conversations, Ending } from '../conversations.js';
import type { Signs } from '../handover/signs.js';
import { activitySet, endOf, signSet, type ActivitySet } from './wire.js';

/** The part of a WebSocket a feed needs. */
export interface Outlet {
  send: (text: string) => void;
  close: (code: number) => void;
  terminate: () => void;
  readonly bufferedAmount: number;
}

export interface Source {
  id: string;
  /** Number of the last activity the client has. */
  after: number;
  store: Conversations;
  /** What the person she talks with is doing, as it passes. */
  signs?: Signs['watch'] | undefined;
}

/** A client this far behind is cut; it comes back with its watermark and misses nothing. */
const mostWaitingBytes = 1024 * 1024;

/**
 * One client's live view of one conversation: first what it missed, then each new activity once, in order, and at
 * the end how it ended. It watches before it reads, so nothing falls between the two; it reads by number, so
 * nothing comes twice.
 */
export class Feed {
  readonly #outlet: Outlet;
  readonly #source: Source;
  #after: number;
  #busy = false;
  #again = false;
  #ended: Ending | undefined;
  #unwatch: (() => void) | undefined;
  #unsign: (() => void) | undefined;

  constructor(outlet: Outlet, source: Source) {
    this.#outlet = outlet;
    this.#source = source;
    this.#after = source.after;
  }

  start(): void {
    this.#unwatch = this.#source.store.watch(this.#source.id, (ended) => {
      this.#ended ??= ended;
      void this.#pump();
    });
    this.#unsign = this.#source.signs?.(this.#source.id, (sign) => {
      const isFree = this.#outlet.bufferedAmount === 0;
      if (sign.from === 'worker' && isFree) this.#send(signSet(this.#source.id, this.#after, sign));
    });
    void this.#pump();
  }

  stop(): void {
    this.#unsign?.();
    this.#unwatch?.();
    this.#unwatch = undefined;
  }

  /** Reads on from the last number sent until nothing is new. A store that fails closes the stream: the client retries. */
  async #pump(): Promise<void> {
    this.#again = true;
    if (this.#busy) return;
    this.#busy = true;
    try {
      while (this.#again && this.#unwatch) await this.#sendNew();
    } catch {
      this.#outlet.close(1011);
    } finally {
      this.#busy = false;
    }
  }

  async #sendNew(): Promise<void> {
    this.#again = false;
    const since = await this.#source.store.since(this.#source.id, this.#after);
    if (!this.#unwatch) return;
    if (since === 'gone') return this.#finish(this.#ended ?? 'expired');
    this.#after = since.watermark;
    if (since.activities.length > 0) this.#send(activitySet(this.#source.id, since));
  }

  #finish(how: Ending): void {
    this.#send(endOf(this.#source.id, this.#after, how));
    this.stop();
    this.#outlet.close(1000);
  }

  #send(set: ActivitySet): void {
    if (this.#outlet.bufferedAmount > mostWaitingBytes) this.#outlet.terminate();
    else this.#outlet.send(JSON.stringify(set));
  }
}
