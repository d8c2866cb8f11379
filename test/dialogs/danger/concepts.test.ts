import assert from 'node:assert/strict';
import { conceptsIn, indexConcepts } from '../../../dialogs/danger/concepts.js';
import { tokensOf } from '../../../dialogs/danger/tokens.js';

const spellings = new Map([['mtn', ['maintenant']]]);
const concepts = [
  { id: 'neck', catches: 'the neck', fr: ['cou', 'gorge', "pomme d'adam"], en: ['neck', 'throat'] },
  { id: 'squeeze', catches: 'to squeeze', fr: ['serr~', 'étrangl~'], en: ['chok~'] },
  { id: 'now', catches: 'at this moment', fr: ['maintenant'], en: ['right now'] },
];
const index = indexConcepts(concepts, spellings);
const named = (text: string) =>
  conceptsIn(tokensOf(text, spellings), index).map(({ concept }) => index.ids[concept]);

describe('Words of one meaning', () => {
  it('are found whatever the accents, the case and the elision', () => {
    assert.deepEqual(named("Il m'ÉTRANGLE, il serre mon cou"), ['squeeze', 'squeeze', 'neck']);
  });

  it('are found by their sound in a quick text, and by quick spellings', () => {
    assert.deepEqual(named('il ser mon kou mtn'), ['now']);
    assert.deepEqual(named('sa gorj'), ['neck']);
  });

  it('are found as a row of words', () => {
    assert.deepEqual(named("sa pomme d'Adam"), ['neck']);
    assert.deepEqual(named('he is at the door right now'), ['now']);
    assert.deepEqual(named('pomme'), []);
  });

  it('say which words they cover', () => {
    const [found] = conceptsIn(tokensOf('à la pomme d Adam oui', spellings), index);
    assert.deepEqual([found?.first, found?.last], [2, 3]);
  });
});
