import assert from 'node:assert/strict';
import { StoreAway } from '../../bots/conversations.js';
import { Audit, AuditBroken } from '../../bots/handover/staff/audit.js';
import { keepAuditDaily } from '../../infra/console.js';
import type { Details } from '../../infra/logs.js';
import { MemoryAudit } from '../../infra/stores/audit-stores.js';
import { eventually } from './redis/setting.js';

describe('What is done with the audit at start and once a day', () => {
  const audit = new Audit(new MemoryAudit(), Buffer.alloc(32, 3), () => new Date('2026-11-30T10:00:00Z'));
  const failed: string[] = [];
  const told: [string, Details | undefined][] = [];
  beforeEach(() => {
    failed.splice(0);
    told.splice(0);
  });

  /** What was logged until the head was, or until nothing more comes. */
  const kept = async (cutAudit: () => Promise<number>, until: () => boolean) => {
    const metrics = { fail: (event: string) => void failed.push(event) };
    keepAuditDaily(
      { audit, cutAudit },
      { log: (event, details) => void told.push([event, details]), metrics },
    );
    await eventually(until);
    return told.map(([event]) => event);
  };
  const headTold = () => told.some(([event]) => event === 'audit_head');

  it('says how many lines were cut, then the head', async () => {
    assert.deepEqual(await kept(() => Promise.resolve(3), headTold), ['audit_cut', 'audit_head']);
    assert.deepEqual(told[0]?.[1], { counts: { lines: 3 } });
  });

  it('says nothing of a cut where nothing was old enough', async () => {
    assert.deepEqual(await kept(() => Promise.resolve(0), headTold), ['audit_head']);
  });

  it('is a failure to be alerted when the lines to cut are not whole, and the head is logged all the same', async () => {
    const events = await kept(() => Promise.reject(new AuditBroken()), headTold);
    assert.deepEqual(events, ['audit_failed', 'audit_head']);
    assert.deepEqual([failed, told[0]?.[1]], [['audit_failed'], { error: 'AuditBroken' }]);
  });

  it('is left for the next day while the store is away', async () => {
    let asked = false;
    const away = () => {
      asked = true;
      return Promise.reject(new StoreAway());
    };
    await kept(away, () => asked);
    await new Promise((next) => setImmediate(next));
    assert.deepEqual([failed, told], [[], []]);
  });
});
