import type { SealedThread, SealedThreads } from '../../bots/sms/sealed-numbers.js';
import type { RedisLink } from './redis-link.js';
import { smsHashKey, smsThreadKeys } from './redis-names.js';
import { hiddenName, type SecretSealer } from './sealing.js';

/**
 * Sealed numbers of all processes, gone by themselves once their time is over. Redis knows a thread and the hashes it is
 * found by under names made from them, and holds the rest sealed once more.
 */
export class RedisThreads implements SealedThreads {
  readonly #link: RedisLink;
  readonly #sealer: SecretSealer;

  constructor({ link, sealer }: { link: RedisLink; sealer: SecretSealer }) {
    this.#link = link;
    this.#sealer = sealer;
  }

  /** What it takes to erase it is written first. */
  async put(thread: SealedThread, hash: string, seconds: number): Promise<void> {
    const { number, hashes } = smsThreadKeys(hiddenName(thread.thread));
    const found = smsHashKey(hash);
    const pointer = this.#sealer.seal(thread.thread, aboutHash(found));
    await this.#link.ask(async (client) => {
      await client.hset(hashes, found, pointer);
      await client.expire(hashes, seconds);
      await client.set(number, this.#sealer.seal(JSON.stringify(thread), aboutNumber(number)), 'EX', seconds);
      await client.set(found, pointer, 'EX', seconds);
    });
  }

  async get(thread: string): Promise<SealedThread | undefined> {
    const { number } = smsThreadKeys(hiddenName(thread));
    const sealed = await this.#link.ask((client) => client.getBuffer(number));
    if (sealed === null) return undefined;
    return JSON.parse(this.#sealer.open(sealed, aboutNumber(number)).toString()) as SealedThread;
  }

  async find(hash: string): Promise<SealedThread | undefined> {
    const key = smsHashKey(hash);
    const pointer = await this.#link.ask((client) => client.getBuffer(key));
    return pointer === null ? undefined : this.get(this.#sealer.open(pointer, aboutHash(key)).toString());
  }

  /** A hash that was given to another thread since stays that one's. */
  async erase(thread: string): Promise<void> {
    const { number, hashes } = smsThreadKeys(hiddenName(thread));
    const pointers = await this.#link.ask((client) => client.hgetallBuffer(hashes));
    for (const [key, pointer] of Object.entries(pointers)) await this.#link.write('dropIf', [key], [pointer]);
    await this.#link.ask((client) => client.del(number, hashes));
  }
}

const aboutNumber = (key: string): string => `sms number ${key}`;
const aboutHash = (key: string): string => `sms hash ${key}`;
