import assert from 'node:assert/strict';
// The dialogs know one another: the engine is loaded before any of them alone.
import '../../../dialogs/engine.js';
import { SmsSigns } from '../../../bots/handover/sms-signs.js';
import { newState } from '../../../dialogs/state.js';
import { openedAt } from '../../../dialogs/sms/with-person.js';
import type { State } from '../../../dialogs/model.js';

const MINUTE = 60_000;
const start = Date.parse('2026-11-24T09:00:00Z');

/** She talks with a person, in a window opened at the start. */
const talking: State = {
  ...newState({ lang: 'fr', channel: 'sms' }),
  handoff: { case: 'c', phase: 'talking', seq: 1, fence: 1 },
  thread: { at: start, window: openedAt(start) },
};

describe('What time alone changes of a talk by SMS', () => {
  it('is told to who has it open: after ten silent minutes, and when the window has run out', () => {
    const signs = new SmsSigns();
    let told = 0;
    signs.watch('talk', () => (told += 1));
    const at: number[] = [];
    for (let minute = 0; minute <= 25; minute += 1) {
      const before = told;
      signs.look('talk', talking, start + minute * MINUTE);
      if (told > before) at.push(minute);
    }
    assert.deepEqual(at, [0, 10, 20]);
  });

  it('is told to nobody else, nor to who has closed it', () => {
    const signs = new SmsSigns();
    let told = 0;
    const stop = signs.watch('talk', () => (told += 1));
    signs.look('another', talking, start);
    assert.equal(told, 0);
    signs.look('talk', talking, start);
    stop();
    signs.look('talk', talking, start + 15 * MINUTE);
    assert.equal(told, 1);
  });
});
