import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { StoreAway } from '../../bots/conversations.js';
import { InOrder, type Ordered } from '../../bots/framework/in-order.js';
import type { RedisLink } from './redis-link.js';
import { smsTurnKey } from './redis-names.js';

/** Longer than any work takes that Redis itself does not hold up. */
const leaseMs = 30_000;
/** An operator waits about fifteen seconds for an answer; who waits longer for another process brings it again. */
const patienceMs = 8_000;
const lookAgainMs = 40;

/**
 * One thing at a time per key, in all processes: in the order they were asked for within one, and one process after the
 * other by a short lease. Rejects with `StoreAway` when another holds it too long, and when this process stood still so long
 * that its lease ended: then nothing of the work may be acknowledged.
 */
export class RedisInOrder implements Ordered {
  readonly #link: RedisLink;
  readonly #here = new InOrder();

  constructor(link: RedisLink) {
    this.#link = link;
  }

  run(key: string, work: () => Promise<void>): Promise<void> {
    return this.#here.run(key, () => this.#alone(smsTurnKey(key), work));
  }

  async #alone(key: string, work: () => Promise<void>): Promise<void> {
    const token = randomBytes(12).toString('base64url');
    await this.#take(key, token);
    try {
      await work();
    } finally {
      await this.#giveBack(key, token);
    }
  }

  async #take(key: string, token: string): Promise<void> {
    const until = performance.now() + patienceMs;
    while (!(await this.#isTaken(key, token))) {
      if (performance.now() > until) throw new StoreAway();
      await sleep(lookAgainMs);
    }
  }

  async #isTaken(key: string, token: string): Promise<boolean> {
    return (await this.#link.ask((client) => client.set(key, token, 'PX', leaseMs, 'NX'))) === 'OK';
  }

  /** When Redis cannot be told, the work is done all the same, and the lease ends by itself. */
  async #giveBack(key: string, token: string): Promise<void> {
    const given = await this.#link.write('dropIf', [key], [token]).catch(() => 1);
    if (given !== 1) throw new StoreAway();
  }
}
