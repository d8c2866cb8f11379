import assert from 'node:assert/strict';
import { isAnnounced, isOrdinary } from '../../../dialogs/place/announced.js';
import { cueBefore } from '../../../dialogs/place/cue.js';
import { readWords } from '../../../dialogs/place/read-words.js';

/** The cue of X in a text. */
function cueOf(text: string): string {
  const words = text.split(' ');
  return cueBefore(words, words.indexOf('X'));
}

describe('The words before a name', () => {
  const cues: Record<string, string[]> = {
    in: ['habite X', 'la ville de X', 'suis de X', 'est d X', 'sommes du X', 'sont de X'],
    at: ['sur X', 'suis sur X', 'il dans X', 'au X', 'aux X', 'habite a X'],
    beside: ['pres de la X', 'vers X', 'pas loin de X'],
    street: ['rue X', 'pas rue X', 'rue de la X'],
    refused: ['pas X', 'ni X', 'pas a X', 'pas habite X'],
    none: ['X', 'mot X', 'suis la X', 'a la X', 'pres de de la X', 'de la X', 'argentan sur X', 'pas mot X'],
  };
  for (const [cue, texts] of Object.entries(cues))
    for (const text of texts) it(`in "${text}" make it ${cue}`, () => assert.equal(cueOf(text), cue));

  it('are a verb after whoever has something', () => {
    const subjects = 'il elle on m t l s y n qui ca mari ex copain'.split(' ');
    for (const subject of subjects) assert.equal(cueOf(`${subject} a X`), 'none', subject);
  });

  it('do not make an origin of the link that a name begins with', () => {
    assert.equal(cueBefore(['suis', 'de', 'X'], 1), 'none');
  });
});

describe('A name is announced', () => {
  const announced = (text: string, from: number, to: number) => isAnnounced(text.split(' '), from, to);

  it('at the end of a numbered address', () => {
    assert.ok(announced('12 rue pasteur X Y', 3, 5));
    assert.ok(!announced('12 rue pasteur X mot', 3, 4));
    assert.ok(!announced('12 mot pasteur X', 3, 4));
    assert.ok(!announced('12 mot residence X', 2, 4));
    assert.ok(!announced('la rue pasteur X', 3, 4));
    assert.ok(!announced('b2 rue pasteur X', 3, 4));
  });

  it('when it is all there is, with its article and politeness', () => {
    for (const article of ['le', 'la', 'les']) assert.ok(announced(`bonjour ${article} X 12`, 2, 3), article);
    assert.ok(!announced('X le', 0, 1));
    assert.ok(!announced('le oui X', 2, 3));
    assert.ok(!announced('X mot', 0, 1));
    assert.ok(!announced('X 1234', 0, 1));
  });

  it('unless its words are ordinary, as every very short word is', () => {
    assert.ok(isOrdinary(['xy', 'mere']));
    assert.ok(!isOrdinary(['xyz']));
  });
});

describe('The words of a message', () => {
  const words = (text: string) => readWords(text).map(({ plain }) => plain);

  it('are those of its first 300 characters, without one cut in two', () => {
    assert.equal(words('a '.repeat(200)).length, 150);
    assert.deepEqual(words(`${'y'.repeat(292)} levroux`).at(-1), 'levroux');
    assert.deepEqual(words(`${'y'.repeat(293)} levroux`), ['y'.repeat(293)]);
  });

  it('leave politeness aside', () => {
    for (const text of ["tendu s'il vous plaît", 'tendu sil vous plait', "s'il te plait tendu"])
      assert.deepEqual(words(text), ['tendu'], text);
  });

  it('read letters typed for zeros, and only those', () => {
    const read = { '36OOO': ['36000'], '36oo0': ['36000'], '36o.': ['360'], '2ou 3': ['2', 'ou', '3'] };
    for (const [text, expected] of Object.entries(read)) assert.deepEqual(words(text), expected, text);
  });

  it('part a saint from its name, where no French word begins so', () => {
    assert.deepEqual(words('stgauthier'), ['saint', 'gauthier']);
    for (const word of ['stmau', 'station', 'ostgauthier']) assert.deepEqual(words(word), [word]);
  });
});
