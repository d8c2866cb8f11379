import assert from 'node:assert/strict';
import fc from 'fast-check';
import { normalise, wordsOf } from '../../../dialogs/reading/normalise.js';

describe('words as they are compared', () => {
  const same: readonly (readonly [string, string])[] = [
    ["J'AI peur", 'jai peur'],
    ['J’ai  peur !', 'jai peur'],
    ['j ai peur', 'jai peur'],
    ["qu'il", 'quil'],
    ['qu il', 'quil'],
    ['étranglée', 'etranglee'],
    ['e\u0301tranglée', 'etranglee'],
    ['cœur', 'coeur'],
    ['aideeeeez', 'aidez'],
    ['noooon', 'non'],
    ['frappée', 'frappee'],
    ['36000', '36000'],
    ["don't", 'dont'],
    ['don t', 'dont'],
    ['i m afraid', 'im afraid'],
    ['beau-père', 'beau pere'],
    ['oui 👍', 'oui 👍'],
    ['st\u200bop', 'stop'],
    ['c un robot', 'c un robot'],
    ["j'sui en danger", 'je suis en danger'],
    ['Chuis là', 'je suis la'],
    ['je sui là', 'je suis la'],
    ['il me sui', 'il me sui'],
    ['je dors. sui moi', 'je dors sui moi'],
    ['   ', ''],
  ];
  for (const [written, compared] of same) {
    it(`reads "${written}" as "${compared}"`, () => assert.equal(normalise(written), compared));
  }

  it('keeps what follows an elision', () => {
    assert.equal(wordsOf("il m'étrangle")[1]?.core, 'etrangle');
    assert.equal(wordsOf('larme')[0]?.core, undefined);
  });

  it('keeps where "jsui" stands when it is read as two words', () => {
    const text = '😀 Jsuis là';
    const words = wordsOf(text).slice(1, 3);
    assert.deepEqual(
      words.map(({ text: said }) => said),
      ['je', 'suis'],
    );
    assert.equal(text.slice(words[0]?.from, words[1]?.to), 'Jsuis');
  });

  it('numbers the sentences, and a decimal point ends none', () => {
    assert.deepEqual(
      wordsOf('Il est là. À 3.5 km').map((word) => word.sentence),
      [0, 0, 0, 1, 1, 1, 1],
    );
  });

  it('gives spans of the original text, in order, whatever is written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        let end = 0;
        for (const word of wordsOf(text)) {
          assert.ok(word.from >= end && word.to > word.from && word.to <= text.length);
          end = word.to;
        }
      }),
    );
  });

  it('is stable: what is normalised stays so when it is read again', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zéàç' 0-9]{0,60}$/), (text) => {
        const once = normalise(text);
        assert.equal(normalise(once).replaceAll(' ', ''), normalise(normalise(once)).replaceAll(' ', ''));
      }),
    );
  });

  it('are split once for all readers of a turn, and forgotten after it', async () => {
    const words = wordsOf('il me suit');
    assert.equal(wordsOf('il me suit'.slice(0, 2000)), words);
    wordsOf('une autre personne');
    assert.notEqual(wordsOf('il me suit'), words);
    const again = wordsOf('il me suit');
    await new Promise((next) => setImmediate(next));
    assert.notEqual(wordsOf('il me suit'), again);
    assert.deepEqual(wordsOf('il me suit'), words);
  });
});
