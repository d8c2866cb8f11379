import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeWhole } from '../../infra/stores/write-whole.js';

describe('A file written whole or not at all', function () {
  this.timeout(60_000);
  let folder: string;
  let path: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'whole-'));
    path = join(folder, 'file');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('replaces what was there, for this user alone', () => {
    writeWhole(path, 'before');
    writeWhole(path, 'after');
    assert.equal(readFileSync(path, 'utf8'), 'after');
    assert.equal(statSync(path).mode & 0o777, 0o600);
    assert.deepEqual(readdirSync(folder), ['file']);
  });

  it('stays as it was when there is room for a part only', () => {
    writeWhole(path, 'before');
    // A file may grow to 8 kB here: the system then writes so much, and says that it wrote less than asked.
    const script = `import('./infra/stores/write-whole.ts').then((m) => m.writeWhole(process.argv[1], 'x'.repeat(20000)))`;
    const command = `trap '' XFSZ; ulimit -f 16; exec "$0" --import tsx -e "$1" "$2"`;
    const env = { ...process.env, TSX_DISABLE_CACHE: '1' };
    const { status, stderr } = spawnSync('sh', ['-c', command, process.execPath, script, path], { env });
    assert.match(stderr.toString(), /EFBIG/);
    assert.notEqual(status, 0);
    assert.equal(readFileSync(path, 'utf8'), 'before');
    assert.deepEqual(readdirSync(folder), ['file']);
  });
});
