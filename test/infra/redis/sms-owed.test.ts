import assert from 'node:assert/strict';
import type { Redis } from 'ioredis';
import { StoreAway } from '../../../bots/conversations.js';
import { maskPersonal } from '../../../bots/masking.js';
import { makeSignpostBot } from '../../../bots/signpost-bot.js';
import { SmsChannel } from '../../../bots/sms/channel.js';
import type { Outbox, Reply } from '../../../bots/sms/gateway.js';
import { Turns } from '../../../bots/turns.js';
import { worldOf } from '../../dialogs/world.js';
import { RedisSenders } from '../../../infra/stores/redis-senders.js';
import { redisSms } from '../../../infra/stores/redis-sms.js';
import { RedisOwed } from '../../../infra/stores/redis-owed.js';
import { SecretSealer } from '../../../infra/stores/sealing.js';
import { silentReaders } from '../../stories/readers.js';
import { RedisServer } from './servers.js';
import { Links, secret } from './setting.js';

const content = worldOf().content;
const sealer = new SecretSealer('document-seal', secret);
const second = 1000;

/** Takes texts in and never comes to answer them, as a process does that is killed in between. */
class Killed extends Turns {
  override hear(): Promise<void> {
    return new Promise(() => undefined);
  }
}

describe('an SMS that was acknowledged', function () {
  this.timeout(120_000);
  const links = new Links();
  let server: RedisServer;
  let client: Redis;
  let now: number;
  let posted: Reply[];
  let isAway: boolean;

  before(async () => {
    server = await RedisServer.start();
    client = server.connect();
  });
  beforeEach(async () => {
    await client.flushall();
    [now, posted, isAway] = [Date.now(), [], false];
  });
  afterEach(() => links.close());
  after(async () => {
    client.disconnect();
    await server.end();
  });

  const outbox: Outbox = {
    post: (reply) => {
      if (isAway) return Promise.reject(new StoreAway());
      if (!posted.some(({ reference }) => reference === reply.reference)) posted.push(reply);
      return Promise.resolve();
    },
    state: () => Promise.resolve(undefined),
    erase: () => Promise.resolve(),
  };

  /** The channel as one more process has it. */
  async function channel(Kind: typeof Turns = Turns): Promise<SmsChannel> {
    const link = await links.open(server.url);
    const [store, clock] = [await links.store(server.url, { link }), () => new Date(now)];
    const bot = makeSignpostBot({ content, clock, readers: silentReaders });
    const turns = new Kind({ store, bot, clock, report: () => undefined });
    const senders = new RedisSenders({ link, sealer });
    const { inOrder, owed } = redisSms({ link, sealer });
    return new SmsChannel({
      ...{ store, turns, senders, outbox, content, clock, inOrder, owed },
      secret,
      mask: maskPersonal,
    });
  }

  const text = () => ({
    thread: 'thread-1',
    hashes: ['today', 'yesterday'] as const,
    gateway: 'g',
    providerId: 'm1',
    text: 'bonjour',
    at: new Date(now),
  });
  const owed = async () => (await new RedisOwed({ link: await links.open(server.url), sealer }).all()).length;

  it('is owed to nobody once its answer is with the way out', async () => {
    const one = await channel();
    assert.equal(await one.accept(text()), 'kept');
    await one.idle();
    assert.equal(posted.length, 1);
    assert.equal(await owed(), 0);
  });

  it('is answered once by those who live when its process is killed before it answers', async () => {
    assert.equal(await (await channel(Killed)).accept(text()), 'kept');
    assert.equal(await owed(), 1);
    const living = [await channel(), await channel()];
    const look = async () => {
      await Promise.all(living.map((one) => one.sweep()));
      await Promise.all(living.map((one) => one.idle()));
    };
    await look();
    assert.equal(posted.length, 0, 'it may be on its way');
    now += 10 * second;
    await look();
    assert.equal(posted.length, 1);
    assert.match(posted[0]?.text ?? '', /repondez 1/);
    assert.equal(await owed(), 0);
  });

  it('stays owed while the way out is away, and is answered when it is back', async () => {
    const one = await channel();
    isAway = true;
    assert.equal(await one.accept(text()), 'kept');
    await one.idle();
    assert.equal(await owed(), 1);
    isAway = false;
    now += 10 * second;
    await one.sweep();
    await one.idle();
    assert.deepEqual([posted.length, await owed()], [1, 0]);
  });

  it('is answered no more once ten minutes have gone: the telephone may be in other hands', async () => {
    await (await channel(Killed)).accept(text());
    now += 601 * second;
    const one = await channel();
    await one.sweep();
    await one.idle();
    assert.deepEqual([posted.length, await owed()], [0, 0]);
  });
});
