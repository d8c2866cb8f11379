import assert from 'node:assert/strict';
import { assessed, emergencyIn, raised } from '../../dialogs/levels.js';
import type { Level, State } from '../../dialogs/model.js';
import { newState } from '../../dialogs/state.js';
import { isHigher } from '../../dialogs/triage.js';
import { worldOf } from './world.js';

const world = worldOf();
const stateWith = (part: Partial<State>): State => ({
  ...newState({ lang: 'fr', channel: 'web' }),
  ...part,
});
const answered = (answers: State['answers']): State => stateWith({ answers });

describe('A level', () => {
  const rising: Level[] = ['D?', 'D1', 'D2', 'D3'];

  it('is higher than those before it only', () => {
    for (const [at, level] of rising.entries())
      assert.deepEqual(
        rising.filter((other) => isHigher(level, other)),
        rising.slice(0, at),
      );
  });

  it('rises with its cause, keeps each reason once, and says so', () => {
    const state = stateWith({ level: 'D1', reasons: ['control.watches'] });
    const reasons = ['control.watches', 'neck.earlier'];
    assert.deepEqual(raised(state, { level: 'D2', cause: 'direct', reasons }), {
      state: { ...state, level: 'D2', cause: 'direct', reasons },
      events: [{ kind: 'raise', level: 'D2', cause: 'direct', reasons }],
    });
  });

  it('stays when what is said is not graver, and the reason is kept', () => {
    const state = stateWith({ level: 'D3', cause: 'direct', reasons: ['now'] });
    assert.deepEqual(raised(state, { level: 'D2', cause: 'points', reasons: ['worse.more_often'] }), {
      state: { ...state, reasons: ['now', 'worse.more_often'] },
      events: [],
    });
  });

  it('says it again only when a direct cause takes the place of points', () => {
    const byPoints = stateWith({ level: 'D2', cause: 'points' });
    const direct = stateWith({ level: 'D2', cause: 'direct' });
    const raise = (state: State, level: Level, cause: 'direct' | 'points') =>
      raised(state, { level, cause, reasons: [] });
    assert.equal(raise(byPoints, 'D2', 'direct').state.cause, 'direct');
    assert.equal(raise(byPoints, 'D2', 'direct').events.length, 1);
    assert.equal(raise(byPoints, 'D2', 'points').events.length, 0);
    assert.equal(raise(direct, 'D2', 'points').state.cause, 'direct');
    assert.equal(raise(direct, 'D2', 'direct').events.length, 0);
    assert.equal(raise(byPoints, 'D1', 'direct').state.level, 'D2');
  });

  it('follows all the answers given', () => {
    const { state } = assessed(answered({ neck: ['earlier'], control: ['watches'] }), world);
    assert.deepEqual([state.level, state.cause, state.reasons], [
      'D2',
      'direct',
      ['neck.earlier', 'control.watches'],
    ]); // prettier-ignore
  });
});

describe('The emergency an answer speaks of', () => {
  const nothing = answered({});
  const kinds: [question: string, answer: string, kind: string | undefined][] = [
    ['neck', 'recent', 'medical'],
    ['threat_kill', 'today', 'danger'],
    ['child_now', 'yes', 'child'],
    ['self', 'planned', 'suicide'],
    ['now', 'yes', 'danger'],
    ['neck', 'earlier', undefined],
    ['neck', 'never', undefined],
  ];
  for (const [question, answer, kind] of kinds)
    it(`${question}.${answer} is ${kind ?? 'none'}`, () => {
      assert.equal(emergencyIn(nothing, answered({ [question]: [answer] }), world), kind);
    });

  it('is told once: what was answered before this turn is no news', () => {
    const before = answered({ neck: ['recent'] });
    assert.equal(emergencyIn(before, before, world), undefined);
    const after = answered({ neck: ['recent'], weapon: ['in_hand'] });
    assert.equal(emergencyIn(before, after, world), 'danger');
  });

  it('is heard anew when another answer of the same question turns grave', () => {
    const before = answered({ weapon: ['used'] });
    assert.equal(emergencyIn(before, answered({ weapon: ['in_hand'] }), world), 'danger');
  });
});
