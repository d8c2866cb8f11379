import assert from 'node:assert/strict';
import type { Redis } from 'ioredis';
import { emptyQueue } from '../../../bots/handover/queue-rules.js';
import { RedisAccounts } from '../../../infra/stores/redis-accounts.js';
import { RedisAlerts } from '../../../infra/stores/redis-alerts.js';
import { RedisQueue } from '../../../infra/stores/redis-queue.js';
import { RedisSigns } from '../../../infra/stores/redis-signs.js';
import { RedisSessions } from '../../../infra/stores/redis-sessions.js';
import { SecretSealer, UnknownSecret } from '../../../infra/stores/sealing.js';
import { account, accountsContract } from '../accounts-contract.js';
import { alertsContract } from '../alerts-contract.js';
import { queueContract } from '../queue-contract.js';
import { sessionsContract } from '../sessions-contract.js';
import { signsContract } from '../signs-contract.js';
import { passTime, RedisServer } from './servers.js';
import { Links, secret } from './setting.js';

const sealer = new SecretSealer('document-seal', secret);

describe('what people of the house share in Redis', function () {
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

  sessionsContract('Redis', async () => {
    const again = async () => new RedisSessions({ link: await links.open(server.url), sealer });
    return { store: await again(), again };
  });

  queueContract('Redis', async () => {
    const make = async () =>
      new RedisQueue({ link: await links.open(server.url), sealer, empty: emptyQueue });
    const store = await make();
    // What is told before it listens is told again when it does: heard here, so that the contract counts only what it does.
    await new Promise<void>((heard) => {
      const stop = store.watch(() => {
        stop();
        heard();
      });
    });
    return { store, again: make };
  });

  accountsContract('Redis', () => ({
    env: { REDIS_URL: server.url, APP_SECRET: secret },
    reader: async () => new RedisAccounts({ link: await links.open(server.url), sealer }),
    pass: (ms) => passTime(client, ms),
  }));

  it('accounts outlive a change of the secret, once somebody has read them with both', async () => {
    const accounts = new RedisAccounts({ link: await links.open(server.url), sealer });
    await accounts.change(() => [account('anne')]);
    const newer = 'another secret, just as long as the first';
    const of = async (...secrets: [string, ...string[]]) => {
      const [first, ...earlier] = secrets;
      const both = new SecretSealer('document-seal', first, earlier);
      return new RedisAccounts({ link: await links.open(server.url), sealer: both });
    };
    await assert.rejects(async () => (await of(newer)).list(), UnknownSecret);
    assert.equal((await (await of(newer, secret)).list()).length, 1);
    assert.equal((await (await of(newer)).list()).length, 1);
  });

  signsContract('Redis', async () => {
    const again = async () => new RedisSigns(await links.open(server.url));
    return { signs: await again(), again };
  });

  alertsContract('Redis', async () => {
    const make = async () => new RedisAlerts(await links.open(server.url));
    const processes = [await make(), await make(), await make()];
    return { processes, pass: (ms) => passTime(client, ms) };
  });
});
