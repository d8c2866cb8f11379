import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileAudit, MemoryAudit } from '../../infra/stores/audit-stores.js';
import { auditContract } from './audit-contract.js';

auditContract('memory', () => {
  let store = new MemoryAudit();
  return {
    get store() {
      return store;
    },
    again: () => store,
    tamper: (lines) => void (store = new MemoryAudit(lines)),
  };
});

describe('a file', () => {
  let folder: string;
  let path: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'audit-stores-'));
    path = join(folder, 'audit.jsonl');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  auditContract('a file', () => ({
    store: new FileAudit(path),
    again: () => new FileAudit(path),
    tamper: (lines) => writeFileSync(path, lines.map((line) => `${JSON.stringify(line)}\n`).join('')),
  }));

  it('that was cut is still only for the account it belongs to', async () => {
    const store = new FileAudit(path);
    const line = { n: 1, at: 0, act: 'read', who: 'anne', mac: 'm' };
    await store.append(line);
    assert.equal(await store.cut(1, { ...line, act: 'cut' }), true);
    assert.equal(statSync(path).mode & 0o077, 0);
  });
});
