import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const place = (...args: string[]) =>
  spawnSync(process.execPath, ['--import=tsx', 'infra/place.ts', ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, CONTENT: 'indre' },
  });

describe('npm run place', function () {
  this.timeout(120_000);

  it('answers one text as one object, alone on standard output', () => {
    const { stdout, status } = place('près de levroux', '--json');
    assert.equal(status, 0);
    const expected = { kind: 'one', communes: [{ insee: '36093', name: 'Levroux' }], nearest: [] };
    assert.deepEqual(JSON.parse(stdout), expected);
  });

  it('answers a file line by line, empty lines included', () => {
    const folder = mkdtempSync(join(tmpdir(), 'places-'));
    writeFileSync(join(folder, 'lines.txt'), 'levroux\n\npouligny\nBourges\n');
    const { stdout } = place('--file', join(folder, 'lines.txt'), '--json');
    rmSync(folder, { recursive: true });
    const kinds = (JSON.parse(stdout) as { kind: string }[]).map(({ kind }) => kind);
    assert.deepEqual(kinds, ['one', 'none', 'choose', 'outside']);
  });

  it('says how it is used when nothing was asked', () => {
    const { stdout, stderr, status } = place();
    assert.deepEqual([stdout, status], ['', 2]);
    assert.match(stderr, /npm run place/);
  });
});
