import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { copyContent } from '../copy.js';

const script = fileURLToPath(new URL('../../../content/check/run.ts', import.meta.url));

describe('npm run content:check', () => {
  it('prints each error as file:line: message, once for all packs, and exits 1', () => {
    const copy = copyContent();
    try {
      const line = copy.replace('national/emergency.yaml', 'publish: yes', 'publish: maybe');
      const { status, stdout } = spawnSync(process.execPath, ['--import', 'tsx', script, copy.root], {
        encoding: 'utf8',
      });
      assert.equal(status, 1);
      const told = stdout.split('\n').filter((text) => text.includes('publish'));
      assert.equal(told.length, 1);
      assert.match(told[0] ?? '', new RegExp(`content/national/emergency\\.yaml:${line}: publish: `));
      assert.match(stdout, /^indre reading fr: \d+ texts, .*Kandel-Moles.*\d words a sentence.*the longest/m);
    } finally {
      copy.remove();
    }
  }).timeout(120_000);
});
