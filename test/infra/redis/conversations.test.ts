import assert from 'node:assert/strict';
import type { Redis } from 'ioredis';
import { RedisReports } from '../../../infra/stores/redis-reports.js';
import { KeySealer, UnknownSecret } from '../../../infra/stores/sealing.js';
import { blankState, message } from '../../bots/webchat/echo-bot.js';
import { conversationsContract } from '../conversations-contract.js';
import { reportsContract } from '../reports-contract.js';
import { hidden, useEveryStore } from './every-store.js';
import { passTime, RedisServer } from './servers.js';
import { eventually, Links, secret } from './setting.js';

const minute = 60_000;
const opening = { state: blankState(), activities: [message('hi', 'a')] };
const written = (text: string) => ({ logged: { type: 'message', text }, raw: text });

describe('stores in Redis', function () {
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

  conversationsContract('Redis', async () => {
    await client.flushall();
    const store = await links.store(server.url);
    return { store, pass: (ms) => passTime(client, ms), grainMs: 10_000, sweep: () => store.sweep() };
  });

  reportsContract('Redis', async () => new RedisReports(await links.open(server.url)));

  describe('conversations in Redis', () => {
    it('are the same talk in every process: one turn wins, the other reads again', async () => {
      const [one, other] = [await links.store(server.url), await links.store(server.url)];
      await one.commit('c', 0, opening);
      assert.deepEqual(await other.accept('c', { clientId: 'k', ...written('un') }), {
        n: 2,
        repeated: false,
      });
      assert.deepEqual(await one.accept('c', { clientId: 'k', ...written('un') }), { n: 2, repeated: true });
      const turn = { state: blankState(), activities: [message('x', 's')], handled: 2 };
      const outcomes = await Promise.all([one.commit('c', 1, turn), other.commit('c', 1, turn)]);
      assert.deepEqual(outcomes.sort(), ['done', 'stale']);
      assert.deepEqual(await one.since('c', 0), await other.since('c', 0));
    });

    it('tell who watches elsewhere of all that comes, and how it ended', async () => {
      const [one, other] = [await links.store(server.url), await links.store(server.url)];
      const told: unknown[] = [];
      await one.commit('c', 0, opening);
      other.watch('c', (ended) => told.push(ended ?? 'news'));
      await other.since('c', 0);
      await one.accept('c', written('un'));
      await one.erase('c', 'leave');
      await eventually(() => told.includes('leave'));
      assert.deepEqual(told, ['news', 'leave']);
      assert.equal(await other.since('c', 0), 'gone');
    });

    it('are read on from the last number by who could not hear for a while', async () => {
      const [one, other] = [await links.store(server.url), await links.open(server.url)];
      const store = await links.store(server.url, { link: other });
      const seen: number[] = [];
      await one.commit('c', 0, opening);
      const read = async () => {
        const since = await store.since('c', seen.length);
        if (since === 'gone') return;
        for (const { channelData } of since.activities) seen.push((channelData as { n: number }).n);
      };
      store.watch('c', () => void read());
      await read();
      other.listener.disconnect(true);
      await one.accept('c', written('un'));
      await one.accept('c', written('deux'));
      await eventually(() => seen.length >= 3);
      assert.deepEqual(seen, [1, 2, 3]);
    });

    it('are counted once at their end, with the last state, by whoever ends them', async () => {
      const ends: unknown[] = [];
      const onEnd = (state: { misses: number }, how: string) => ends.push([state.misses, how]);
      const stores = [await links.store(server.url, { onEnd }), await links.store(server.url, { onEnd })];
      const [one, other] = stores;
      for (const id of ['left', 'silent']) await one?.commit(id, 0, opening);
      await other?.commit('silent', 1, { ...opening, state: { ...blankState(), misses: 2 } });
      await other?.erase('left', 'leave');
      await passTime(client, 30 * minute);
      for (const store of [...stores, ...stores]) await store.sweep();
      assert.deepEqual(ends, [
        [0, 'leave'],
        [2, 'expired'],
      ]);
    });

    it('take no new one when they are as many as may be, in all processes together', async () => {
      const [one, other] = [
        await links.store(server.url, { most: 2 }),
        await links.store(server.url, { most: 2 }),
      ];
      const outcomes = [
        await one.commit('a', 0, opening),
        await other.commit('b', 0, opening),
        await one.commit('c', 0, opening),
        await one.commit('a', 0, opening),
      ];
      assert.deepEqual(outcomes, ['done', 'done', 'full', 'stale']);
      await other.erase('a', 'leave');
      await eventually(async () => (await one.commit('c', 0, opening)) === 'done');
      await one.sweep();
      assert.equal(one.size, 2);
    });

    it('forget their oldest words rather than fill Redis', async () => {
      const store = await links.store(server.url);
      await store.commit('c', 0, opening);
      for (let n = 0; n < 1200; n += 1) await store.accept('c', { clientId: String(n), ...written('x') });
      const since = await store.since('c', 0);
      assert.ok(since !== 'gone');
      assert.deepEqual([since.activities.length, since.watermark], [1000, 1201]);
      assert.deepEqual(since.activities[0]?.channelData, { n: 202 });
      assert.deepEqual(await store.accept('c', { clientId: '1199', ...written('x') }), {
        n: 1201,
        repeated: true,
      });
    });

    it('give a message whose process is gone to one that lives, once it has waited too long', async () => {
      let now = 0;
      const [gone, living] = [
        await links.store(server.url),
        await links.store(server.url, { nowMs: () => now }),
      ];
      await gone.commit('c', 0, opening);
      living.watch('c', () => undefined);
      await gone.accept('c', written('un'));
      assert.deepEqual(await living.sweep(), []);
      now += 3_000;
      assert.deepEqual(await living.sweep(), [], 'it may be on its way');
      now += 3_000;
      assert.deepEqual(await living.sweep(), ['c']);
      await living.commit('c', 1, { ...opening, handled: 2 });
      assert.deepEqual(await living.sweep(), []);
    });

    it('leave no key without an end, whatever happens to them', async () => {
      const store = await links.store(server.url, { most: 10 });
      await useEveryStore(await links.open(server.url));
      await store.commit('bare', 0, { state: blankState(), activities: [] });
      await store.commit('bare', 1, opening);
      await store.commit('c', 0, opening);
      await store.accept('c', { clientId: 'k', ...written('un') });
      await store.accept('c', written('deux'));
      await store.commit('c', 1, { ...opening, handled: 2, keep: 'x' });
      await store.commit('c', 2, { ...opening, handled: 3, toPerson: 'case' });
      await store.accept('c', { logged: { type: 'message', text: '•••' }, raw: 'kanari' });
      await store.commit('c', 3, { ...opening, handled: 6, toPerson: 'case' });
      await store.stillThere('c');
      await store.commit('over', 0, opening);
      for (const id of ['over', 'never']) await store.erase(id, 'erase');
      await store.sweep();
      const endless: string[] = [];
      for (const key of await client.keys('*')) if ((await client.pttl(key)) < 0) endless.push(key);
      // Configuration, and what somebody decides to keep for so long.
      assert.deepEqual(endless.sort(), ['reperes:{accounts}', 'reperes:{audit}']);
      assert.ok((await client.dbsize()) >= 30);
    });

    it('and all else that is shared show no word, number or secret on the disk', async () => {
      await useEveryStore(await links.open(server.url));
      const files = server.files().toString('latin1');
      assert.ok(files.includes('sms-parts'));
      for (const word of hidden) assert.ok(!files.includes(word), word);
    });
  });

  describe('the secret that seals', () => {
    it('can be changed while people talk', async () => {
      const before = await links.store(server.url);
      await before.commit('c', 0, opening);
      const newer = 'another secret, just as long as the first';
      const after = await links.store(server.url, { sealer: new KeySealer(newer, [secret]) });
      const since = await after.since('c', 0);
      assert.equal(since !== 'gone' && since.activities[0]?.text, 'hi');
      await after.commit('d', 0, opening);
      await assert.rejects(() => before.since('d', 0), UnknownSecret);
    });

    it('that is not the one in use opens nothing', async () => {
      const store = await links.store(server.url);
      await store.commit('c', 0, opening);
      const stranger = await links.store(server.url, { sealer: new KeySealer('x'.repeat(32)) });
      await assert.rejects(() => stranger.load('c'), UnknownSecret);
    });
  });
});
