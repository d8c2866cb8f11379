import assert from 'node:assert/strict';
import type { Redis } from 'ioredis';
import { StoreAway } from '../../../bots/conversations.js';
import { Delivery } from '../../../bots/sms/delivery.js';
import type { SmsStores } from '../../../infra/sms-edge.js';
import { RedisSenders } from '../../../infra/stores/redis-senders.js';
import { redisSms } from '../../../infra/stores/redis-sms.js';
import { SecretSealer } from '../../../infra/stores/sealing.js';
import { marksContract, partsContract } from '../../bots/sms/arrivals-contract.js';
import { deliveryContract, replyOf } from '../../bots/sms/delivery-contract.js';
import { threadsContract } from '../../bots/sms/threads-contract.js';
import { sendersContract } from '../senders-contract.js';
import { passTime, RedisServer } from './servers.js';
import { eventually, Links, secret } from './setting.js';

const sealer = new SecretSealer('document-seal', secret);

describe('what SMS keeps in Redis', function () {
  this.timeout(120_000);
  const links = new Links();
  let server: RedisServer;
  let client: Redis;

  before(async () => {
    server = await RedisServer.start();
    client = server.connect();
  });
  beforeEach(() => client.flushall());
  afterEach(() => links.close());
  after(async () => {
    client.disconnect();
    await server.end();
  });

  const make = async (): Promise<SmsStores> => redisSms({ link: await links.open(server.url), sealer });
  const pass = (seconds: number) => passTime(client, seconds * 1000);

  describe('of threads', () => threadsContract(async () => ({ threads: (await make()).threads, pass })));
  describe('of small facts', () => marksContract(async () => ({ marks: (await make()).marks, pass })));
  describe('of parts', () => partsContract(async () => (await make()).parts));
  describe('of the way out', () => deliveryContract(async () => (await make()).delivery));
  sendersContract('Redis', async () => ({
    senders: new RedisSenders({ link: await links.open(server.url), sealer }),
    pass: (ms) => passTime(client, ms),
  }));

  it('erases a thread under each hash of its number, and leaves no key of it', async () => {
    const { threads } = await make();
    const one = { thread: 't1', sealed: 'sealed-1' };
    for (const hash of ['h1', 'h2']) await threads.put(one, hash, 3600);
    await threads.erase('t1');
    assert.deepEqual(await client.keys('*sms*'), []);
  });

  describe('a line of replies', () => {
    it('is sent by one process, until its line is empty', async () => {
      const [one, other] = [(await make()).delivery, (await make()).delivery];
      for (const reference of ['a', 'b']) await one.add(replyOf(reference));
      assert.deepEqual(await one.first('t'), replyOf('a'));
      assert.equal(await other.first('t'), 'elsewhere');
      await other.add(replyOf('c'));
      for (const reference of ['a', 'b', 'c']) {
        assert.deepEqual(await one.first('t'), replyOf(reference));
        await one.settle(replyOf(reference), { state: 'sent' });
      }
      assert.equal(await one.first('t'), undefined);
      await other.add(replyOf('d'));
      assert.deepEqual(await other.first('t'), replyOf('d'));
    });

    it('is another’s at once when it was left, and soon when its process is gone', async () => {
      const [one, other, third] = [(await make()).delivery, (await make()).delivery, (await make()).delivery];
      await one.add(replyOf('a'));
      await one.first('t');
      await one.leave('t');
      assert.deepEqual(await other.first('t'), replyOf('a'));
      await one.leave('t');
      assert.equal(await one.first('t'), 'elsewhere', 'who has it not cannot give it away');
      await passTime(client, 30_000);
      assert.deepEqual(await third.first('t'), replyOf('a'));
      assert.equal(await other.first('t'), 'elsewhere');
    });

    it('believes who lost it only that something was sent', async () => {
      const [slow, other] = [(await make()).delivery, (await make()).delivery];
      for (const reference of ['a', 'b']) await slow.add(replyOf(reference));
      await slow.first('t');
      await slow.leave('t');
      await other.first('t');
      await other.settle(replyOf('a'), { state: 'sent', sentId: 'op' });
      await slow.settle(replyOf('a'), { state: 'failed' });
      assert.deepEqual(await other.outcome('a'), { state: 'sent', sentId: 'op' });
      await other.first('t');
      await other.settle(replyOf('b'), { state: 'expired' });
      await slow.settle(replyOf('b'), { state: 'sent' });
      assert.equal((await other.outcome('b'))?.state, 'sent');
    });
  });

  describe('the way out of several processes', () => {
    const sender = async (sent: string[], send?: () => Promise<void>) => {
      const { delivery } = await make();
      const gateway = {
        name: 'g',
        send: async ({ reference }: { reference: string }) => {
          await send?.();
          sent.push(reference);
          return { sent: true as const };
        },
      };
      return new Delivery({
        store: delivery,
        numbers: { open: () => Promise.resolve('+33639980111'), erase: () => Promise.resolve() },
        gateways: () => new Map([['g', gateway]]),
        clock: () => new Date('2026-11-30T10:00:30Z'),
        wait: (ms) => new Promise((next) => setTimeout(next, Math.min(ms, 20))),
        report: () => undefined,
        onSent: () => Promise.resolve(),
        onErase: () => Promise.resolve(),
      });
    };

    it('sends each reply once and each thread in order, whoever posted it and whoever looks', async () => {
      const sent: string[] = [];
      const slow = () => new Promise<void>((next) => setTimeout(next, 3));
      const all = await Promise.all([1, 2, 3].map(() => sender(sent, slow)));
      const threads = ['t', 'u', 'v', 'w'];
      for (let n = 0; n < 6; n += 1)
        for (const thread of threads) {
          await all[n % 3]?.post(replyOf(`${thread}${String(n)}`, { thread }));
          void all[(n + 1) % 3]?.sweep();
        }
      await Promise.all(all.map((one) => one.sweep()));
      await eventually(() => sent.length >= 24);
      await Promise.all(all.map((one) => one.stop()));
      assert.equal(new Set(sent).size, 24);
      assert.equal(sent.length, 24);
      for (const thread of threads) {
        const hers = sent.filter((reference) => reference.startsWith(thread));
        assert.deepEqual(hers, [...hers].sort());
      }
    });

    it('goes on with what a process that is gone left in line', async () => {
      const sent: string[] = [];
      const gone = (await make()).delivery;
      for (const reference of ['a', 'b']) await gone.add(replyOf(reference));
      await gone.first('t');
      const living = await sender(sent);
      await living.sweep();
      await living.idle();
      assert.deepEqual(sent, [], 'it may be sending');
      await passTime(client, 30_000);
      await living.sweep();
      await living.idle();
      assert.deepEqual(sent, ['a', 'b']);
    });
  });

  describe('work for one sender', () => {
    it('is done by one process at a time, whoever asks', async () => {
      const [one, other] = [(await make()).inOrder, (await make()).inOrder];
      let [running, most] = [0, 0];
      const work = async () => {
        most = Math.max(most, (running += 1));
        await new Promise((next) => setTimeout(next, 5));
        running -= 1;
      };
      await Promise.all(Array.from({ length: 10 }, (_, n) => (n % 2 ? one : other).run('h', work)));
      assert.equal(most, 1);
      assert.deepEqual(await client.keys('*'), ['reperes:{ready}']);
    });

    it('counts for nothing when its process stood still so long that another took its turn', async () => {
      const [one, other] = [(await make()).inOrder, (await make()).inOrder];
      const late = one.run('h', async () => {
        await passTime(client, 30_000);
        await other.run('h', () => Promise.resolve());
      });
      await assert.rejects(late, StoreAway);
      await one.run('h', () => Promise.resolve());
    });

    it('that fails gives its turn back', async () => {
      const [one, other] = [(await make()).inOrder, (await make()).inOrder];
      await assert.rejects(() => one.run('h', () => Promise.reject(new TypeError('x'))), TypeError);
      await other.run('h', () => Promise.resolve());
    });
  });
});
