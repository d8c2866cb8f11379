import assert from 'node:assert/strict';
import fc from 'fast-check';
import { verifyAudit, type AuditLine } from '../../../../bots/handover/staff/audit-chain.js';
import { Audit } from '../../../../bots/handover/staff/audit.js';
import { MemoryAudit } from '../../../../infra/stores/audit-stores.js';

const KEY = Buffer.alloc(32, 3);
const clock = () => new Date('2026-11-29T10:00:00Z');

async function written(count: number): Promise<AuditLine[]> {
  const store = new MemoryAudit();
  const audit = new Audit(store, KEY, clock);
  await Promise.all(
    Array.from({ length: count }, (_, i) => audit.add({ act: 'read', who: 'anne', case: `case-${i}` })),
  );
  return [...(await store.all())];
}

describe('The audit', () => {
  it('keeps one chain, whoever writes at the same time', async () => {
    const lines = await written(50);
    assert.deepEqual(
      lines.map(({ n }) => n),
      Array.from({ length: 50 }, (_, i) => i + 1),
    );
    assert.equal(verifyAudit(lines, KEY).whole, true);
  });

  it('is whole when it is empty', () => assert.equal(verifyAudit([], KEY).whole, true));

  it('shows any line changed, taken out, doubled or put elsewhere', async () => {
    const lines = await written(12);
    const at = fc.nat({ max: 10 });
    const changes = fc.oneof(
      at.map((i) => lines.map((line, j) => (i === j ? { ...line, who: 'brigitte' } : line))),
      at.map((i) => lines.map((line, j) => (i === j ? { ...line, at: line.at + 1 } : line))),
      at.map((i) => lines.map((line, j) => (i === j ? { ...line, what: 'x' } : line))),
      at.map((i) => lines.filter((_, j) => i !== j)),
      at.map((i) => lines.flatMap((line, j) => (i === j ? [line, line] : [line]))),
      at.map((i) => lines.toSpliced(i, 2, lines[i + 1]!, lines[i]!)),
    );
    fc.assert(fc.property(changes, (changed) => !verifyAudit(changed, KEY).whole));
  });

  it('shows an end that was cut off, to who kept a head of before', async () => {
    const lines = await written(5);
    const head = lines[4]?.mac;
    assert.equal(verifyAudit(lines.slice(0, 3), KEY).whole, true, 'the rest alone looks whole');
    assert.deepEqual(verifyAudit(lines.slice(0, 3), KEY, head), { whole: false, lostHead: head });
    assert.equal(verifyAudit(lines, KEY, head).whole, true);
  });

  it('cannot be made to look whole without the key', async () => {
    const store = new MemoryAudit();
    const forger = new Audit(store, Buffer.alloc(32, 9), clock);
    await forger.add({ act: 'read', who: 'anne' });
    assert.deepEqual(verifyAudit(await store.all(), KEY), { whole: false, line: 1 });
  });

  it('goes on after a line that could not be kept, and tells who asked', async () => {
    const store = new MemoryAudit();
    const append = store.append.bind(store);
    let isFull = true;
    store.append = (line) => (isFull ? Promise.reject(new Error('full')) : append(line));
    const audit = new Audit(store, KEY, clock);
    await assert.rejects(audit.add({ act: 'read', who: 'anne' }));
    isFull = false;
    await audit.add({ act: 'read', who: 'anne' });
    assert.equal(verifyAudit(await store.all(), KEY).whole, true);
    assert.equal((await audit.head()).lines, 1);
  });
});
