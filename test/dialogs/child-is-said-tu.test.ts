import assert from 'node:assert/strict';
import fc from 'fast-check';
import { makeRenderer } from '../../bots/render.js';
import { makeWords } from '../../bots/words.js';
import type { Turned } from '../../dialogs/arrive.js';
import type { World } from '../../dialogs/model.js';
import { newState } from '../../dialogs/state.js';
import { step } from '../../dialogs/engine.js';
import { setting, stray } from './strays.js';
import { wandered } from './walks-wander.js';
import { worldOf } from './world.js';

const WALKS = 1_500;
/** « Vous » in any form, or a verb said to « vous »; « assez » and « chez » are none. */
const TO_VOUS = /(?<![\p{L}])(?:vous|votre|vos|(?!chez|assez|nez)\p{L}+ez)(?![\p{L}])/iu;

/** What the bot says in French to a child, records in its doors included. */
function saidToAChild({ state, events }: Turned, world: World): string[] {
  if (state.who !== 'child' || (state.tongue ?? state.lang) !== 'fr') return [];
  const renderer = makeRenderer(world.content, makeWords(world.content));
  return events.flatMap((event) => {
    if (event.kind !== 'message') return [];
    const said = renderer.activity(event, state, world.now);
    return [
      ...(said.text ?? '').split('\n'),
      ...(said.suggestedActions?.actions ?? []).map(({ title }) => title),
    ];
  });
}

const toVous = (turned: Turned, world: World) =>
  saidToAChild(turned, world).filter((words) => TO_VOUS.test(words));

describe('A child is said « tu »', () => {
  it('wherever she comes, in any walk', function () {
    this.timeout(120_000);
    const moves = fc.array(stray, { maxLength: 40, size: 'max' });
    const wrong = new Set<string>();
    for (const [where, all] of fc.sample(fc.tuple(setting, moves), { numRuns: WALKS, seed: 1936 })) {
      if (where.lang !== 'fr') continue;
      const world = worldOf(where.pack, where.clock);
      wandered(where, all, (next) => toVous(next, world).forEach((words) => wrong.add(words)));
    }
    assert.deepEqual([...wrong], []);
  });

  it('while she waits for a person, and when there is nobody or no place', () => {
    const world = worldOf();
    const child = { ...newState({ lang: 'fr', channel: 'web' }), who: 'child' as const };
    for (const name of ['waiting', 'dropped', 'crowded'] as const) {
      const values = { words: 'tilleul bateau', from: 2, to: 9 };
      const of = { case: 'c', seq: 0, fence: 0 };
      const turned = step(
        child,
        { kind: 'signal', name, values, ...(name === 'waiting' ? { of } : {}) },
        world,
      );
      assert.match(saidToAChild(turned, world).join(' '), /Tu n'as pas à dire qui tu es/);
      assert.deepEqual(toVous(turned, world), []);
    }
  });
});
