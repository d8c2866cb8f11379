import assert from 'node:assert/strict';
import { momentWords } from '../../bots/hours-words.js';
import { makeWords } from '../../bots/words.js';
import { dutySaid } from '../../dialogs/duty.js';
import { arrive } from '../../dialogs/arrive.js';
import type { State, World } from '../../dialogs/model.js';
import { newState } from '../../dialogs/state.js';
import { keysOf, worldOf } from './world.js';

const EVENING = '2026-11-24T19:00:00Z';
const nobody = { who: 'nobody' as const, wait: { from: 5, to: 20, known: false } };
const closed = (at: string, people: World['people'] = nobody): World => ({ ...worldOf('demo', at), people });

function shown(step: string, channel: State['channel'], world: World): string[] {
  const state: State = { ...newState({ lang: 'fr', channel }), stack: ['menu.choose'], thread: { at: 0 } };
  return keysOf(arrive({ state, events: [] }, { to: step }, world));
}

describe('When nobody is there', () => {
  for (const channel of ['web', 'sms'] as const) {
    it(`the next duty of the rota is told (${channel})`, () => {
      assert.ok(shown('human.nobody', channel, closed(EVENING)).includes('human.duty_next'));
    });

    it(`nothing is told of it where no rota is set (${channel})`, () => {
      const world = { ...worldOf('indre', EVENING), people: nobody };
      assert.deepEqual(shown('human.nobody', channel, world).filter(isOfDuty), []);
    });

    it(`nothing is told of it while a lead has closed the team (${channel})`, () => {
      const world = closed(EVENING, { ...nobody, closed: true });
      assert.deepEqual(shown('human.nobody', channel, world).filter(isOfDuty), []);
    });

    it(`nor where too many have asked, since somebody is there (${channel})`, () => {
      assert.deepEqual(shown('human.crowded', channel, closed(EVENING)).filter(isOfDuty), []);
    });
  }

  it('in the hours of the rota it is said that somebody should be, and when else', () => {
    const at = closed('2026-11-24T10:00:00Z');
    assert.deepEqual(dutySaid({ level: 'D1' }, at), [
      { key: 'human.duty_late' },
      { key: 'human.duty_else', values: { at: '2026-11-25T09:00' } },
    ]);
    assert.deepEqual(dutySaid({ level: 'D3' }, at), []);
  });

  it('the day is named beside today and tomorrow, so that the sentence stays true when it is read later', () => {
    const words = makeWords(worldOf().content);
    const said = (at: string, now: string, lang: 'fr' | 'en', channel: State['channel']) =>
      momentWords(at, { now: new Date(now), zone: 'Europe/Paris' }, words(lang, channel));
    assert.equal(said('2026-11-24T09:00', '2026-11-24T03:00Z', 'fr', 'sms'), "aujourd'hui, mardi a 9h");
    assert.equal(
      said('2026-11-25T09:00', EVENING, 'fr', 'web').replaceAll('\u00a0', ' '),
      'demain, mercredi à 9 h',
    );
    assert.equal(said('2026-11-25T09:00', EVENING, 'en', 'web'), 'tomorrow, Wednesday at 9:00');
    assert.equal(said('2026-11-30T09:00', EVENING, 'en', 'sms'), 'Monday at 9:00');
  });
});

const isOfDuty = (key: string): boolean => key.startsWith('human.duty');
