import assert from 'node:assert/strict';
import { doorsNamed, mayShow } from '../../dialogs/records.js';
import { step } from '../../dialogs/engine.js';
import type { State } from '../../dialogs/model.js';
import { newState } from '../../dialogs/state.js';
import { askOf, choose, doorsOf, keysOf, say, stepOf, withSomebody, worldOf } from './world.js';

const world = withSomebody(worldOf());
const { lines, places } = world.content;
const without = (...off: string[]) => ({ ...world, people: { ...world.people!, off } });
const shown = [...lines.values()].filter((line) => mayShow(line, world));
const here = [...places.values()].filter((place) => mayShow(place, world));
const single = shown.find(({ standing }) => !standing)!;

describe('What a lead has switched off', () => {
  it('is one line, and no other', () => {
    const left = shown.filter((line) => mayShow(line, without(single.id)));
    assert.deepEqual(
      left.map(({ id }) => id),
      shown.map(({ id }) => id).filter((id) => id !== single.id),
    );
    assert.deepEqual(doorsNamed([single.id], without(single.id)), []);
  });

  it('is one place, or all of them', () => {
    const [first, second] = here;
    assert.equal(mayShow(first!, without(first!.id)), false);
    assert.equal(mayShow(second!, without(first!.id)), true);
    assert.deepEqual(
      here.filter((place) => mayShow(place, without('places'))),
      [],
    );
  });

  const at = (name: string, part: Partial<State> = {}): State => ({
    ...newState({ lang: 'fr', channel: 'web' }),
    stack: ['menu.choose', name],
    ...part,
  });
  const reconnect = { kind: 'signal', name: 'reconnect' } as const;
  const optionsOf = (turned: Parameters<typeof askOf>[0]) => askOf(turned)?.options.map(({ id }) => id);

  it('is one text whole: neither offered, nor said when it is asked for by name, nor when it is come back to', () => {
    const order = without('text:order');
    assert.ok(optionsOf(step(at('help.protect'), reconnect, world))?.includes('order'));
    assert.ok(!optionsOf(step(at('help.protect'), reconnect, order))?.includes('order'));
    const named = step(at('menu.choose'), say('ordonnance de protection'), order);
    const back = step(at('card.order'), reconnect, order);
    for (const turned of [named, back]) {
      assert.equal(stepOf(turned), 'help.choose');
      assert.ok(keysOf(turned).includes('card.unchecked'));
      assert.ok(keysOf(turned).every((key) => !key.startsWith('card.order')));
    }
    assert.equal(stepOf(step(at('menu.choose'), say('ordonnance de protection'), world)), 'card.order');
  });

  it('is that text and not the line of the same name, nor any other text', () => {
    const sherif = without('text:monsherif');
    assert.equal(mayShow(lines.get('monsherif')!, sherif), mayShow(lines.get('monsherif')!, world));
    const others = world.content.cards.cards.filter(({ id }) => id !== 'monsherif');
    for (const { id } of others)
      assert.equal(stepOf(step(at(`card.${id}`), reconnect, sherif)), `card.${id}`, id);
  });

  it('is one text by SMS too: who can tell it is named instead, and what it was is not', () => {
    const turned = step(at('card.complaint', { channel: 'sms' }), reconnect, without('text:complaint'));
    assert.notEqual(stepOf(turned), 'card.complaint');
    assert.ok(doorsOf(turned).length > 0);
  });

  it('leaves no list that is empty: a group without a text is not offered', () => {
    const { cards } = world.content.cards.groups.find(({ id }) => id === 'justice')!;
    const turned = step(at('help.choose'), reconnect, without(...cards.map((id) => `text:${id}`)));
    assert.deepEqual(optionsOf(turned)?.includes('justice'), false);
    assert.equal(stepOf(step(turned.state, choose('back'), world)), 'menu.choose');
  });

  it('is never a number that stands: those stay, whatever is switched off', () => {
    const standing = [...lines.values()].filter((line) => line.standing);
    assert.ok(standing.length >= 10);
    const everything = without('places', ...lines.keys());
    for (const line of standing) assert.equal(mayShow(line, everything), mayShow(line, world), line.id);
  });
});
