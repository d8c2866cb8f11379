import assert from 'node:assert/strict';
import { step } from '../../dialogs/engine.js';
import type { State } from '../../dialogs/model.js';
import { newState } from '../../dialogs/state.js';
import { after, choose, keysOf, opened, stepOf, worldOf, withSomebody } from './world.js';

const world = worldOf();

/** Somebody to whom this question is on screen. */
function asked(name: string, part: Partial<State> = {}): State {
  const base: State = { ...newState({ lang: 'fr', channel: 'web' }), stack: [name], ...part };
  return step(base, { kind: 'signal', name: 'reconnect' }, world).state;
}
const kinds = (turned: ReturnType<typeof opened>) => turned.events.map(({ kind }) => kind);

describe('A question with several answers', () => {
  const control = asked('risk.control');
  const answer = (...taps: string[][]) =>
    taps.reduce((state, ids) => step(state, choose(...ids), world).state, control);

  it('ticks one at a time and unticks what is tapped again', () => {
    assert.deepEqual(answer(['watches'], ['follows']).picked, ['watches', 'follows']);
    assert.deepEqual(answer(['watches'], ['follows'], ['watches']).picked, ['follows']);
    assert.equal(answer(['watches']).answers['control'], undefined);
  });

  it('is answered by what was ticked, or by several at once', () => {
    assert.deepEqual(answer(['watches'], ['follows'], ['done']).answers['control'], ['watches', 'follows']);
    assert.deepEqual(answer(['watches', 'follows']).answers['control'], ['watches', 'follows']);
    assert.deepEqual(answer(['watches', 'done']).answers['control'], ['watches']);
    assert.deepEqual(answer(['watches'], ['done']).picked, []);
  });

  it('is answered by none, whatever was ticked', () => {
    assert.deepEqual(answer(['watches'], ['none']).answers['control'], ['none']);
    assert.deepEqual(answer(['none']).answers['control'], ['none']);
  });

  it('is passed over by "skip", or by "that is all" with nothing ticked', () => {
    assert.deepEqual(answer(['skip']).answers['control'], ['skip']);
    assert.deepEqual(answer(['done']).answers['control'], ['skip']);
  });

  it('waits when nothing at all was chosen', () => {
    assert.equal(answer([]).answers['control'], undefined);
  });

  it('says again only its last line when something is ticked', () => {
    assert.deepEqual(keysOf(step(asked('risk.children'), choose('hit'), world)), ['risk.children']);
  });
});

describe('A choice', () => {
  it('is told with the level it raises', () => {
    assert.deepEqual(kinds(step(asked('risk.neck'), choose('earlier'), world)).slice(0, 1), ['raise']);
    assert.deepEqual(kinds(step(asked('menu.choose'), choose('other_situation'), world)), ['message']);
  });

  it('is heard when nothing was on screen: the menu is', () => {
    const lost = newState({ lang: 'fr', channel: 'web' });
    assert.equal(stepOf(step({ ...lost, stack: [] }, choose('human'), withSomebody(world))), 'human.offer');
  });

  it('made while the queue has not answered asks it again', () => {
    const staffed = withSomebody(world);
    const waiting = after(staffed, choose('yes'), choose('human'), choose('join'), choose('none'));
    assert.deepEqual(kinds(step(waiting.state, choose('none'), staffed)), ['handoff']);
  });

  it('of danger, given anew after "back", rings again', () => {
    const card = step(asked('menu.choose', { stack: ['risk.neck'] }), choose('recent'), world);
    const back = step(card.state, { kind: 'command', id: 'back' }, world);
    assert.equal(stepOf(card), 'emergency.card');
    const again = step({ ...back.state, stack: ['risk.neck'] }, choose('recent'), world);
    assert.equal(stepOf(again), 'emergency.card');
  });
});

describe('Signals and commands', () => {
  it('show one screen and nothing else', () => {
    assert.deepEqual(kinds(opened(world)), ['message']);
    const menu = step(asked('risk.neck'), { kind: 'command', id: 'menu' }, world);
    assert.deepEqual(kinds(menu), ['message']);
  });

  it('tell that somebody will come, when the queue says so', () => {
    const asked = after(withSomebody(world), choose('yes'), choose('human'), choose('join'), choose('none'));
    const of = { case: 'c', seq: 0, fence: 0 };
    const waiting = step(asked.state, { kind: 'signal', name: 'waiting', of }, world);
    assert.equal(stepOf(waiting), 'human.waiting');
    const accepted = {
      kind: 'signal',
      name: 'accepted',
      of: { ...of, seq: 1 },
      values: { name: 'Camille' },
    } as const;
    assert.equal(stepOf(step(waiting.state, accepted, world)), 'human.talking');
  });
});
