import assert from 'node:assert/strict';
import type { State } from '../../dialogs/model.js';
import { typed } from './typed.js';
import { after, choose, keysOf, worldOf } from './world.js';

const world = worldOf();
const atMenu = after(world, choose('yes')).state;
const LINE = 'thanks.numbers';

async function saidOn(text: string, state: State): Promise<string[]> {
  return keysOf(await typed(text, state, world));
}

describe('Violence that is told brings the two numbers', () => {
  it('under the thanks, at the menu, on a card, on the plan and in the first words', async () => {
    const card = await typed('ordonnance de protection', atMenu, world);
    const plan = await typed('plan', atMenu, world);
    const words = await typed('Faire le point', atMenu, world);
    for (const { state } of [{ state: atMenu }, card, plan, words]) {
      const keys = await saidOn('il me frappe', state);
      assert.deepEqual(keys.slice(0, 2), ['thanks.for_saying', LINE], state.stack.join());
    }
  });

  it('once in a visit, and again when what is told is graver', async () => {
    const first = await typed('il me frappe', atMenu, world);
    const second = await typed('il me frappe encore', first.state, world);
    assert.ok(!keysOf(second).includes(LINE));
    assert.ok((await saidOn('il a menacé de me tuer', second.state)).includes(LINE));
  });

  it('as the quiet line while somebody may come, and before she said that she can write', async () => {
    const opened = after(world).state;
    const discreet = after(world, choose('may_come')).state;
    for (const state of [opened, discreet]) {
      const keys = await saidOn('il me frappe', state);
      assert.ok(keys.includes('emergency.quiet') && !keys.includes(LINE));
    }
  });

  it('and to whom it is not done: to a relative, not to who hurts, not to a professional', async () => {
    assert.ok((await saidOn('mon voisin tape sa femme', atMenu)).includes(LINE));
    for (const who of ['hurter', 'professional'] as const)
      assert.ok(!(await saidOn('il me frappe', { ...atMenu, who })).includes(LINE));
  });

  it('never where nothing may be named, nor under the card that holds them', async () => {
    assert.ok(!(await saidOn('il me frappe, il arrive', atMenu)).includes(LINE));
    const card = await typed('danger', atMenu, world);
    assert.ok(!(await saidOn('il me frappe', card.state)).includes(LINE));
  });

  it('nothing of it when no violence is told', async () => {
    for (const text of ['bonjour', 'Levroux', 'je cherche un logement'])
      assert.ok(!(await saidOn(text, atMenu)).includes(LINE), text);
  });
});
