import assert from 'node:assert/strict';
import { alarmsOf, scoresOf } from '../../../infra/danger/scores.js';

const line = (id: string, lang: string, labels: string[]) => ({ id, lang, channel: 'web', text: '', labels });
const heard = [
  { line: line('1', 'fr', ['weapon']), labels: ['weapon'] },
  { line: line('2', 'fr', ['weapon']), labels: [] },
  { line: line('3', 'en', ['negated_or_figurative']), labels: ['weapon'] },
  { line: line('4', 'en', ['greeting_or_offtopic']), labels: [] },
];

describe('The figures of the safety net', () => {
  it('say how many of those who say it are heard, and how much of what is heard is so', () => {
    const { all, fr, en } = scoresOf(heard, ['weapon']);
    assert.deepEqual(all?.['weapon'], { carried: 2, recall: 0.5, precision: 0.5 });
    assert.deepEqual(fr?.['weapon'], { carried: 2, recall: 0.5, precision: 1 });
    assert.deepEqual(en?.['weapon'], { carried: 0, precision: 0 });
  });

  it('say how often there is an alarm where there is nothing', () => {
    assert.deepEqual(alarmsOf(heard, ['weapon']), { critical: 0.5, quiet: 0.5 });
  });
});
