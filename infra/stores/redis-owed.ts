import { LATE_MS } from '../../bots/sms/session.js';
import { dueKey, type Due, type Owed } from '../../bots/sms/owed.js';
import type { RedisLink } from './redis-link.js';
import { smsOwedKey } from './redis-names.js';
import { hiddenName, type SecretSealer } from './sealing.js';

/** Nothing is answered later than this (session.ts): a minute more, and nobody is owed anything. */
const keptMs = LATE_MS + 60_000;

/** Texts whose answer is still owed by whatever process, sealed. */
export class RedisOwed implements Owed {
  readonly #link: RedisLink;
  readonly #sealer: SecretSealer;

  constructor({ link, sealer }: { link: RedisLink; sealer: SecretSealer }) {
    this.#link = link;
    this.#sealer = sealer;
  }

  async add(due: Due): Promise<void> {
    const name = hiddenName(dueKey(due));
    const sealed = this.#sealer.seal(JSON.stringify(due), about(name));
    await this.#link.ask(async (client) => {
      await client.hset(smsOwedKey, name, sealed);
      await client.pexpire(smsOwedKey, keptMs);
    });
  }

  async drop(due: Due): Promise<void> {
    await this.#link.ask((client) => client.hdel(smsOwedKey, hiddenName(dueKey(due))));
  }

  async all(): Promise<Due[]> {
    const all = await this.#link.ask((client) => client.hgetallBuffer(smsOwedKey));
    return Object.entries(all).map(([name, sealed]) => {
      const due = JSON.parse(this.#sealer.open(sealed, about(name)).toString()) as Due;
      return { ...due, message: { ...due.message, at: new Date(due.message.at) } };
    });
  }
}

const about = (name: string): string => `sms owed ${name}`;
