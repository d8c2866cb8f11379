import type { Signal } from '../../dialogs/model.js';
import type { LineKeeper } from './line-keeper.js';
import type { QueueEvent, ToAudit, ToLead, ToVisitor } from './queue-model.js';

/** Her conversation does not know yet that it asked: the turn that asks is being stored. Tried again, and no fault. */
export class NotYet extends Error {
  override name = 'NotYet';
}

/** Who hears what the line has to say. Each may be called twice for one event; a failure is tried again. */
export interface Hearers {
  /** A signal for one conversation; resolves whether it took it, knew it already or is gone. */
  visitor: (talk: string, signal: Signal) => Promise<unknown>;
  audit: (line: ToAudit & { n: number; at: number }) => Promise<void> | void;
  lead: (alert: ToLead & { n: number; at: number }) => Promise<void> | void;
  failed: (error: unknown) => void;
}

/** Carries the outbox of the line to who must hear it, in order; what failed stays for the next time. */
export class EventsOut {
  readonly #keeper: LineKeeper;
  readonly #hearers: Hearers;
  #running: Promise<void> | undefined;
  #again = false;

  constructor(keeper: LineKeeper, hearers: Hearers) {
    this.#keeper = keeper;
    this.#hearers = hearers;
  }

  /** Resolves when all that waited when it was called has been tried. Never rejects. */
  flush(): Promise<void> {
    this.#again = true;
    return (this.#running ??= this.#run().finally(() => (this.#running = undefined)));
  }

  async #run(): Promise<void> {
    while (this.#again) {
      this.#again = false;
      try {
        await this.#deliver((await this.#keeper.read()).outbox);
      } catch (error) {
        this.#hearers.failed(error);
      }
    }
  }

  async #deliver(outbox: readonly QueueEvent[]): Promise<void> {
    const stuck = new Set<string>();
    const done: number[] = [];
    for (const event of outbox) {
      const about = event.to === 'visitor' ? event.talk : event.to;
      if (stuck.has(about)) continue;
      if (await this.#heard(event)) done.push(event.n);
      else stuck.add(about);
    }
    if (done.length > 0) await this.#keeper.run({ kind: 'delivered', events: done });
  }

  async #heard(event: QueueEvent): Promise<boolean> {
    try {
      if (event.to === 'visitor') await this.#hearers.visitor(event.talk, signalOf(event));
      else if (event.to === 'audit') await this.#hearers.audit(event);
      else await this.#hearers.lead(event);
      return true;
    } catch (error) {
      if (!(error instanceof NotYet)) this.#hearers.failed(error);
      return false;
    }
  }
}

function signalOf({ signal, case: id, seq, fence, name }: ToVisitor): Signal {
  const of = { case: id, seq, fence };
  return { kind: 'signal', name: signal, of, ...(name === undefined ? {} : { values: { name } }) };
}
