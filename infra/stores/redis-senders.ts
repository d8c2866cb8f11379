import { NOBODY_YET, REMEMBERED_MS, type Sender } from '../../bots/sms/session.js';
import type { Hashes, Senders } from '../../bots/sms/senders.js';
import type { RedisLink } from './redis-link.js';
import { smsSenderKey } from './redis-names.js';
import type { SecretSealer } from './sealing.js';

/** What is known of senders in all processes together: a limit is not counted anew by each. */
export class RedisSenders implements Senders {
  readonly #link: RedisLink;
  readonly #sealer: SecretSealer;

  constructor({ link, sealer }: { link: RedisLink; sealer: SecretSealer }) {
    this.#link = link;
    this.#sealer = sealer;
  }

  async look(hashes: Hashes): Promise<Sender> {
    for (const hash of hashes) {
      const key = smsSenderKey(hash);
      const sealed = await this.#link.ask((client) => client.getBuffer(key));
      if (sealed !== null) return JSON.parse(this.#sealer.open(sealed, key).toString()) as Sender;
    }
    return NOBODY_YET;
  }

  async keep([today, yesterday]: Hashes, sender: Sender): Promise<void> {
    const key = smsSenderKey(today);
    const sealed = this.#sealer.seal(JSON.stringify(sender), key);
    await this.#link.ask(async (client) => {
      await client.set(key, sealed, 'PX', REMEMBERED_MS);
      if (yesterday !== today) await client.del(smsSenderKey(yesterday));
    });
  }
}
