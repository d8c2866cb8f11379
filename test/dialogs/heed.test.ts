import assert from 'node:assert/strict';
import { heed } from '../../dialogs/heed.js';
import type { State } from '../../dialogs/model.js';
import { newState } from '../../dialogs/state.js';
import { hit } from './world.js';

const stateWith = (part: Partial<State>): State => ({
  ...newState({ lang: 'fr', channel: 'web' }),
  ...part,
});

describe('Danger heard in words', () => {
  it('changes nothing when there is none', () => {
    const state = stateWith({});
    assert.deepEqual(heed(state, []), { state, events: [], fresh: {} });
  });

  it('is kept as answers to questions that nothing had answered', () => {
    const state = stateWith({ answers: { neck: ['never'] }, understood: ['weapon'] });
    const heeded = heed(state, [hit('strangulation'), hit('threat_to_kill')]);
    assert.deepEqual(heeded.fresh, { threat_kill: ['yes'] });
    assert.deepEqual(heeded.state.answers, { neck: ['never'], threat_kill: ['yes'] });
    assert.deepEqual(heeded.state.understood, ['weapon', 'threat_kill']);
    assert.deepEqual([heeded.state.level, heeded.events.map(({ kind }) => kind)], ['D2', ['raise']]);
  });

  it('is not kept as answers of somebody who speaks of another', () => {
    const heeded = heed(stateWith({ who: 'someone_else' }), [hit('threat_to_kill')]);
    assert.deepEqual([heeded.fresh, heeded.state.answers], [{}, {}]);
    assert.equal(heeded.state.level, 'D2');
  });

  it('calls for the card only when it says so', () => {
    assert.equal(heed(stateWith({}), [hit('immediate_danger')]).urgent, 'danger');
    assert.equal('urgent' in heed(stateWith({}), [hit('threat_to_kill')]), false);
  });
});

describe('Danger heard from the one who hurts', () => {
  const hurter = stateWith({ who: 'hurter' });

  it('calls for the card when somebody may be hurt now, and nothing is kept', () => {
    for (const label of ['immediate_danger', 'threat_to_kill'] as const) {
      const heeded = heed(hurter, [hit('weapon'), hit(label)]);
      assert.deepEqual(heeded, { state: hurter, events: [], fresh: {}, urgent: 'danger' }, label);
    }
  });

  it('calls for the card of those who think of dying when an act has begun', () => {
    const heeded = heed(hurter, [hit('suicidal_self', 'suicide-act-x')]);
    assert.deepEqual(heeded, { state: hurter, events: [], fresh: {}, urgent: 'suicide' });
  });

  it('is not a card when it says nothing of now', () => {
    assert.deepEqual(heed(hurter, [hit('weapon')]), { state: hurter, events: [], fresh: {} });
  });

  it('is known by the words themselves before the path is', () => {
    const state = stateWith({});
    const heeded = heed(state, [hit('threat_to_kill'), hit('perpetrator_seeking_help')]);
    assert.deepEqual(heeded, { state, events: [], fresh: {}, urgent: 'danger' });
  });
});
