import assert from 'node:assert/strict';
import { loadContent } from '../../content/load.js';
import type { OpenPlace } from '../../content/model.js';
import { realRoot } from './copy.js';

/** What the regulator (Arcep) keeps for films and books. */
const fiction = /^(02 61 91|06 39 98) \d{2} \d{2}$/;

describe('the demonstration', () => {
  const { places, communes } = loadContent(realRoot, 'demo');
  const invented = [...places.values()].filter(
    (place): place is OpenPlace => place.checked.how === 'fictional' && place.kind !== 'scheme',
  );
  const offices = invented.filter(({ kind }) => kind === 'esp');

  it('gives every commune of the Indre exactly one office, and Châteauroux two', () => {
    for (const { insee, name } of communes) {
      const serving = offices.filter(({ serves }) => serves !== 'departement' && serves.includes(insee));
      assert.equal(serving.length, name === 'Châteauroux' ? 2 : 1, name);
    }
  });

  it('has an office in each seat of an arrondissement, which serves its own commune', () => {
    for (const seat of ['Châteauroux', 'Issoudun', 'Le Blanc', 'La Châtre']) {
      const insee = communes.find(({ name }) => name === seat)?.insee ?? '';
      assert.ok(
        offices.some((office) => office.insee === insee && office.serves.includes(insee)),
        seat,
      );
    }
  });

  it('uses only telephone numbers kept for fiction, each once', () => {
    for (const { id, phone } of invented) assert.match(phone ?? '', fiction, id);
    assert.equal(new Set(invented.map(({ phone }) => phone)).size, invented.length);
  });

  it('says in every name that it is an example', () => {
    for (const { id, name, desks } of invented) {
      assert.match(name.fr, /\(exemple\)$/, id);
      assert.match(name.en, /\(example\)$/, id);
      for (const desk of desks) assert.match(desk.partner.fr, /\(exemple\)$/, id);
    }
  });

  it('invents every address visibly', () => {
    for (const { id, address } of invented) assert.match(address ?? '', /Exemple/, id);
  });

  it('lets a social worker be met at the police and at two gendarmeries', () => {
    const met = invented.filter(({ social_worker }) => social_worker).map(({ kind }) => kind);
    assert.deepEqual(met.sort(), ['gendarmerie', 'gendarmerie', 'police']);
  });

  it('has partner desks with days and hours', () => {
    assert.ok(offices.flatMap(({ desks }) => desks).length >= 5);
  });

  it('leaves every real local place as it is', () => {
    const real = loadContent(realRoot, 'indre').places;
    for (const place of real.values()) assert.deepEqual(places.get(place.id), place);
  });
});
