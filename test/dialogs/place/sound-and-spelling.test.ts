import assert from 'node:assert/strict';
import fc from 'fast-check';
import { cueBefore } from '../../../dialogs/place/cue.js';
import {
  countBits,
  lettersOf,
  slips,
  slipsAllowed,
  withoutDoubles,
} from '../../../dialogs/place/spelling.js';

describe('slips between two spellings', () => {
  it('count a swap of neighbours once', () => {
    assert.equal(slips('issuodun', 'issoudun', 3), 1);
    assert.equal(slips('levrou', 'levroux', 3), 1);
    assert.equal(slips('levroux', 'vatan', 2), 3, 'more than two is enough to know');
  });

  it('are the same both ways, none only for the same word', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        assert.equal(slips(a, b, 9), slips(b, a, 9));
        assert.equal(slips(a, b, 9) === 0, a === b);
      }),
    );
  });

  it('are counted as one would by hand', () => {
    const pairs: [string, string, number][] = [
      ['kitten', 'sitting', 3],
      ['abcd', 'badc', 2],
      ['xab', 'yba', 2],
      ['abc', 'bca', 2],
      ['ca', 'abc', 3],
      ['', 'abc', 3],
    ];
    for (const [a, b, count] of pairs) assert.equal(slips(a, b, 9), count, `${a} ${b}`);
  });

  it('are not counted beyond one more than the limit', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });
    fc.assert(
      fc.property(word, word, fc.nat(3), (a, b, limit) => {
        assert.equal(slips(a, b, limit), Math.min(slips(a, b, 9), limit + 1));
      }),
      { numRuns: 500, seed: 36 },
    );
  });

  it('leave doubled letters aside', () => {
    assert.equal(withoutDoubles('issoudun'), withoutDoubles('isoudun'));
    assert.equal(withoutDoubles('aaab'), 'ab');
  });

  it('are forgiven by length: none in a short name, three in a long one', () => {
    const allowed = [4, 5, 7, 8, 11, 12].map((length) => slipsAllowed(length));
    assert.deepEqual(allowed, [0, 1, 1, 2, 2, 3]);
  });
});

describe('the letters of a word', () => {
  it('are counted once each', () => {
    assert.deepEqual(['', 'a', 'abca', 'levroux'].map(lettersOf).map(countBits), [0, 1, 3, 7]);
    assert.notEqual(lettersOf('a'), lettersOf('b'));
    assert.equal(lettersOf(''), 0);
  });

  it('are at most two apart for each slip', () => {
    assert.equal(countBits(lettersOf('levroux') ^ lettersOf('levrouz')), 2);
  });
});

describe('the words before a name', () => {
  const cues: [string, string][] = [
    ['j habite a X', 'at'],
    ['je suis de X', 'in'],
    ['a cote de la X', 'beside'],
    ['rue de la X', 'street'],
    ['pas a X', 'refused'],
    ['pas loin de X', 'beside'],
    ['il a X', 'none'],
    ['X', 'none'],
  ];
  for (const [text, cue] of cues)
    it(`in "${text}" make it ${cue}`, () => {
      const words = text.split(' ');
      assert.equal(cueBefore(words, words.length - 1), cue);
    });
});
