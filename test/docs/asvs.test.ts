import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';

/**
 * How many items of level 1, then of level 2, each section of ASVS 5.0.0 has; within a section they are numbered in that
 * order from 1, and those of level 3 come after them.
 */
const SECTIONS = `
  1.1 0 2, 1.2 5 4, 1.3 2 9, 1.4 0 3, 1.5 1 1, 2.1 1 2, 2.2 2 1, 2.3 1 3, 2.4 0 1, 3.2 2 0, 3.3 1 3, 3.4 2 4, 3.5 3 2,
  3.7 0 2, 4.1 1 2, 4.2 0 1, 4.3 0 2, 4.4 1 3, 5.1 0 1, 5.2 2 1, 5.3 2 0, 5.4 0 3, 6.1 1 2, 6.2 8 4, 6.3 2 2, 6.4 2 2,
  6.5 0 5, 6.6 0 3, 6.8 0 4, 7.1 0 3, 7.2 4 0, 7.3 0 2, 7.4 2 3, 7.5 0 2, 7.6 0 2, 8.1 1 1, 8.2 2 1, 8.3 1 0, 8.4 0 1,
  9.1 3 0, 9.2 1 3, 10.1 0 2, 10.2 0 2, 10.3 0 4, 10.4 5 6, 10.5 0 5, 10.6 0 2, 10.7 0 3, 11.1 0 2, 11.2 0 3, 11.3 2 1,
  11.4 1 3, 11.5 0 1, 11.6 0 1, 12.1 1 2, 12.2 2 0, 12.3 0 4, 13.1 0 1, 13.2 0 5, 13.3 0 2, 13.4 1 4, 14.1 0 2, 14.2 1 3,
  14.3 1 2, 15.1 1 2, 15.2 1 2, 15.3 1 6, 16.1 0 1, 16.2 0 5, 16.3 0 4, 16.4 0 3, 16.5 0 3, 17.1 0 1, 17.2 0 4, 17.3 0 2`;

const items = SECTIONS.split(',').flatMap((one) => {
  const [section = '', first = '', second = ''] = one.trim().split(' ');
  const count = Number(first) + Number(second);
  return Array.from({ length: count }, (_, at) => `${section}.${at + 1} ${at < Number(first) ? 1 : 2}`);
});

const page = readFileSync('docs/asvs.md', 'utf8');
const rows = page
  .split('\n')
  .filter((line) => /^\| \d/.test(line))
  .map((line) => {
    const [, id = '', level = '', about = '', status = '', shown = ''] = line
      .split('|')
      .map((cell) => cell.trim());
    return { id, level, about, status, shown };
  });

/** Files of ours that a text names between backticks. */
const filesIn = (text: string): string[] =>
  [...text.matchAll(/`([^`\s]+)`/g)].flatMap(([, name = '']) =>
    /^(bots|content|dialogs|docs|infra|test)\/|^[\w-]+\.(md|js|json)$/.test(name) ? [name] : [],
  );

describe('The table of OWASP ASVS', () => {
  it('has every item of levels 1 and 2 once, with its level, in order', () => {
    assert.equal(items.filter((item) => item.endsWith(' 1')).length, 70);
    assert.equal(items.filter((item) => item.endsWith(' 2')).length, 183);
    assert.deepEqual(
      rows.map(({ id, level }) => `${id} ${level}`),
      items,
    );
  });

  it('says of each what it is about, how it stands, and where that is seen or why', () => {
    for (const { id, about, status, shown } of rows) {
      assert.ok(['holds', 'partly', 'missing', 'not applicable'].includes(status), id);
      assert.ok(about !== '' && shown !== '', id);
      if (status === 'holds' || status === 'partly')
        assert.ok(filesIn(shown).length > 0, `${id} names no file`);
      if (status === 'partly') assert.match(shown, /; /, `${id} does not say what is not`);
    }
  });

  it('names only files that are there', () => {
    for (const { id, shown } of rows)
      for (const name of filesIn(shown)) assert.ok(existsSync(name), `${id}: ${name}`);
  });

  it('counts itself rightly', () => {
    const of = (status: string) => rows.filter((row) => row.status === status).length;
    const counted = `Of ${rows.length}: ${of('holds')} hold, ${of('partly')} partly, ${of('missing')} are missing, ${of('not applicable')} are not applicable.`;
    assert.ok(page.includes(counted), counted);
  });
});

describe('The page of threats', () => {
  const threats = readFileSync('docs/security.md', 'utf8').split('\n## ')[0] ?? '';
  const tests = [...threats.matchAll(/^\|.*\| ([^|]*) \|$/gm)].flatMap(([, cell = '']) =>
    [...cell.matchAll(/`([\w/*-]+)`/g)].map(([, name = '']) => name),
  );
  const isThere = (name: string): boolean =>
    ['bots/handover', 'bots/handover/console', 'bots/webchat', 'bots', 'infra', 'infra/redis', '.'].some(
      (folder) => ['', '.test'].some((kind) => existsSync(`test/${folder}/${name}${kind}.ts`)),
    );

  it('names only tests that are there', () => {
    assert.ok(tests.length > 20);
    for (const name of tests) assert.ok(name.endsWith('/*') || isThere(name), name);
  });
});
