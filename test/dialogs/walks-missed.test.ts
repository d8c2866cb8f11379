import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Turned } from '../../dialogs/arrive.js';
import type { World } from '../../dialogs/model.js';
import { setting, stray } from './strays.js';
import { turn, wandered } from './walks-wander.js';
import { doorsOf, keysOf, say, stepOf } from './world.js';

const RUNS = { numRuns: 1_500, seed: 1949 };

/** Two that are not understood, after one that a question about her own words takes for a story. */
const TEXTS_TO_DOORS = 3;

const moves = fc.array(stray, { maxLength: 30, size: 'max' });
const meaningless = fc.constantFrom('zzz qqq', 'mlkjh', 'azertyuiop', '?!', 'bla blou bli', 'wxcvbn hjkl');

/** These hold numbers already; and the last names nothing, whoever types there (covered.test.ts). */
const WITH_NO_DOORS_TO_COME: readonly string[] = ['emergency.card', 'tongues.card', 'traces.neutral'];

function withoutDoorsYet({ state }: Turned): boolean {
  return !state.said.includes('missed.doors') && !WITH_NO_DOORS_TO_COME.includes(state.open?.step ?? '');
}

/** How many of these texts it takes to be shown a door; infinite for never. */
function textsToDoors(start: Turned, texts: readonly string[], world: World): number {
  let now = start;
  for (const [at, text] of texts.entries()) {
    now = turn(now, say(text), world);
    if (doorsOf(now).length > 0) return at + 1;
  }
  return Infinity;
}

describe('Somebody whose words are not read', () => {
  it('is shown who can help after a few messages, wherever she is but where nothing is named', () => {
    const asked = new Set<string>();
    const texts = fc.array(meaningless, { minLength: TEXTS_TO_DOORS, maxLength: TEXTS_TO_DOORS });
    fc.assert(
      fc.property(setting, moves, texts, (where, all, typed) => {
        const end = wandered(where, all);
        if (end === undefined || !withoutDoorsYet(end.now)) return;
        const step = stepOf(end.now) ?? '';
        asked.add(step);
        assert.ok(textsToDoors(end.now, typed, end.world) <= TEXTS_TO_DOORS, `no door after ${step}`);
      }),
      RUNS,
    );
    assert.ok(asked.size > 20, `only ${[...asked].join()}`);
  }).timeout(120_000);

  it('is told the emergency numbers each time while the emergency card is open', () => {
    let count = 0;
    fc.assert(
      fc.property(
        setting,
        moves,
        fc.array(meaningless, { minLength: 1, maxLength: 6 }),
        (where, all, typed) => {
          const end = wandered(where, all);
          if (end === undefined || stepOf(end.now) !== 'emergency.card') return;
          count += 1;
          let { now } = end;
          for (const text of typed) {
            now = turn(now, say(text), end.world);
            assert.ok(
              keysOf(now).some((key) => key.startsWith('emergency.')),
              keysOf(now).join(),
            );
          }
        },
      ),
      RUNS,
    );
    assert.ok(count > 50, String(count));
  }).timeout(120_000);
});
