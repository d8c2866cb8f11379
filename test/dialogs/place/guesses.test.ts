import assert from 'node:assert/strict';
import { guessesIn } from '../../../dialogs/place/guesses.js';
import { readWords } from '../../../dialogs/place/read-words.js';

/** Each run of words that may be a name, with a mark when it is announced. */
function guessed(text: string): string[] {
  const words = readWords(text);
  return guessesIn(words).map(({ from, to, announced }) => {
    const run = words.slice(from, to).map(({ plain }) => plain);
    return `${run.join(' ')}${announced ? '!' : ''}`;
  });
}

describe('What may be a misspelt name', () => {
  const cases: [text: string, runs: string[]][] = [
    ['levrou', ['levrou!']],
    ['oui levrou', ['levrou!']],
    ['levrou mais non', ['levrou']],
    ['levrou 36', ['levrou!']],
    ['mot mere levrou', ['mot mere levrou!', 'mere levrou', 'levrou']],
    ['la chatr', ['la chatr!', 'chatr!']],
    ['je suis a levrou zut', ['levrou!', 'levrou zut!']],
    ['villedieu sur indr', ['villedieu sur indr!']],
    ['argenton sur je', ['argenton', 'argenton sur je!']],
    ['neuvy sur le mont', ['neuvy sur le mont!']],
    ['neuvy de paillou', ['neuvy de paillou!']],
    ['st gautie', ['saint gautie!']],
  ];
  for (const [text, runs] of cases)
    it(`in "${text}" is ${runs.join(', ')}`, () => assert.deepEqual(guessed(text), runs));

  it('may hold the small words of names in its middle', () => {
    for (const joiner of ['le', 'la', 'les', 'de', 'du', 'sur', 'en', 'saint', 'sainte'])
      assert.ok(guessed(`neuvy ${joiner} paillou`).includes(`neuvy ${joiner} paillou!`), joiner);
  });

  it('does not begin with "de", "du", "sur" or "en"', () => {
    for (const first of ['de', 'du', 'sur', 'en'])
      for (const run of guessed(`${first} levrou`)) assert.match(run, /^levrou/, first);
  });

  it('does not end with a small word of names, nor hold a word of a sentence or a digit', () => {
    for (const text of ['levrou sur', 'levrou la', 'levrou de'])
      assert.deepEqual(guessed(text), ['levrou'], text);
    for (const text of ['neuvy je paillou', 'neuvy saint', 'levrou sainte', 'argenton 45 paillou'])
      assert.deepEqual(guessed(text), [], text);
    assert.deepEqual(guessed('argenton en je'), ['argenton']);
  });

  it('is not ordinary words, nor what is refused or a street', () => {
    for (const text of ['chez mere', 'pas a levrou']) assert.deepEqual(guessed(text), [], text);
    assert.ok(!guessed('rue levrou').includes('levrou'));
  });

  it('is nothing in the middle of a sentence that announces no place', () => {
    assert.deepEqual(guessed('neuvy paillou zut pif paf pouf'), []);
  });

  it('needs more than a bare "à" in a message of more than twelve words', () => {
    const words = 'un deux trois quatre cinq six sept huit neuf dix';
    assert.deepEqual(guessed(`${words} a levrou`), ['levrou!']);
    assert.deepEqual(guessed(`${words} onze a levrou`), []);
    assert.ok(guessed(`${words} onze pres de levrou`).includes('levrou!'));
  });
});
