import assert from 'node:assert/strict';
import { gazetteerOf } from '../../../dialogs/place/gazetteer.js';
import { findPlace } from '../../../dialogs/place/find-place.js';
import { isCountry } from '../../../dialogs/place/countries.js';
import { worldOf } from '../world.js';

describe('the name of another country', () => {
  const { content } = worldOf();
  const gazetteer = gazetteerOf(content);

  for (const text of [
    'Maroc',
    'je viens du Maroc',
    'mon mari est au Maroc',
    'Argentine',
    'Pérou',
    'Argentina',
  ])
    it(`is no misspelt town of ours: « ${text} »`, () =>
      assert.deepEqual(findPlace(text, gazetteer).communes, []));

  it('is never that of a commune of ours', () => {
    const ours = content.communes.map(({ name }) =>
      name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase(),
    );
    assert.deepEqual(ours.filter(isCountry), []);
  });

  it('leaves Mâron and the Indre as they were', () => {
    assert.equal(findPlace('Maron', gazetteer).communes[0]?.name, 'Mâron');
    assert.equal(isCountry('inde'), false);
  });
});
