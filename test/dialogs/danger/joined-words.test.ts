import assert from 'node:assert/strict';
import fc from 'fast-check';
import { unjoined } from '../../../dialogs/danger/joined-words.js';
import { wordsOf } from '../../../dialogs/reading/normalise.js';

const KNOWN = new Set(['tuer', 'pend', 'cou', 'main', 'frappe', 'tape', 'mdr']);
const isKnown = (word: string) => KNOWN.has(word);
const read = (text: string) => unjoined(wordsOf(text), isKnown).map((word) => word.text);

describe('Little words written together with the next', () => {
  it('stand apart, so that what is done to the writer is heard', () => {
    assert.deepEqual(read('il veut mtuer'), ['il', 'veut', 'me', 'tuer']);
    assert.deepEqual(read('jmpend'), ['je', 'me', 'pend']);
    assert.deepEqual(read('il serre lcou'), ['il', 'serre', 'le', 'cou']);
    assert.deepEqual(read('il me dit ktape'), ['il', 'me', 'dit', 'que', 'tape']);
  });

  it('stay where what follows is no word, or the whole is one', () => {
    for (const text of ['mtn', 'mdr', 'mtxyz', 'stuer', 'm', '']) assert.ok(read(text).length <= 1, text);
  });

  it('stay where a letter only came twice, or the letters begin other words', () => {
    for (const text of ['mmain', 'ttape', 'tchtape', 'stape']) assert.deepEqual(read(text), [text]);
  });

  it('stand where the whole does in the text', () => {
    const words = unjoined(wordsOf('ah jmpend vite'), isKnown);
    assert.deepEqual(
      words.map(({ text, from, to }) => [text, from, to]),
      [
        ['ah', 0, 2],
        ['je', 3, 9],
        ['me', 3, 9],
        ['pend', 3, 9],
        ['vite', 10, 14],
      ],
    );
  });

  it('leave every text whole: nothing is lost, and words follow each other within it', () => {
    let parted = 0;
    const letter = fc.constantFrom('j', 'm', 't', 'l', 'k', 'b', 'é', 'a', "'", ' ');
    fc.assert(
      fc.property(fc.string({ unit: letter, maxLength: 40 }), (text) => {
        const whole = wordsOf(text);
        const words = unjoined(whole, (word) => !whole.some((one) => one.text === word));
        if (words.length > whole.length) parted += 1;
        for (const { from, to } of whole)
          assert.ok(
            words.some((one) => one.from === from && one.to === to),
            text,
          );
        words.forEach(({ from }, at) => assert.ok(at === 0 || from >= words[at - 1]!.from));
      }),
      { numRuns: 500 },
    );
    assert.ok(parted > 20);
  });
});
