import assert from 'node:assert/strict';
import { ringing } from '../../../../bots/handover/console/page/ringing.js';
import { firstState, heard, type State } from '../../../../bots/handover/console/page/state.js';
import type { Line, PresentView, WaitingView } from '../../../../bots/handover/service.js';

const waits = (more: Partial<WaitingView> = {}): WaitingView => ({
  ...{ caseId: 'a', band: 3, fence: 1, channel: 'web', lang: 'fr', far: false, reasons: [], askedAt: 0 },
  ...{ state: 'waiting', notForMe: false, ...more },
});
const rings = { state: 'offered', ringsUntil: 45_000 } as const;
const me: PresentView = {
  worker: 'anne',
  name: 'Anne',
  role: 'worker',
  paused: false,
  talks: 0,
  capacity: 1,
};
const lineOf = (waiting: WaitingView[], mine: Partial<PresentView> = {}): Line => ({
  ...{ waiting, mine: [], present: [], slots: [], dangerWaits: false },
  me: { ...me, ...mine, until: 90_000 },
});
/** A console that was told these lines, one after the other. */
function told(...lines: Line[]): State {
  const before: State = { ...firstState(0), isConnected: true };
  return lines.reduce<State>((state, line) => heard(state, { type: 'line', line }), before);
}
const heardOf = (state: State) => ringing(state).map(({ caseId }) => caseId);

describe('For whom a console rings', () => {
  it('is who is offered to this worker, and nobody who only waits', () => {
    assert.deepEqual(heardOf(told(lineOf([waits(rings), waits({ caseId: 'b' })], { talks: 1 }))), ['a']);
  });

  it('is still who was left without an answer, while she is offered to nobody', () => {
    assert.deepEqual(heardOf(told(lineOf([waits(rings)], { talks: 1 }), lineOf([waits()]))), ['a']);
  });

  for (const [what, line] of [
    ['she was taken', lineOf([])],
    ['a colleague is asked now', lineOf([waits({ state: 'offered' })])],
    ['this worker is on a break', lineOf([waits()], { paused: true })],
    ['this worker has as much as she can', lineOf([waits()], { talks: 1 })],
    ['this worker is not present any more', { ...lineOf([waits()]), me: undefined }],
  ] as const)
    it(`is nobody when ${what}`, () => {
      const lines = [lineOf([waits(rings)]), line as Line];
      assert.deepEqual(heardOf(told(...lines)), []);
    });

  it('is nobody who was passed on, whatever the line says after, until she is offered again', () => {
    const passed = { ...told(lineOf([waits(rings)])), rang: { a: false } };
    const after = heard(passed, { type: 'line', line: lineOf([waits()]) });
    assert.deepEqual(heardOf(after), []);
    const again = heard(after, { type: 'line', line: lineOf([waits(rings)]) });
    assert.deepEqual(heardOf(again), ['a']);
  });

  it('is nobody over a line that is cut, and keeps no name of who has gone', () => {
    const state = told(lineOf([waits(rings)]));
    assert.deepEqual(heardOf({ ...state, isConnected: false }), []);
    assert.deepEqual(told(lineOf([waits(rings)]), lineOf([])).rang, {});
  });
});
