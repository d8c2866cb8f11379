import assert from 'node:assert/strict';
import fc from 'fast-check';
import { soundOf } from '../../../dialogs/danger/sound.js';

describe('The sound of a word', () => {
  const alike = [
    ['frappe', 'frape', 'frappes'],
    ['fusil', 'fuzil'],
    ['quelqu', 'kelk'],
    ['couteau', 'kouto', 'couto'],
    ['etrangle', 'etrengle', 'etrangles'],
    ['chaque', 'chak'],
  ];
  for (const words of alike) {
    it(`is the same for ${words.join(', ')}`, () => {
      assert.equal(new Set(words.map(soundOf)).size, 1, words.map(soundOf).join(' '));
    });
  }

  it('tells apart words that only look alike', () => {
    for (const [one, other] of [
      ['cou', 'cause'],
      ['tue', 'tape'],
      ['gorge', 'gare'],
    ] as const) {
      assert.notEqual(soundOf(one), soundOf(other));
    }
  });

  it('is never empty, and never longer than twice the word', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,30}$/), (word) => {
        const sound = soundOf(word);
        assert.ok(sound.length > 0 && sound.length <= 2 * word.length);
      }),
    );
  });
});
