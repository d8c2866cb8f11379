import assert from 'node:assert/strict';
import type { Commune, Content, OpenPlace } from '../../../content/model.js';
import { distanceKm, nearestPlaces } from '../../../dialogs/place/nearest.js';
import { indre } from './labelled.js';

const now = new Date('2026-11-23T09:00:00Z');
const commune = (name: string): Commune => {
  const found = indre.communes.find((one) => one.name === name);
  assert.ok(found, name);
  return found;
};

function office(name: string, serves: string[] | 'departement', more: Partial<OpenPlace> = {}): OpenPlace {
  const words = { fr: `ESP ${name} (exemple)`, en: `ESP ${name} (example)` };
  return {
    kind: 'esp',
    id: `esp-${name.toLowerCase()}`,
    name: words,
    hours: [],
    desks: [],
    social_worker: false,
    serves: serves === 'departement' ? serves : serves.map((one) => commune(one).insee),
    insee: commune(name).insee,
    sources: ['test'],
    checked: { on: '2026-11-01', how: 'fictional' },
    review_every: 'P1Y',
    owner: 'test',
    publish: 'yes',
    confidence: 'high',
    ...more,
  };
}

const withOffices = (...places: OpenPlace[]): Content => ({
  ...indre,
  places: new Map(places.map((place) => [place.id, place])),
});
const idsNear = (name: string, content: Content): string[] =>
  nearestPlaces(commune(name), content, now).map(({ place }) => place.id);

const issoudun = office('Issoudun', ['Issoudun', 'Brives']);
const levroux = office('Levroux', ['Levroux', 'Coings']);
const chateauroux = office('Châteauroux', ['Châteauroux', 'Déols']);

describe('the office to go to', () => {
  it('is the one in charge of the commune, though another is closer', () => {
    const near = nearestPlaces(commune('Coings'), withOffices(chateauroux, levroux, issoudun), now);
    assert.equal(near[0]?.place.id, 'esp-levroux');
    assert.ok((near[0].distanceKm ?? 0) > (near[1]?.distanceKm ?? Infinity));
  });

  it('is the closest when none is in charge', () => {
    assert.deepEqual(idsNear('Vatan', withOffices(chateauroux, issoudun))[0], 'esp-issoudun');
  });

  it('comes with one more, which is neither in her commune nor in charge of it', () => {
    const own = office('Vineuil', ['Vineuil']);
    const inCharge = office('Levroux', ['Vineuil']);
    assert.deepEqual(idsNear('Vineuil', withOffices(own, inCharge, issoudun, chateauroux)), [
      'esp-vineuil',
      'esp-châteauroux',
    ]);
  });

  it('is the one for the whole département before one of other communes, though farther', () => {
    const forAll = office('Le Blanc', 'departement');
    assert.deepEqual(idsNear('Vatan', withOffices(issoudun, forAll)), ['esp-le blanc', 'esp-issoudun']);
  });

  it('comes with the closest of the others, whomever they serve', () => {
    const inCharge = office('Levroux', ['Levroux']);
    const forAll = office('Le Blanc', 'departement');
    assert.deepEqual(idsNear('Levroux', withOffices(inCharge, forAll, chateauroux)), [
      'esp-levroux',
      'esp-châteauroux',
    ]);
  });

  it('does not come with another of her own commune', () => {
    const inCharge = office('Levroux', ['Vineuil']);
    const own = office('Vineuil', ['Déols']);
    assert.deepEqual(idsNear('Vineuil', withOffices(inCharge, own, issoudun)), [
      'esp-levroux',
      'esp-issoudun',
    ]);
  });

  it('is the first by name of two as close, in whatever order they are written', () => {
    const [a, b] = [office('Vatan', [], { id: 'esp-a' }), office('Vatan', [], { id: 'esp-b' })];
    for (const both of [withOffices(a, b), withOffices(b, a)])
      assert.deepEqual(idsNear('Levroux', both), ['esp-a', 'esp-b']);
  });

  it('is an office of the Département, not another kind of place', () => {
    const other = { ...office('Levroux', ['Levroux']), kind: 'association' } as unknown as OpenPlace;
    assert.deepEqual(idsNear('Levroux', withOffices(other)), []);
  });

  it('comes alone when there is no other', () => {
    assert.deepEqual(idsNear('Levroux', withOffices(levroux)), ['esp-levroux']);
  });

  it('is not one whose record may not be shown', () => {
    const unchecked = office('Levroux', ['Levroux'], { publish: 'after_check' });
    const lapsed = office('Issoudun', ['Levroux'], { checked: { on: '2025-01-01', how: 'phoned' } });
    assert.deepEqual(idsNear('Levroux', withOffices(unchecked, lapsed)), []);
  });

  it('is nowhere when she would rather not say where she is', () => {
    assert.deepEqual(nearestPlaces(undefined, withOffices(levroux), now), []);
  });

  it('has no distance when its own commune is not known', () => {
    const [near] = nearestPlaces(
      commune('Levroux'),
      withOffices(office('Levroux', 'departement', { insee: undefined })),
      now,
    );
    assert.equal(near?.distanceKm, undefined);
  });
});

describe('a distance', () => {
  it('between Châteauroux and Issoudun is about 28 km', () => {
    assert.equal(Math.round(distanceKm(commune('Châteauroux'), commune('Issoudun'))), 28);
  });

  it('is the same both ways and nothing from a place to itself', () => {
    const [a, b] = [commune('Le Blanc'), commune('Vatan')];
    assert.equal(distanceKm(a, b), distanceKm(b, a));
    assert.equal(distanceKm(a, a), 0);
  });
});
