import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileAccounts } from '../../infra/stores/file-accounts.js';
import { accountsContract } from './accounts-contract.js';

describe('the accounts of one machine', () => {
  const folders: string[] = [];
  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
  });

  accountsContract('a file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'accounts-test-'));
    folders.push(folder);
    const path = join(folder, 'staff.json');
    return { env: { STAFF_FILE: path }, reader: () => new FileAccounts(path), pass: () => undefined };
  });
});
