import assert from 'node:assert/strict';
import type { Redis } from 'ioredis';
import { RedisLimits } from '../../../infra/stores/redis-limits.js';
import { allowed, limitsContract } from '../limits-contract.js';
import { passTime, RedisServer } from './servers.js';
import { Links } from './setting.js';

describe('what all processes count together', function () {
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

  const again = async () =>
    new RedisLimits(Buffer.from('key'), allowed, (await links.open(server.url)).client);

  limitsContract('Redis', async () => ({
    limits: await again(),
    again,
    pass: (ms) => passTime(client, ms),
  }));

  it('lies in Redis under names nobody can read, none of them without an end', async () => {
    await (await again()).take('opening', '203.0.113.7');
    const keys = await client.keys('*');
    assert.ok(keys.some((key) => key.includes('limit')));
    assert.doesNotMatch(keys.join(' '), /203/);
    for (const key of keys) assert.ok((await client.pttl(key)) > 0, key);
  });
});
