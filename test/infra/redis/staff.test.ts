import assert from 'node:assert/strict';
import { AuditMoved, RedisAudit } from '../../../infra/stores/redis-audit.js';
import { RedisQueue } from '../../../infra/stores/redis-queue.js';
import { RedisSessions } from '../../../infra/stores/redis-sessions.js';
import { SecretSealer } from '../../../infra/stores/sealing.js';
import { RedisServer } from './servers.js';
import { Links, secret } from './setting.js';

const sealer = new SecretSealer('document-seal', secret);
const hour = 3_600_000;

describe('what people of the house share in Redis', function () {
  this.timeout(60_000);
  const links = new Links();
  let server: RedisServer;
  beforeEach(async () => {
    server = await RedisServer.start();
  });
  afterEach(async () => {
    links.close();
    await server.end();
  });

  describe('sessions', () => {
    const two = async () => {
      const make = async () => new RedisSessions({ link: await links.open(server.url), sealer });
      return [await make(), await make()] as const;
    };
    const record = (name: string, at = hour) => ({ name, openedAt: at, usedAt: at });

    it('opened in one process are open in all, and ended in all', async () => {
      const [one, other] = await two();
      await one.put('k', record('jeanne'));
      assert.deepEqual(await other.get('k'), record('jeanne'));
      await other.end('k');
      assert.equal(await one.get('k'), undefined);
    });

    it('of one account end together, the others stay', async () => {
      const [one, other] = await two();
      const names = ['jeanne', '__proto__', 'jeanne'];
      await Promise.all(names.map((name, n) => (n % 2 ? one : other).put(String(n), record(name))));
      await one.endAllOf('jeanne');
      const left = await Promise.all(['0', '1', '2'].map((key) => other.get(key)));
      assert.deepEqual(left, [undefined, record('__proto__'), undefined]);
    });

    it('forgotten for a day are dropped', async () => {
      const [one] = await two();
      await one.put('old', record('jeanne', hour));
      await one.put('new', record('paul', 26 * hour));
      assert.deepEqual([await one.get('old'), await one.get('new')], [undefined, record('paul', 26 * hour)]);
    });

    it('take each code once, whoever is asked first', async () => {
      const [one, other] = await two();
      const taken = await Promise.all([one.spendCode('jeanne', 7), other.spendCode('jeanne', 7)]);
      assert.deepEqual(taken.sort(), [false, true]);
      assert.deepEqual(
        [
          await one.spendCode('jeanne', 6),
          await other.spendCode('paul', 7),
          await one.spendCode('jeanne', 8),
        ],
        [false, true, true],
      );
    });
  });

  it('the line is one for all, changed by one at a time', async () => {
    const make = async () =>
      new RedisQueue<string[]>({ link: await links.open(server.url), sealer, empty: () => [] });
    const [one, other] = [await make(), await make()];
    assert.deepEqual(await one.load(), { rev: 0, queue: [] });
    assert.equal(await one.commit(0, ['a']), 'done');
    assert.equal(await other.commit(0, ['b']), 'stale');
    assert.deepEqual(await other.load(), { rev: 1, queue: ['a'] });
  });

  it('the audit is one chain: who comes second must read again, and nothing of it ends by itself', async () => {
    const make = async () => new RedisAudit<{ n: number; who: string }>(await links.open(server.url));
    const [one, other] = [await make(), await make()];
    assert.equal(await one.last(), undefined);
    await one.append({ n: 1, who: 'jeanne' });
    await assert.rejects(() => other.append({ n: 1, who: 'paul' }), AuditMoved);
    await other.append({ n: 2, who: 'paul' });
    assert.deepEqual(
      (await one.all()).map(({ who }) => who),
      ['jeanne', 'paul'],
    );
    assert.deepEqual(await one.last(), { n: 2, who: 'paul' });
  });
});
