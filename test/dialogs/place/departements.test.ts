import assert from 'node:assert/strict';
import {
  departementAfter,
  departementNamedAt,
  departementNumbered,
} from '../../../dialogs/place/departements.js';
import { gazetteerOf } from '../../../dialogs/place/gazetteer.js';
import { indre } from './labelled.js';

const gazetteer = gazetteerOf(indre);

/** The département named at the last word, or at those between the brackets. */
function named(text: string): string | undefined {
  const marked = text.split(' ');
  const first = marked.findIndex((word) => word.startsWith('['));
  const last = marked.findIndex((word) => word.endsWith(']'));
  const words = marked.map((word) => word.replace(/[[\]]/g, ''));
  return departementNamedAt({ words, from: first, to: last + 1 }, gazetteer);
}

describe('Another département named as one', () => {
  it('is led in by what is said of a département', () => {
    const leads = ['dans le', 'dans la', 'dans les', 'dans l', 'en', 'departement du', 'departement de la',
      'departement de l', 'departement', 'viens du', 'viens de la', 'viens de l', 'suis du', 'suis de la',
      'suis de l', 'in the', 'in']; // prettier-ignore
    for (const lead of leads) {
      assert.equal(named(`mot ${lead} [creuse]`), '23', lead);
      assert.equal(named(`${lead} [creuse]`), '23', lead);
      assert.equal(named(`mot x${lead} [creuse]`), undefined, `x${lead}`);
      assert.equal(named(`${lead} mot [creuse]`), undefined, `${lead} mot`);
    }
  });

  it('may have its article, and may be two words', () => {
    for (const article of ['le', 'la', 'les', 'l']) assert.equal(named(`dans [${article} creuse]`), '23');
    assert.equal(named('dans la [haute vienne]'), '87');
  });

  it('is alone with its article and politeness', () => {
    assert.equal(named('bonjour la [creuse] merci'), '23');
    assert.equal(named('bonjour les [landes] oui'), '40');
    assert.equal(named('l [ain]'), '01');
    assert.equal(named('trop [cher]'), undefined);
    assert.equal(named('[cher] trop'), undefined);
    assert.equal(named('dans le [mot]'), undefined);
  });

  it('is not a part of another: the north of the Indre is in the Indre', () => {
    for (const of of ['de', 'du', 'des', 'd']) assert.equal(named(`dans le [nord] ${of} l`), undefined, of);
  });
});

describe('What stands after a commune', () => {
  const after = (text: string) => departementAfter(`x ${text}`.split(' '), 1, gazetteer);

  it('is a département by number or name, with or without small words', () => {
    const said = { '84': '84', 'dans le 84': '84', '974': '974', '2 a': '2A', '2 b': '2B', 'en creuse': '23',
      'dans la creuse': '23', 'les landes': '40', 'dans l ain': '01', 'haute vienne': '87' }; // prettier-ignore
    for (const [text, code] of Object.entries(said)) assert.equal(after(text), code, text);
  });

  it('is nothing when more is said, or there is no such département', () => {
    for (const text of ['12 ans', 'ans 12', '99', '1', 'mot', '2 c'])
      assert.equal(after(text), undefined, text);
  });
});

describe('A département by its number', () => {
  const numbered = (text: string) => departementNumbered(text.split(' '), gazetteer);

  it('is announced, or alone with its article', () => {
    for (const lead of ['dans le', 'j habite le', 'je suis du', 'je viens du', 'departement', 'departement du',
      'departement numero', 'dept', 'dpt', 'dep', 'le']) assert.equal(numbered(`${lead} 18`), '18', lead); // prettier-ignore
    assert.equal(numbered('dans le 974'), '974');
  });

  it('is at the end, and exists', () => {
    for (const text of ['dans le 18 mars', 'le 18 mars', 'pour le 18', '18', 'le 99', 'dans le 1', 'mot'])
      assert.equal(numbered(text), undefined, text);
  });
});
