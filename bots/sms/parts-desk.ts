import type { HeldParts, Parts } from './arrival-stores.js';
import type { Accepted, Arrival, Inbox, Part } from './gateway.js';
import { isPart, join, textOf } from './text/joining.js';

type HandOver = (whole: Accepted) => Promise<Arrival>;
/** Runs work of one sender after all of hers that runs already. */
type InTurn = (sender: string, work: () => Promise<void>) => Promise<void>;

/** So long a part waits for the others: operators bring them within seconds, and what is there may speak of danger. */
export const PART_WAIT_MS = 30_000;
/** So many unfinished messages of one sender, and of all: the oldest is handed over as it is. */
export const MOST_OF_ONE = 4;
export const MOST_OF_ALL = 1000;
/** More signs than an SMS can bring in any alphabet: what calls itself a part and is longer is a message of its own. */
export const LONGEST_PART = 255;

export interface PartsTools {
  store: Parts;
  inbox: Inbox;
  clock: () => Date;
}

/**
 * Holds the parts of long messages until they are whole. A part is acknowledged when the store has it: an operator brings
 * the next one only then. What never becomes whole is handed over with a gap that can be seen.
 */
export class PartsDesk {
  readonly #tools: PartsTools;

  constructor(tools: PartsTools) {
    this.#tools = tools;
  }

  /** A whole message goes to `handOver` at once, a part when the last of its message is there. */
  async take(part: Part | undefined, message: Accepted, handOver: HandOver): Promise<Arrival> {
    if (!isPart(part) || message.text.length > LONGEST_PART) return handOver(message);
    const { store, clock } = this.#tools;
    const key = `${message.gateway} ${message.thread} ${part.ref} ${part.of}`;
    const held = await store.get(key);
    const came = { key, since: clock().getTime(), text: message.text };
    const joined = join(held?.waiting, part, came);
    if (joined.kind === 'repeated') return 'repeated';
    const goesOn = held !== undefined && !held.waiting.done && joined.kind !== 'other';
    const first = goesOn ? held : heldOf(message);
    if (joined.kind === 'other' && held && (await this.#give(held)) === 'busy') return 'busy';
    if (joined.kind !== 'whole') return this.#keep({ ...first, waiting: joined.waiting });
    const arrival = await handOver({ ...message, at: new Date(first.at), text: joined.text });
    if (arrival !== 'busy') await store.put({ ...first, waiting: { ...joined.waiting, done: true } });
    return arrival;
  }

  /** Forgets what is whole and old, and hands over what has waited too long. What cannot be handed over stays. */
  async sweep(inTurn: InTurn): Promise<void> {
    const { store, clock } = this.#tools;
    const before = clock().getTime() - PART_WAIT_MS;
    for (const held of await store.all()) {
      if (held.waiting.since > before) continue;
      await inTurn(held.hashes[0], () => this.#finish(held.waiting.key));
    }
  }

  async #keep(held: HeldParts): Promise<Arrival> {
    await this.#tools.store.put(held);
    const all = (await this.#tools.store.all()).filter(({ waiting }) => !waiting.done);
    const hers = all.filter(({ thread }) => thread === held.thread);
    const tooMany = hers.length > MOST_OF_ONE ? hers[0] : all.length > MOST_OF_ALL ? all[0] : undefined;
    if (tooMany) await this.#finish(tooMany.waiting.key);
    return 'kept';
  }

  /** Read again in its turn: it may have become whole meanwhile. */
  async #finish(key: string): Promise<void> {
    const { store } = this.#tools;
    const held = await store.get(key);
    if (held === undefined) return;
    if (held.waiting.done || (await this.#give(held)) !== 'busy') await store.drop(key);
  }

  #give({ waiting, at, ...message }: HeldParts): Promise<Arrival> {
    const { thread, hashes, gateway } = message;
    const whole = { thread, hashes, gateway, at: new Date(at), text: textOf(waiting) };
    return this.#tools.inbox.accept(whole).catch(() => 'busy' as const);
  }
}

function heldOf({ thread, hashes, gateway, at }: Accepted): Omit<HeldParts, 'waiting'> {
  return { thread, hashes, gateway, at: at.getTime() };
}
