import assert from 'node:assert/strict';
import { departementsMeant } from '../../../dialogs/place/around.js';
import { gazetteerOf, type Gazetteer } from '../../../dialogs/place/gazetteer.js';
import { readWords } from '../../../dialogs/place/read-words.js';
import { indre } from './labelled.js';

const ours = gazetteerOf(indre);
const meant = (text: string, gazetteer: Gazetteer = ours) => departementsMeant(readWords(text), gazetteer);

describe('A town around the département', () => {
  it('is known by its short name', () => {
    assert.deepEqual(meant('romorantin'), ['41']);
    assert.deepEqual(meant('je vais a romorantin'), ['41']);
  });

  it('is believed unannounced when its name is one word', () => {
    assert.deepEqual(meant('chateaumeillant'), ['18']);
    assert.deepEqual(meant('saint florent'), []);
  });

  it('is known with a slip in it, in each of the départements around', () => {
    const towns = {
      bourge: '18',
      aubuson: '23',
      souteraine: '23',
      amboize: '37',
      vendom: '41',
      poitier: '86',
    };
    for (const [town, code] of Object.entries({ ...towns, limoge: '87' }))
      assert.deepEqual(meant(town), [code], town);
  });

  it('is not guessed from another first letter, nor from a short word', () => {
    for (const text of ['pourges', 'tours']) assert.deepEqual(meant(text), [], text);
  });

  it('is not settled when two towns of two départements are meant, and is when only one is a town', () => {
    assert.deepEqual(meant('a bourge et a limoge'), []);
    assert.deepEqual(meant('a bourge et a xylophones'), ['18']);
  });

  it('takes no article', () => {
    assert.deepEqual(meant('au concarneau'), []);
  });
});

describe('A town farther away', () => {
  it('is believed when announced, and when there is one such name', () => {
    assert.deepEqual(meant('a concarneau'), ['29']);
    assert.deepEqual(meant('concarneau'), []);
    assert.deepEqual(meant('a boulogne'), []);
  });
});

describe('A département that nothing is known to lie around', () => {
  it('has only what is announced', () => {
    const alone = { ...ours, departement: { code: '99', words: 'mot' } };
    assert.deepEqual(meant('bourge', alone), []);
    assert.deepEqual(meant('a concarneau', alone), ['29']);
  });
});
