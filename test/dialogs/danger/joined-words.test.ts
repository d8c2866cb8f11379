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

  it('keep their places in the text', () => {
    const [, ...rest] = unjoined(wordsOf('ah jmpend vite'), isKnown);
    assert.deepEqual(
      rest.map(({ from, to }) => [from, to]),
      [
        [3, 4],
        [4, 5],
        [5, 9],
        [10, 14],
      ],
    );
  });

  it('leave every text whole: words follow each other within it, whatever is written', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        let at = 0;
        for (const { from, to } of unjoined(wordsOf(text), () => true)) {
          assert.ok(from >= at && to >= from && to <= text.length);
          at = from;
        }
      }),
    );
  });
});
