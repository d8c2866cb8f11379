import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isHigher } from '../../dialogs/triage.js';
import { rankWords, setting, typed, type Typed } from './strays.js';
import { CLOCKS, PACKS, Visit, type Setting } from './walks-visit.js';

/** With those of walks.test.ts, ten thousand visits: a quarter of these for each pack and half of the clocks. */
const RUNS = { numRuns: 1_500, seed: 1871 };

/** A reply is a few screens of a telephone, never a page that scrolls on. */
const MESSAGES_AT_MOST = 6;
const LETTERS_AT_MOST = 6_000;

const texts = fc.array(typed, { maxLength: 16, size: 'max' });

for (const pack of PACKS) {
  describe(`Somebody typing to the whole bot (${pack})`, () => {
    for (const half of [CLOCKS.slice(0, 2), CLOCKS.slice(2)]) {
      it(`is answered in few words with a way on, whatever is typed (${half.join(', ')})`, async () => {
        const where = setting
          .filter(({ clock }) => half.some((one) => one === clock))
          .map((one) => ({ ...one, pack }));
        await fc.assert(fc.asyncProperty(where, texts, typing), RUNS);
      }).timeout(120_000);
    }
  });
}

async function typing(where: Setting, all: readonly Typed[]): Promise<void> {
  const visit = new Visit(where);
  for (const move of all) {
    const before = visit.seen.state.level;
    const seen = await visit.write(wordsOf(move, visit));
    if (seen.hasEnded) return;
    assertAnswered(visit);
    assert.ok(!isHigher(before, seen.state.level), 'the level fell');
  }
}

function wordsOf(move: Typed, visit: Visit): string {
  const choices = visit.choices();
  if (move.kind === 'text') return move.text;
  const at = move.at % Math.max(1, choices.length);
  return move.kind === 'tap' ? (choices[at]?.title ?? '') : rankWords(at, move.as);
}

/** What no message may hold: a hole left in a text, or a value that is no word. */
const HOLES = /\{\{|\}\}|undefined|\[object|NaN/;

function assertAnswered(visit: Visit): void {
  const { activities } = visit.seen;
  const titles = visit.choices().map(({ title }) => title);
  assert.ok(titles.length > 0 && titles.every((title) => title !== ''), 'no way on');
  assert.equal(new Set(titles).size, titles.length, `two answers alike: ${titles.join(' / ')}`);
  assert.ok(activities.length <= MESSAGES_AT_MOST, `${String(activities.length)} messages`);
  const all = activities.map(({ text = '' }) => text);
  assert.ok(
    all.every((text) => text !== '' && !HOLES.test(text)),
    all.join('\n'),
  );
  for (const { text = '', attachments = [] } of activities) {
    assert.ok(attachments.length > 0 || !/:\s*$/.test(text), `nothing stands under « ${text} »`);
  }
  assert.ok(all.join('').length <= LETTERS_AT_MOST, `${String(all.join('').length)} letters`);
}
