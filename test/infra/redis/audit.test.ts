import assert from 'node:assert/strict';
import { verifyAudit, type AuditLine } from '../../../bots/handover/staff/audit-chain.js';
import { Audit } from '../../../bots/handover/staff/audit.js';
import { RedisAudit } from '../../../infra/stores/redis-audit.js';
import { auditKey } from '../../../infra/stores/redis-names.js';
import { auditContract } from '../audit-contract.js';
import { RedisServer } from './servers.js';
import { Links } from './setting.js';

describe('the audit of several processes', function () {
  this.timeout(120_000);
  const links = new Links();
  let server: RedisServer;
  beforeEach(async () => {
    server = await RedisServer.start();
  });
  afterEach(async () => {
    links.close();
    await server.end();
  });

  const opened = async () => new RedisAudit<AuditLine>(await links.open(server.url));

  auditContract('Redis', async () => ({
    store: await opened(),
    again: opened,
    async tamper(lines) {
      const client = server.connect();
      await client.del(auditKey);
      await client.rpush(auditKey, ...lines.map((line) => JSON.stringify(line)));
      client.disconnect();
    },
  }));

  it('written by many at once stays whole, and has once what two bring', async () => {
    const key = Buffer.alloc(32, 1);
    const clock = () => new Date(0);
    const all = [new Audit(await opened(), key, clock), new Audit(await opened(), key, clock)];
    const lines = Array.from({ length: 6 }, (_, n) => `${String(n)}-1`);
    await Promise.all(
      lines.flatMap((once) => all.map((one) => one.add({ act: 'accept', who: 'anne', what: once }, once))),
    );
    await all[0]?.add({ act: 'sign_out', who: 'anne' });
    const kept = await (await opened()).all();
    assert.equal(verifyAudit(kept, key).whole, true);
    assert.deepEqual(kept.flatMap(({ what = [] }) => what).sort(), lines);
    assert.equal(kept.length, 7);
  });

  it('never ends by itself', async () => {
    await new Audit(await opened(), Buffer.alloc(32, 1), () => new Date()).add({ act: 'read', who: 'anne' });
    const client = server.connect();
    assert.equal(await client.ttl(auditKey), -1);
    client.disconnect();
  });
});
