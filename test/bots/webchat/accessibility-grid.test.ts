import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';

/** How many criteria each theme of RGAA 4.1 has, from images to consultation. */
const CRITERIA = [9, 2, 3, 13, 8, 2, 5, 10, 4, 14, 13, 11, 12];
const STATUSES = ['conforme', 'non conforme', 'non applicable', 'non vérifiable'];

describe('the self-audit of accessibility', () => {
  const text = readFileSync('docs/accessibility.md', 'utf8');
  const rows = text
    .split('\n')
    .filter((line) => /^\| \d+\.\d+ /.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim()));

  it('has one line for each of the 106 criteria, with a status', () => {
    const numbers = CRITERIA.flatMap((count, theme) =>
      Array.from({ length: count }, (_, at) => `${theme + 1}.${at + 1}`),
    );
    assert.equal(numbers.length, 106);
    assert.deepEqual(
      rows.map(([, number]) => number),
      numbers,
    );
    for (const [, number, , status = ''] of rows)
      assert.ok(STATUSES.includes(status), `${number}: ${status}`);
  });

  it('counts them as they are', () => {
    for (const status of STATUSES) {
      const count = rows.filter((row) => row[3] === status).length;
      assert.match(text, new RegExp(`\\| ${status}[^|]*\\| +${count}\\b`));
    }
  });

  it('names only tests that there are', () => {
    for (const [, name = ''] of text.matchAll(/`([\w-]+\.test\.ts)`/g))
      assert.ok(existsSync(`test/bots/webchat/${name}`), name);
  });
});
