import assert from 'node:assert/strict';
import type { Redis } from 'ioredis';
import { StoreAway } from '../../../bots/conversations.js';
import { makeLog } from '../../../infra/logs.js';
import { RedisLimits } from '../../../infra/stores/redis-limits.js';
import { RedisLink } from '../../../infra/stores/redis-link.js';
import { readRedisUrl } from '../../../infra/stores/redis-url.js';
import { blankState, message } from '../../bots/webchat/echo-bot.js';
import { RedisServer } from './servers.js';
import { eventually, Links } from './setting.js';

const opening = { state: blankState(), activities: [message('hi', 'a')] };
const written = (text: string) => ({ logged: { type: 'message', text }, raw: text });

describe('a store whose Redis', function () {
  this.timeout(120_000);
  const links = new Links();
  let server: RedisServer;
  let client: Redis;
  beforeEach(async () => {
    server = await RedisServer.start();
    client = server.connect();
  });
  afterEach(async () => {
    links.close();
    client.disconnect();
    await server.end();
  });

  const everyQuestion = (store: Awaited<ReturnType<Links['store']>>) => [
    () => store.commit('new', 0, opening),
    () => store.commit('c', 1, opening),
    () => store.accept('c', written('deux')),
    () => store.load('c'),
    () => store.since('c', 0),
  ];

  it('is gone says so to every question, and goes on when it is back, with everything', async () => {
    const store = await links.store(server.url);
    await store.commit('c', 0, opening);
    await store.accept('c', written('un'));
    await server.kill();
    await Promise.all(everyQuestion(store).map((question) => assert.rejects(question, StoreAway)));
    assert.equal(await store.isReachable(), false);
    await server.begin();
    await eventually(() => store.isReachable());
    const loaded = await store.load('c');
    assert.deepEqual(loaded !== 'gone' && loaded.pending, [{ n: 2, raw: 'un' }]);
  });

  it('stands still says so to every question, soon', async () => {
    const store = await links.store(server.url);
    await store.commit('c', 0, opening);
    server.pause();
    const outcomes = await Promise.allSettled(everyQuestion(store).map((question) => question()));
    for (const outcome of outcomes) assert.equal(outcome.status, 'rejected');
    assert.equal(await store.isReachable(), false);
    server.resume();
    await eventually(() => store.isReachable());
    assert.notEqual(await store.since('c', 0), 'gone');
  });

  it('is full takes nothing, still reads, still forgets, and goes on once there is room', async () => {
    const store = await links.store(server.url);
    for (const id of ['c', 'd']) await store.commit(id, 0, opening);
    await client.config('SET', 'maxmemory', '1mb');
    await assert.rejects(() => store.accept('c', written('un')), StoreAway);
    await assert.rejects(() => store.commit('c', 1, opening), StoreAway);
    assert.equal(await store.isReachable(), false);
    const since = await store.since('c', 0);
    assert.equal(since !== 'gone' && since.watermark, 1, 'nothing was half written');
    await store.erase('d', 'leave');
    assert.equal(await store.since('d', 0), 'gone');
    await client.config('SET', 'maxmemory', '0');
    assert.equal(await store.commit('d', 0, opening), 'gone', 'what was erased while it was full stays so');
    assert.deepEqual(await store.accept('c', written('un')), { n: 2, repeated: false });
  });

  it('is away when somebody wants to be forgotten forgets her as soon as it is back', async () => {
    const store = await links.store(server.url);
    await store.commit('c', 0, opening);
    await server.kill();
    await assert.rejects(() => store.erase('c', 'leave'), StoreAway);
    assert.equal(await store.since('c', 0), 'gone', 'and is not told of meanwhile');
    await server.begin();
    await eventually(() => store.isReachable());
    assert.equal(await client.exists('x'), 0);
    await store.sweep();
    const other = await links.store(server.url);
    assert.equal(await other.since('c', 0), 'gone');
  });

  it('is away lets people pass the limits, counted in this process alone', async () => {
    const link = await links.open(server.url);
    const limits = new RedisLimits(
      Buffer.from('key'),
      { opening: 2, token: 2, message: 2, asking: 2 },
      link.client,
    );
    assert.equal(await limits.take('message', 'c'), 'pass');
    await server.kill();
    await eventually(() => link.client.status !== 'ready');
    const taken = [1, 2, 3].map(() => limits.take('message', 'c'));
    const [one, two, three] = await Promise.all(taken);
    assert.deepEqual([one, two, typeof three], ['pass', 'pass', 'number']);
  });

  it('was never there is found when it comes, and each coming and going is logged once', async () => {
    await server.kill();
    const lines: string[] = [];
    const target = readRedisUrl(server.url);
    assert.ok(target);
    const log = makeLog({ to: { write: (line: string) => void lines.push(line) } });
    const link = new RedisLink({ options: target.options, replicas: 0 }, log);
    assert.equal(await link.isReachable(), false);
    await server.begin();
    await eventually(() => link.isReachable());
    await server.kill();
    await eventually(() => lines.length >= 2);
    await link.close();
    const events = lines.map((line) => (JSON.parse(line) as { event: string }).event);
    assert.deepEqual(events, ['store_back', 'store_away']);
  });

  it('has no copy where one is asked for acknowledges nothing', async () => {
    const link = links.unanswered(server.url, { replicas: 1 });
    await eventually(() => link.client.status === 'ready');
    const store = await links.store(server.url, { link });
    await assert.rejects(() => store.commit('c', 0, opening), StoreAway);
    assert.equal(await link.isReachable(), false);
  });
});
