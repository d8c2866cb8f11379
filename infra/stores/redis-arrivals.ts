import type { HeldParts, Marks, Parts } from '../../bots/sms/arrival-stores.js';
import type { RedisLink } from './redis-link.js';
import { smsMarkKey, smsPartsKey } from './redis-names.js';
import { hiddenName, type SecretSealer } from './sealing.js';

interface Tools {
  link: RedisLink;
  sealer: SecretSealer;
}

/** Small facts that all processes know, each gone at its end. */
export class RedisMarks implements Marks {
  readonly #tools: Tools;

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  async get(key: string): Promise<string | undefined> {
    const { link, sealer } = this.#tools;
    const name = smsMarkKey(key);
    const sealed = await link.ask((client) => client.getBuffer(name));
    return sealed === null ? undefined : sealer.open(sealed, name).toString();
  }

  async set(key: string, value: string, seconds: number): Promise<void> {
    const { link, sealer } = this.#tools;
    const name = smsMarkKey(key);
    await link.ask((client) => client.set(name, sealer.seal(value, name), 'EX', seconds));
  }

  async drop(key: string): Promise<void> {
    await this.#tools.link.ask((client) => client.del(smsMarkKey(key)));
  }
}

/** Longer than any part is waited for (parts-desk.ts): what nobody comes for is gone. */
const partsMs = 10 * 60_000;

/** Parts of long messages, whichever process they came to. A thousand at most (parts-desk.ts): one hash, read whole. */
export class RedisParts implements Parts {
  readonly #tools: Tools;

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  async get(key: string): Promise<HeldParts | undefined> {
    const name = hiddenName(key);
    const sealed = await this.#tools.link.ask((client) => client.hgetBuffer(smsPartsKey, name));
    return sealed === null ? undefined : this.#open(name, sealed);
  }

  async put(held: HeldParts): Promise<void> {
    const { link, sealer } = this.#tools;
    const name = hiddenName(held.waiting.key);
    const waiting = { ...held.waiting, texts: [...held.waiting.texts] };
    const sealed = sealer.seal(JSON.stringify({ ...held, waiting }), aboutParts(name));
    await link.ask(async (client) => {
      await client.hset(smsPartsKey, name, sealed);
      await client.pexpire(smsPartsKey, partsMs);
    });
  }

  async drop(key: string): Promise<void> {
    await this.#tools.link.ask((client) => client.hdel(smsPartsKey, hiddenName(key)));
  }

  async all(): Promise<HeldParts[]> {
    const all = await this.#tools.link.ask((client) => client.hgetallBuffer(smsPartsKey));
    const held = Object.entries(all).map(([name, sealed]) => this.#open(name, sealed));
    return held.sort((one, other) => one.waiting.since - other.waiting.since);
  }

  async eraseThread(thread: string): Promise<void> {
    const hers = (await this.all()).filter((held) => held.thread === thread);
    for (const { waiting } of hers) await this.drop(waiting.key);
  }

  #open(name: string, sealed: Buffer): HeldParts {
    const held = JSON.parse(this.#tools.sealer.open(sealed, aboutParts(name)).toString()) as HeldParts;
    const texts = new Map(held.waiting.texts);
    return { ...held, waiting: { ...held.waiting, texts } };
  }
}

const aboutParts = (name: string): string => `sms parts ${name}`;
