import assert from 'node:assert/strict';
import { gazetteerOf, type Gazetteer } from '../../../dialogs/place/gazetteer.js';
import { mentionsIn } from '../../../dialogs/place/mentions.js';
import { indre } from './labelled.js';

const ours = gazetteerOf(indre);

/** Each name found, as `words cue` or `words cue codes`. */
function named(text: string, gazetteer: Gazetteer = ours): string[] {
  const words = text.split(' ');
  return mentionsIn(words, gazetteer).map(({ from, to, cue, codes }) =>
    [words.slice(from, to).join(' '), cue, ...(codes ?? [])].join(', '),
  );
}

describe('The names in a message', () => {
  it('are none where there is no word', () => {
    assert.deepEqual(mentionsIn([], ours), []);
  });

  it('share what is said of the one just before', () => {
    for (const join of ['et', 'ou', 'and', 'or', 'nor'])
      assert.deepEqual(named(`pres de levroux ${join} vatan`), ['levroux, beside', 'vatan, beside'], join);
    assert.deepEqual(named('ni levroux ni vatan'), ['levroux, refused', 'vatan, refused']);
    assert.deepEqual(named('pres de levroux plutot et vatan'), ['levroux, beside', 'vatan, none']);
    assert.deepEqual(named('pres de levroux puis vatan'), ['levroux, beside', 'vatan, none']);
  });

  it('do not begin with an elided letter', () => {
    assert.deepEqual(named('habite d issoudun'), ['issoudun, in']);
  });

  it('of elsewhere are believed unannounced when they are long enough to be nothing else', () => {
    assert.deepEqual(named('zut saint maur des fosses zut'), ['saint maur des fosses, none, 94']);
    for (const text of ['la rochelle', 'vert le grand']) assert.deepEqual(named(`zut ${text} zut`), [], text);
  });

  it('may be in an article that holds a preposition', () => {
    assert.deepEqual(named('habite aux herbiers'), ['herbiers, at, 85']);
    assert.deepEqual(named('habite au havre'), ['havre, at, 76']);
    assert.deepEqual(named('habite au blanc'), ['blanc, at']);
    assert.deepEqual(named('habite aux lacs'), []);
    assert.deepEqual(named('pres de celon'), ['celon, beside']);
    assert.deepEqual(named('pres de la celon'), []);
  });

  it('are never that of the département itself', () => {
    const departement = { code: '36', words: 'saint etienne' };
    assert.notDeepEqual(named('a saint etienne'), []);
    assert.deepEqual(named('a saint etienne', { ...ours, departement }), []);
  });
});
