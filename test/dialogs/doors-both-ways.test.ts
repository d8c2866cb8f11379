import assert from 'node:assert/strict';
import { answersBy } from '../../dialogs/doors.js';
import { doorsBothWays } from '../../dialogs/doors-both-ways.js';
import type { State } from '../../dialogs/model.js';
import { newState } from '../../dialogs/state.js';
import { worldOf } from './world.js';

const HOUR = 3_600_000;
const CHANNELS = ['web', 'sms'] as const;

const stateWith = (channel: State['channel'], part: Partial<State>): State => ({
  ...newState({ lang: 'fr', channel }),
  ...part,
});

/** Those whose lists hold both; the others are below. */
const PEOPLE: Record<string, Partial<State>> = {
  'who said nothing': {},
  'who named a commune': { commune: '36093' },
  'who is a man': { answers: { audience: ['man'] } },
  'who is older': { answers: { who_hurts: ['adult_child'] }, commune: '36018' },
  'who is a child': { who: 'child' },
  'who worries for somebody': { who: 'someone_else', commune: '36044' },
  'who calls for work': { who: 'professional', commune: '36088' },
  'whose neck was squeezed': { answers: { neck: ['recent'] }, level: 'D3', commune: '36088' },
  'who thinks of dying': { answers: { self: ['thoughts'] }, level: 'D2' },
};

/** A week with public holidays in it, hour by hour. */
const hours = Array.from({ length: 7 * 24 }, (_, at) => Date.parse('2026-12-21T00:00:00Z') + at * HOUR);

const WRITTEN = { web: ['text', 'chat'], sms: ['text'] } as const;

describe('Who finds nobody of the team', () => {
  for (const channel of CHANNELS) {
    for (const [who, part] of Object.entries(PEOPLE)) {
      it(`has a door to call now and one to write to now, at any hour: somebody ${who} (${channel})`, () => {
        for (const now of hours) {
          const world = { ...worldOf(), now: new Date(now) };
          const doors = doorsBothWays(stateWith(channel, part), world);
          const told = `${world.now.toISOString()} ${doors.map(({ id }) => id).join()}`;
          assert.ok(doors.length <= 3, told);
          assert.ok(
            doors.some((door) => answersBy(['phone'], door, world)),
            told,
          );
          assert.ok(
            doors.some((door) => answersBy(WRITTEN[channel], door, world)),
            told,
          );
        }
      });
    }
  }

  it('and can only write has first where to write', () => {
    const state = stateWith('web', { answers: { can_speak: ['writing_only'] }, commune: '36093' });
    const [first] = doorsBothWays(state, worldOf());
    assert.equal(first?.id, 'pnav-tchat');
  });

  it('and hurts somebody is not sent to where victims write', () => {
    const ids = doorsBothWays(stateWith('web', { who: 'hurter' }), worldOf()).map(({ id }) => id);
    assert.ok(ids.length > 0 && !ids.includes('pnav-tchat') && !ids.includes('urgence-114'), ids.join());
  });

  it('and is abroad is sent to no short number of France', () => {
    const abroad = { answers: { abroad: ['yes'] } };
    for (const channel of CHANNELS) {
      const ids = doorsBothWays(stateWith(channel, abroad), worldOf()).map(({ id }) => id);
      assert.ok(ids.length > 0 && !ids.includes('vfi-3919') && !ids.includes('urgence-114'), ids.join());
    }
  });

  it('keeps the nearest office, and one line of each kind', () => {
    const ids = doorsBothWays(stateWith('web', { commune: '36093' }), worldOf()).map(({ id }) => id);
    assert.deepEqual(ids.slice(1), ['vfi-3919', 'pnav-tchat']);
  });
});
