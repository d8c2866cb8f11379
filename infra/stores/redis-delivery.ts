import { randomBytes } from 'node:crypto';
import type { DeadLetter, DeliveryStore, Outcome } from '../../bots/sms/delivery-store.js';
import type { Reply, ReplyState } from '../../bots/sms/gateway.js';
import type { RedisLink } from './redis-link.js';
import { smsDeadKey, smsLinesKey, smsReferenceKey, smsSentKey, smsThreadKeys } from './redis-names.js';
import { hiddenName, type SecretSealer } from './sealing.js';

/** Nothing is sent ten minutes after what it answers (delivery.ts): what is older than this line can only be dead. */
const lineMs = 20 * 60_000;
const outcomeMs = 24 * 60 * 60_000;
const deadMs = 7 * 24 * 60 * 60_000;
const mostDead = 500;
/** Longer than one try at an operator may take (delivery.ts), so that a lease never ends under who is sending. */
const leaseMs = 30_000;

interface Lined {
  thread: string;
  untilMs: number;
}

/**
 * The way out, one for all processes. Each thread's line is sent by one process at a time: who asks for the first reply has
 * the lease of it for a while. All keys of a thread are in one slot; what they hold is sealed.
 */
export class RedisDelivery implements DeliveryStore {
  readonly #link: RedisLink;
  readonly #sealer: SecretSealer;
  readonly #process = randomBytes(6).toString('base64url');

  constructor({ link, sealer }: { link: RedisLink; sealer: SecretSealer }) {
    this.#link = link;
    this.#sealer = sealer;
  }

  /** Where it is to be found is written first: a line that nobody knows of would never be sent. */
  async add(reply: Reply): Promise<boolean> {
    const { thread, reference } = reply;
    const hidden = hiddenName(reference);
    await this.#note(thread);
    await this.#link.ask((client) =>
      client.set(smsReferenceKey(reference), hiddenName(thread), 'PX', outcomeMs),
    );
    const sealed = this.#sealer.seal(JSON.stringify(reply), aboutReply(hidden));
    const args = [hidden, sealed, lineMs, outcomeMs];
    return (await this.#link.write('smsAdd', keysOf(thread), args)) === 1;
  }

  async first(thread: string): Promise<Reply | 'elsewhere' | undefined> {
    const args = [this.#process, leaseMs];
    const [name, sealed] = (await this.#link.write('smsFirst', keysOf(thread), args)) as Buffer[];
    if (name === undefined) return undefined;
    return sealed === undefined ? 'elsewhere' : this.#openReply(name.toString(), sealed);
  }

  async leave(thread: string): Promise<void> {
    await this.#link.write('dropIf', [smsThreadKeys(hiddenName(thread)).lease], [this.#process]);
  }

  async settle({ thread, reference, gateway }: Reply, { state, sentId }: Outcome): Promise<void> {
    const hidden = hiddenName(reference);
    const sealed = sentId ? this.#sealer.seal(sentId, aboutOutcome(hidden)) : '';
    const args = [hidden, state, sealed, this.#process, outcomeMs];
    await this.#link.write('smsSettle', keysOf(thread), args);
    if (!sentId) return;
    const key = smsSentKey(gateway, sentId);
    const ours = this.#sealer.seal(reference, aboutSent(key));
    await this.#link.ask((client) => client.set(key, ours, 'PX', outcomeMs));
  }

  async update(reference: string, state: ReplyState): Promise<void> {
    const outcomes = await this.#outcomesOf(reference);
    if (outcomes !== undefined)
      await this.#link.write('smsUpdate', [outcomes], [hiddenName(reference), state]);
  }

  async outcome(reference: string): Promise<Outcome | undefined> {
    const outcomes = await this.#outcomesOf(reference);
    if (outcomes === undefined) return undefined;
    const hidden = hiddenName(reference);
    const fields = [`s ${hidden}`, `o ${hidden}`];
    const [state, sealed] = await this.#link.ask((client) => client.hmgetBuffer(outcomes, ...fields));
    if (!state) return undefined;
    const sentId = sealed ? { sentId: this.#sealer.open(sealed, aboutOutcome(hidden)).toString() } : {};
    return { state: state.toString() as ReplyState, ...sentId };
  }

  async referenceOf(gateway: string, sentId: string): Promise<string | undefined> {
    const key = smsSentKey(gateway, sentId);
    const sealed = await this.#link.ask((client) => client.getBuffer(key));
    return sealed === null ? undefined : this.#sealer.open(sealed, aboutSent(key)).toString();
  }

  async drop(thread: string): Promise<void> {
    await this.#link.write('smsDrop', keysOf(thread));
  }

  async threads(): Promise<string[]> {
    const all = await this.#link.ask((client) => client.hgetallBuffer(smsLinesKey));
    const lined = Object.entries(all).map(([name, sealed]) => ({ name, ...this.#openLined(name, sealed) }));
    const over = lined.filter(({ untilMs }) => untilMs <= Date.now()).map(({ name }) => name);
    if (over.length > 0) await this.#link.ask((client) => client.hdel(smsLinesKey, ...over));
    const threads = lined.filter(({ untilMs }) => untilMs > Date.now()).map(({ thread }) => thread);
    const lengths = await Promise.all(
      threads.map((thread) =>
        this.#link.ask((client) => client.llen(smsThreadKeys(hiddenName(thread)).line)),
      ),
    );
    return threads.filter((_, at) => lengths[at] !== 0);
  }

  async bury(letter: DeadLetter): Promise<void> {
    const sealed = this.#sealer.seal(JSON.stringify(letter), smsDeadKey);
    await this.#link.ask(async (client) => {
      await client.lpush(smsDeadKey, sealed);
      await client.ltrim(smsDeadKey, 0, mostDead - 1);
      await client.pexpire(smsDeadKey, deadMs);
    });
  }

  async dead(): Promise<DeadLetter[]> {
    const all = await this.#link.ask((client) => client.lrangeBuffer(smsDeadKey, 0, -1));
    return all.map((sealed) => {
      const letter = JSON.parse(this.#sealer.open(sealed, smsDeadKey).toString()) as DeadLetter;
      return { ...letter, at: new Date(letter.at) };
    });
  }

  /** Keeps a thread among those that may have something in line: `threads` looks whether it has. */
  async #note(thread: string): Promise<void> {
    const name = hiddenName(thread);
    const lined: Lined = { thread, untilMs: Date.now() + lineMs };
    const sealed = this.#sealer.seal(JSON.stringify(lined), aboutLined(name));
    await this.#link.ask(async (client) => {
      await client.hset(smsLinesKey, name, sealed);
      await client.pexpire(smsLinesKey, lineMs);
    });
  }

  #openLined(name: string, sealed: Buffer): Lined {
    return JSON.parse(this.#sealer.open(sealed, aboutLined(name)).toString()) as Lined;
  }

  #openReply(name: string, sealed: Buffer): Reply {
    const reply = JSON.parse(this.#sealer.open(sealed, aboutReply(name)).toString()) as Reply;
    return { ...reply, answering: new Date(reply.answering) };
  }

  async #outcomesOf(reference: string): Promise<string | undefined> {
    const thread = await this.#link.ask((client) => client.get(smsReferenceKey(reference)));
    return thread === null ? undefined : smsThreadKeys(thread).outcomes;
  }
}

const aboutReply = (hidden: string): string => `sms reply ${hidden}`;
const aboutOutcome = (hidden: string): string => `sms outcome ${hidden}`;
const aboutLined = (name: string): string => `sms line ${name}`;
const aboutSent = (key: string): string => `sms sent ${key}`;

function keysOf(thread: string): string[] {
  const { line, replies, outcomes, lease } = smsThreadKeys(hiddenName(thread));
  return [line, replies, outcomes, lease];
}
