import assert from 'node:assert/strict';
import { atMost, median, quantile, shown } from './bench.js';
import { sectionOf, withSection } from './table.js';

const HEAD = '# Benchmarks\n\nHow they were made.\n';
const bench = { name: 'walk', title: 'A walk', run: () => Promise.reject(new Error('not run here')) };
const finding = {
  columns: ['who', 'ms'],
  rows: [
    ['ours', '1'],
    ['the plain way', '1,000'],
  ],
  goals: [
    { text: 'fast', isMet: true },
    { text: 'small', isMet: false, whenMissed: 'Too many words.' },
    { text: 'still', isMet: false },
  ],
  how: 'By a clock.',
};

describe('the figure in the middle', () => {
  it('is the middle one, whatever the order', () => assert.equal(median([9, 1, 5]), 5));

  it('is the mean of the two in the middle when there is no single one', () =>
    assert.equal(median([1, 2, 4, 100]), 3));

  it('of nothing is no number', () => assert.ok(Number.isNaN(median([]))));

  it('leaves the list as it was', () => {
    const values = [3, 1, 2];
    median(values);
    assert.deepEqual(values, [3, 1, 2]);
  });
});

describe('a quantile', () => {
  it('is one of the ends at 0 and at 1', () => {
    assert.deepEqual([quantile([4, 2, 8], 0), quantile([4, 2, 8], 1)], [2, 8]);
  });

  it('lies between its neighbours when it falls between them', () => {
    const hundred = Array.from({ length: 100 }, (_, at) => at + 1);
    assert.ok(Math.abs(quantile(hundred, 0.99) - 99.01) < 1e-9);
  });
});

describe('a figure', () => {
  it('is shown with three figures that mean something', () => {
    assert.deepEqual(
      [0.1234, 12.34, 1234.5].map((value) => shown(value, 'ms')),
      ['0.12 ms', '12.3 ms', '1,235 ms'],
    );
  });

  it('without a unit has nothing after it', () => assert.equal(shown(1234.5, ''), '1,235'));

  it('meets its goal at the very limit, and not beyond', () => {
    assert.equal(atMost('time', 1, 1, 's').isMet, true);
    assert.deepEqual(atMost('time', 1.5, 1, 's'), { text: 'time ≤ 1 s: 1.5 s', isMet: false });
  });
});

describe('a section of the kept page', () => {
  const section = sectionOf(bench, finding, 'one day');

  it('has its columns under one another, in the terminal too', () => {
    assert.ok(
      section.includes('| who           |    ms |\n| ------------- | ----: |\n| ours          |     1 |'),
    );
  });

  it('says of each goal whether it was met, and why not', () => {
    assert.ok(section.includes('- met: fast\n- **missed**: small. Too many words.\n'));
    assert.ok(section.includes('- **missed**: still. Not understood yet.\n'));
  });

  it('comes after the others when it is new', () => {
    const page = withSection(withSection(HEAD, 'walk', section), 'run', '## run\n\nfast\n');
    assert.deepEqual(page.match(/^#+ .*/gm), ['# Benchmarks', '## walk', '## run']);
  });

  it('takes the place of the one before, and the others keep theirs', () => {
    const old = `${HEAD}\n## walk\n\nold words\n\n## walks\n\nkept\n`;
    const page = withSection(old, 'walk', section);
    assert.deepEqual(page.match(/^#+ .*/gm), ['# Benchmarks', '## walk', '## walks']);
    assert.ok(!page.includes('old words') && page.includes('kept'));
  });

  it('put there twice is there once, and the page is the same', () => {
    const once = withSection(HEAD, 'walk', section);
    assert.equal(withSection(once, 'walk', section), once);
  });
});
