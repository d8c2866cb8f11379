import assert from 'node:assert/strict';
import { move, type Draft } from '../../dialogs/move.js';
import type { Event, State } from '../../dialogs/model.js';
import { newState } from '../../dialogs/state.js';
import { stepOf, worldOf } from './world.js';

const world = worldOf();

function draftOf(part: Partial<State>, more: Partial<Draft> = {}): Draft {
  const state: State = { ...newState({ lang: 'fr', channel: 'web' }), stack: ['menu.choose'], ...part };
  return { before: state, state, events: [], ...more };
}
const kinds = (events: readonly Event[]) => events.map(({ kind }) => kind);

describe('A move', () => {
  it('tells in order what was heard, what was declared, what the answers add, then the screen', () => {
    const heard: Event = { kind: 'forget', keep: '' };
    const draft = draftOf({ answers: { neck: ['earlier'] } }, { events: [heard] });
    const turned = move(draft, { to: 'place.ask' }, world);
    assert.deepEqual(kinds(turned.events), ['forget', 'raise', 'message']);
  });

  it('tells nothing but the screen when nothing rose', () => {
    assert.deepEqual(kinds(move(draftOf({}), { to: 'place.ask' }, world).events), ['message']);
  });

  it('raises to D3 whoever declares danger, with the reason she gave', () => {
    const said = move(draftOf({}), { to: 'stay', urgent: 'danger' }, world);
    assert.deepEqual([said.state.level, said.state.reasons], ['D3', ['said.danger_now']]);
    assert.deepEqual(kinds(said.events), ['raise', 'message']);
    const because = move(draftOf({}), { to: 'stay', urgent: 'danger', because: 'safe_now.no' }, world);
    assert.deepEqual(because.state.reasons, ['safe_now.no']);
  });

  it('remembers what the answer sets before it looks at the level', () => {
    const turned = move(draftOf({}), { to: 'place.ask', set: { answers: { weapon: ['used'] } } }, world);
    assert.equal(turned.state.level, 'D2');
  });
});

describe('The emergency card', () => {
  const forget: Event = { kind: 'forget', keep: 'Levroux' };

  it('lies over where the talk was going', () => {
    const turned = move(draftOf({}, { urgent: 'medical' }), { to: 'place.ask' }, world);
    assert.deepEqual(turned.state.stack, ['place.ask', 'emergency.card']);
    assert.equal(turned.state.emergency, 'medical');
    assert.equal(stepOf(turned), 'emergency.card');
  });

  it('lies over the menu when nothing else was there, and is never stacked twice', () => {
    const turned = move(draftOf({ stack: ['emergency.card'] }, { urgent: 'danger' }), { to: 'stay' }, world);
    assert.deepEqual(turned.state.stack, ['menu.choose', 'emergency.card']);
  });

  it('comes for a grave answer just given, not for one of before', () => {
    const given = draftOf({ answers: { neck: ['recent'] } });
    const before = draftOf({}).state;
    assert.equal(stepOf(move({ ...given, before }, { to: 'place.ask' }, world)), 'emergency.card');
    assert.equal(stepOf(move(given, { to: 'place.ask' }, world)), 'place.ask');
  });

  it('still forgets the words that said where, and does nothing else that was about to be done', () => {
    const go = { to: 'place.ask', events: [forget, { kind: 'leave' } as const] };
    const turned = move(draftOf({}, { urgent: 'danger' }), go, world);
    assert.deepEqual(kinds(turned.events), ['forget', 'message']);
  });
});
