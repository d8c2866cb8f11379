import assert from 'node:assert/strict';
import { step } from '../../dialogs/engine.js';
import type { World } from '../../dialogs/model.js';
import { newState } from '../../dialogs/state.js';
import { doorsOf, keysOf, worldOf } from './world.js';

const world = worldOf();
const SURE = { on: '2026-11-20', how: 'phoned' } as const;

/** The world with these records published, or kept back. */
function withRecords(ids: readonly string[], publish: 'yes' | 'no'): World {
  const places = new Map(world.content.places);
  for (const id of ids) {
    const place = places.get(id);
    assert.ok(place !== undefined, id);
    places.set(id, { ...place, publish, ...(publish === 'yes' && { checked: SURE }) });
  }
  return { ...world, content: { ...world.content, places } };
}

function shownAt(name: string, where: World) {
  const state = { ...newState({ lang: 'fr', channel: 'web' }), who: 'professional' as const, stack: [name] };
  return step(state, { kind: 'signal', name: 'reconnect' }, where);
}

describe('What a professional is told of the network', () => {
  it('says of offices, committee and agreement only what records say that may be shown', () => {
    const told = (...ids: string[]) =>
      keysOf(shownAt('pro.network', withRecords(ids, 'yes'))).filter((key) => key.startsWith('pro.network'));
    assert.deepEqual(told('esp-reseau'), ['pro.network_offices']);
    assert.deepEqual(told('covif'), ['pro.network_covif']);
    assert.deepEqual(told('protocole-2021'), ['pro.network_agreement']);
    assert.deepEqual(told(), ['pro.network_unsure']);
    assert.equal(told('esp-reseau', 'covif', 'protocole-2021').length, 3);
  });

  it('says where social workers sit while the records of all three posts may be shown', () => {
    const stations = doorsOf(shownAt('pro.call', world));
    assert.equal(stations.length, 3);
    assert.ok(keysOf(shownAt('pro.call', world)).includes('pro.call_stations'));
    const unsure = shownAt('pro.call', withRecords(['iscg-le-blanc'], 'no'));
    assert.ok(!keysOf(unsure).includes('pro.call_stations'));
    assert.ok(keysOf(unsure).includes('signpost.station'));
    assert.deepEqual(doorsOf(unsure), stations);
  });

  it('says nothing of stations when neither post nor station may be shown', () => {
    const indre = { ...worldOf('indre') };
    assert.deepEqual(doorsOf(shownAt('pro.call', indre)), []);
    assert.ok(keysOf(shownAt('pro.call', indre)).includes('pro.call_stations'));
    const places = new Map(indre.content.places);
    places.delete('iscg-issoudun');
    const bare = shownAt('pro.call', { ...indre, content: { ...indre.content, places } });
    assert.ok(!keysOf(bare).some((key) => ['pro.call_stations', 'signpost.station'].includes(key)));
  });
});
