import assert from 'node:assert/strict';
import fc from 'fast-check';
import { separateWords } from '../../../content/communes/normalise-name.js';
import { cueBefore } from '../../../dialogs/place/cue.js';
import { soundOf } from '../../../dialogs/place/sound.js';
import { slips, withoutDoubles } from '../../../dialogs/place/spelling.js';

const heard = (text: string): string => soundOf(separateWords(text));

describe('the sound of a name', () => {
  const alike: [string, string][] = [
    ['Châteauroux', 'chatoroux'],
    ['Valençay', 'valansé'],
    ['Buzançais', 'buzancé'],
    ['Argenton', 'arjenton'],
    ['Le Blanc', 'le blan'],
    ['Aigurande', 'égurande'],
    ['Vendœuvres', 'vendeuvre'],
  ];
  for (const [name, written] of alike)
    it(`of ${name} is that of ${written}`, () => {
      assert.equal(heard(written), heard(name));
    });

  it('keeps apart what an accent keeps apart', () => {
    assert.notEqual(heard('Valence'), heard('Valencé'));
  });
});

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

  it('leave doubled letters aside', () => {
    assert.equal(withoutDoubles('issoudun'), withoutDoubles('isoudun'));
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
