import type { Arrival, Received, SmsReport } from './gateway.js';
import { open, seal } from './seal.js';

/** One message put aside, unreadable without the service's secret. */
export interface Spooled {
  /** Sorts by when it was put aside. */
  id: string;
  sealed: string;
}

/** Where messages are put aside while the store is away: it must not be that store. */
export interface SpoolStore {
  /** Durable when it comes back. */
  add(spooled: Spooled): Promise<void>;
  /** The oldest first. */
  all(): Promise<Spooled[]>;
  remove(id: string): Promise<void>;
}

export interface SpoolTools {
  store: SpoolStore;
  key: Buffer;
  clock: () => Date;
  report: SmsReport;
  /** Whether a gateway's operator does not bring a message again. */
  asksOnce: (gateway: string) => boolean;
}

const LONGEST_MS = 10 * 60_000;
const MOST = 500;

/**
 * For a gateway that asks once and never again: what the store cannot take now is kept, encrypted, for ten minutes at
 * most. An answer later than that would come to a telephone that may be in other hands.
 */
export class Spool {
  readonly #tools: SpoolTools;
  /** Ids in hand, so that order is kept: who wrote twice is read in that order. */
  readonly #waiting = new Set<string>();
  #made = 0;
  #draining = false;

  constructor(tools: SpoolTools) {
    this.#tools = tools;
  }

  serves(gateway: string): boolean {
    return this.#tools.asksOnce(gateway);
  }

  /** Whether something older of its gateway must be read first. */
  isInFront({ gateway }: Received): boolean {
    return this.#waiting.size > 0 && this.serves(gateway);
  }

  /** `kept` once it is put aside; `busy` when there is no room, or that failed too. */
  async keep(received: Received): Promise<Arrival> {
    const { store, key, clock, report } = this.#tools;
    if (this.#waiting.size >= MOST) return 'busy';
    const id = `${String(clock().getTime()).padStart(15, '0')}-${String(this.#made++).padStart(6, '0')}`;
    try {
      await store.add({ id, sealed: seal(JSON.stringify(received), { key, context: id }) });
    } catch {
      return 'busy';
    }
    this.#waiting.add(id);
    report('sms_spooled', { step: received.gateway });
    return 'kept';
  }

  /** Reads what an earlier process put aside, and all since, until the store is away again. */
  async drain(take: (received: Received) => Promise<Arrival>): Promise<void> {
    if (this.#draining) return;
    this.#draining = true;
    try {
      for (const spooled of await this.#tools.store.all()) if (!(await this.#drained(spooled, take))) break;
    } catch {
      // The folder is away: what is in it waits for the next time.
    } finally {
      this.#draining = false;
    }
  }

  async #drained({ id, sealed }: Spooled, take: (received: Received) => Promise<Arrival>): Promise<boolean> {
    const { store, key, clock, report } = this.#tools;
    this.#waiting.add(id);
    const received = receivedIn(open(sealed, { key, context: id }));
    const isLate = received !== undefined && clock().getTime() - received.at.getTime() > LONGEST_MS;
    if (received && !isLate && (await take(received)) === 'busy') return false;
    if (received === undefined || isLate) report('sms_dead', { step: 'spool.late' });
    await store.remove(id);
    this.#waiting.delete(id);
    return true;
  }
}

function receivedIn(text: string | undefined): Received | undefined {
  if (text === undefined) return undefined;
  const received = JSON.parse(text) as Received;
  return { ...received, at: new Date(received.at) };
}
