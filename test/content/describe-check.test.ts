import assert from 'node:assert/strict';
import { describeCheck } from '../../content/describe-check.js';

describe('what a visitor is told of a check', () => {
  it('names the day of a telephone call', () => {
    const phoned = { on: '2026-03-03', how: 'phoned', dated: '2020' } as const;
    assert.deepEqual(describeCheck(phoned, 'fr'), {
      key: 'check.phoned',
      values: { date: '3 mars 2026', de: 'du 3 mars 2026' },
    });
    assert.equal(describeCheck(phoned, 'en').values.date, '3 March 2026');
  });

  it('writes the first of the month as French does', () => {
    assert.equal(describeCheck({ on: '2026-03-01', how: 'phoned' }, 'fr').values.date, '1er mars 2026');
  });

  it('dates what was read by the month of the source, never by our reading', () => {
    const read = { on: '2026-11-23', how: 'official_text', dated: '2025-04-01' } as const;
    assert.deepEqual(describeCheck(read, 'fr'), {
      key: 'check.official_text',
      values: { date: 'avril 2025', de: "d'avril 2025" },
    });
    assert.deepEqual(describeCheck(read, 'en').values, { date: 'April 2025', de: 'of April 2025' });
  });

  it('elides before a vowel only', () => {
    const de = (dated: string) =>
      describeCheck({ on: '2026-11-23', how: 'official_page', dated }, 'fr').values.de;
    const months = Array.from({ length: 12 }, (_, month) => de(`2025-${String(month + 1).padStart(2, '0')}`));
    assert.deepEqual(
      months.filter((words) => words.startsWith("d'")),
      ["d'avril 2025", "d'août 2025", "d'octobre 2025"],
    );
    assert.equal(de('2024'), 'de 2024');
  });

  it('says when we read a source that carries no date, and nothing more', () => {
    const undated = { on: '2026-11-23', how: 'secondary_source' } as const;
    assert.equal(describeCheck(undated, 'fr').values.de, 'lue le 23 novembre 2026');
    assert.equal(describeCheck(undated, 'en').values.de, 'read on 23 November 2026');
  });
});
