import assert from 'node:assert/strict';
import type { State } from '../../dialogs/model.js';
import { topOf } from '../../dialogs/state.js';
import { typed } from './typed.js';
import { after, choose, doorsOf, worldOf } from './world.js';

const world = worldOf();
const atMenu = after(world, choose('yes')).state;
const otherSituation = after(world, choose('yes'), choose('other_situation')).state;

const shown = async (text: string, state: State) => doorsOf(await typed(text, state, world));

describe('A number typed as a whole message', () => {
  for (const [text, id] of [
    ['119', 'enfance-119'],
    ['3919', 'vfi-3919'],
    ['le 3919', 'vfi-3919'],
    ['3114', 'suicide-3114'],
    ['116006', 'victimes-116006'],
    ['116 006', 'victimes-116006'],
    ['3018', 'n3018'],
  ] as const) {
    it(`shows its door, for ${text}`, async () => assert.deepEqual(await shown(text, atMenu), [id]));
  }

  it('shows it on a child’s screen too, which stays', async () => {
    const child = (await typed("j'ai 12 ans", atMenu, world)).state;
    const turned = await typed('119', child, world);
    assert.equal(topOf(turned.state), 'child.doors');
    assert.ok(doorsOf(turned).includes('enfance-119'));
  });

  it('brings the emergency card for 18, as for 17, 15, 112 and 114', async () => {
    for (const text of ['18', '17', '15', '112', '114'])
      assert.equal(topOf((await typed(text, atMenu, world)).state), 'emergency.card');
  });

  it('shows nothing of a record behind its gate', async () => {
    assert.deepEqual(await shown('3977', atMenu), []);
  });

  it('answers the options where it is one of theirs, and stays a postcode where a place is asked', async () => {
    assert.equal(topOf((await typed('4', atMenu, world)).state), 'stocktake.words');
    const asked = await typed('Un numéro ou un lieu', atMenu, world);
    assert.equal(topOf(asked.state), 'place.ask');
    assert.equal((await typed('36000', asked.state, world)).state.commune, '36044');
    assert.deepEqual(await shown('3919', asked.state), ['vfi-3919']);
  });

  it('gives who hurts no other line than his own', async () => {
    const his = (await typed("Je fais du mal, ou j'ai peur d'en faire", otherSituation, world)).state;
    assert.equal(his.who, 'hurter');
    assert.ok(!(await shown('3018', his)).includes('n3018'));
    assert.ok((await shown('3114', his)).includes('suicide-3114'));
  });

  it('names the line in a sentence, and no card, while somebody may come', async () => {
    const turned = await typed('3919', { ...atMenu, discreet: true }, world);
    assert.ok(turned.events.every((event) => event.kind !== 'message' || event.doors.length === 0));
    assert.deepEqual(turned.state.doors, ['vfi-3919']);
  });
});
