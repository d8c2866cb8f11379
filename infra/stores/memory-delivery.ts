import type { DeadLetter, DeliveryStore, Outcome } from '../../bots/sms/delivery-store.js';
import type { Reply, ReplyState } from '../../bots/sms/gateway.js';

const MOST_OUTCOMES = 20_000;
const MOST_DEAD = 500;

/** The way out, held in this process: lines of replies, the newest outcomes, the newest dead letters. */
export class MemoryDelivery implements DeliveryStore {
  readonly #lines = new Map<string, Reply[]>();
  readonly #outcomes = new Map<string, Outcome>();
  readonly #references = new Map<string, string>();
  readonly #dead: DeadLetter[] = [];

  add(reply: Reply): Promise<boolean> {
    if (this.#outcomes.has(reply.reference)) return Promise.resolve(false);
    this.#outcomes.set(reply.reference, { state: 'waiting' });
    this.#lines.set(reply.thread, [...(this.#lines.get(reply.thread) ?? []), reply]);
    return Promise.resolve(true);
  }

  first(thread: string): Promise<Reply | undefined> {
    return Promise.resolve(this.#lines.get(thread)?.[0]);
  }

  /** There is no other. */
  leave(): Promise<void> {
    return Promise.resolve();
  }

  settle(reply: Reply, outcome: Outcome): Promise<void> {
    const rest = (this.#lines.get(reply.thread) ?? []).filter(
      ({ reference }) => reference !== reply.reference,
    );
    if (rest.length > 0) this.#lines.set(reply.thread, rest);
    else this.#lines.delete(reply.thread);
    this.#outcomes.set(reply.reference, outcome);
    if (outcome.sentId) this.#references.set(`${reply.gateway} ${outcome.sentId}`, reply.reference);
    trim(this.#outcomes);
    trim(this.#references);
    return Promise.resolve();
  }

  update(reference: string, state: ReplyState): Promise<void> {
    const known = this.#outcomes.get(reference);
    if (known) this.#outcomes.set(reference, { ...known, state });
    return Promise.resolve();
  }

  outcome(reference: string): Promise<Outcome | undefined> {
    return Promise.resolve(this.#outcomes.get(reference));
  }

  referenceOf(gateway: string, sentId: string): Promise<string | undefined> {
    return Promise.resolve(this.#references.get(`${gateway} ${sentId}`));
  }

  drop(thread: string): Promise<void> {
    for (const { reference } of this.#lines.get(thread) ?? [])
      this.#outcomes.set(reference, { state: 'dropped' });
    this.#lines.delete(thread);
    return Promise.resolve();
  }

  threads(): Promise<string[]> {
    return Promise.resolve([...this.#lines.keys()]);
  }

  bury(letter: DeadLetter): Promise<void> {
    this.#dead.unshift(letter);
    this.#dead.length = Math.min(this.#dead.length, MOST_DEAD);
    return Promise.resolve();
  }

  dead(): Promise<DeadLetter[]> {
    return Promise.resolve([...this.#dead]);
  }
}

/** A Map keeps the order of its first writing: the oldest go first. */
function trim(map: Map<string, unknown>): void {
  for (const key of map.keys()) {
    if (map.size <= MOST_OUTCOMES) return;
    map.delete(key);
  }
}
