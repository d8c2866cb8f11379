import assert from 'node:assert/strict';
import { wordsOf } from '../../../dialogs/reading/normalise.js';
import { compilePhrase, matchAt } from '../../../dialogs/reading/phrases.js';

function matches(phrase: string, text: string): boolean {
  const words = wordsOf(text);
  return words.some((_, start) => matchAt(compilePhrase(phrase), words, start) !== undefined);
}

describe('the language of danger phrases', () => {
  it('matches words in a row, whatever the accents', () => {
    assert.ok(matches('menacé de mort', 'Il a MENACE de mort mon frère'));
    assert.ok(!matches('menacé de mort', 'menacé, puis mort'));
  });

  it('matches one or another, and the beginning of a word', () => {
    assert.ok(matches('mari|mec frapp~', 'mon mec frappait fort'));
    assert.ok(!matches('mari|mec frapp~', 'mon frère frappait fort'));
  });

  it('finds a stem behind an elision written with its apostrophe', () => {
    assert.ok(matches('étrangl~', 'il m’étrangle'));
    assert.ok(!matches('arme', 'une larme'));
    assert.ok(matches('arme', "j'ai vu l'arme"));
  });

  it('lets a bounded number of words stand between', () => {
    assert.ok(matches('serr~ *3 cou', 'il a serré très fort le cou'));
    assert.ok(!matches('serr~ *1 cou', 'il a serré très fort le cou'));
  });

  it('tries every place a gap allows, not the first only', () => {
    assert.ok(matches('a *3 b c', 'a b x b c'));
  });

  it('never crosses the end of a sentence', () => {
    assert.ok(!matches('serr~ *5 cou', 'Il m’a serrée. Mon cou va bien'));
  });

  it('holds to the ends of the message where they are marked', () => {
    assert.ok(matches('^ stop $', 'STOP.'));
    assert.ok(!matches('^ stop $', 'il faut que ça stop'));
    assert.ok(matches('^ *1 aidez moi *2 $', 'svp aidez moi vite merci'));
    assert.ok(!matches('^ *1 aidez moi $', 'svp aidez moi vite'));
  });

  it('knows a number in figures', () => {
    assert.ok(matches('% rue', '12 rue du moulin'));
    assert.ok(!matches('% rue', 'une rue'));
  });

  for (const wrong of [
    '',
    '*3 cou',
    'serr~ *3',
    'serr~ *99 cou',
    'serr~ *x cou',
    '| cou',
    'beau-frère|ami',
  ]) {
    it(`refuses "${wrong}" and says which phrase it is`, () => {
      assert.throws(() => compilePhrase(wrong), /phrase/);
    });
  }
});
