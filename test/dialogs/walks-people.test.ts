import assert from 'node:assert/strict';
import fc from 'fast-check';
import { makeRenderer } from '../../bots/render.js';
import { makeWords } from '../../bots/words.js';
import type { Turned } from '../../dialogs/arrive.js';
import { isForDesk } from '../../dialogs/arrive.js';
import { isCovered } from '../../dialogs/covered.js';
import { step } from '../../dialogs/engine.js';
import type { Input, Signal, World } from '../../dialogs/model.js';
import { isStale } from '../../dialogs/signals.js';
import { isHigher } from '../../dialogs/triage.js';
import { LABELS } from './strays.js';
import { hit, opened, withSomebody, worldOf } from './world.js';

/** Walks while somebody is on duty: her choices, her words, commands, and every signal of the queue at any moment. */
const WALKS = 2_000;

const SIGNALS = [
  ...([
    'accepted',
    'transferred',
    'consent',
    'worker_lost',
    'passed_on',
    'nobody_left',
    'somebody_back',
  ] as const),
  ...(['dropped', 'guest_joined', 'guest_left', 'ended', 'closed'] as const),
];

type Move = { kind: 'button'; at: number } | { kind: 'signal'; name: Signal['name'] } | Input;

const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('button' as const), at: fc.nat(7) }) },
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant('signal' as const), name: fc.constantFrom(...SIGNALS) }),
  },
  { weight: 2, arbitrary: fc.constant<Move>({ kind: 'command', id: 'human' }) },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom('menu', 'back', 'start_again', 'emergency', 'skip')
      .map((id) => ({ kind: 'command', id }) as Move),
  },
  {
    weight: 3,
    arbitrary: fc
      .nat(LABELS.length)
      .map((at) => ({ kind: 'say', text: 'mots', hits: [LABELS[at] ?? hit('past_violence')] }) as Move),
  },
);

/** The queue as the engine sees it: each asking is a new case, each signal the next of that case. */
function played(now: Turned, one: Move, world: World, asked: number): Turned {
  const { state } = now;
  if (one.kind === 'signal') {
    const { handoff } = state;
    const of = { case: handoff?.case ?? 'none', seq: (handoff?.seq ?? 0) + 1, fence: 1 };
    const signal: Signal = {
      kind: 'signal',
      name: one.name as Signal['name'],
      of,
      values: { name: 'Camille' },
    };
    return handoff === undefined || isStale(state, signal)
      ? { state, events: [] }
      : step(state, signal, world);
  }
  const ids = (state.open?.options ?? []).map(({ id }) => id);
  const input: Input =
    one.kind === 'button'
      ? { kind: 'choose', ids: [ids[one.at % Math.max(1, ids.length)] ?? 'skip'], hits: [] }
      : (one as Input);
  const turned = step(state, input, world);
  if (!turned.events.some(isForDesk)) return turned;
  const of = { case: `c${String(asked)}`, seq: 0, fence: 0 };
  const values = { words: 'tilleul bateau', from: 1, to: 5, known: 1 };
  const answered = step(turned.state, { kind: 'signal', name: 'waiting', of, values }, world);
  return { state: answered.state, events: [...turned.events, ...answered.events] };
}

const isOver = ({ events }: Turned) => events.some(({ kind }) => kind === 'leave' || kind === 'erase');

describe('Any walk with somebody on duty', function () {
  this.timeout(120_000);
  const world = withSomebody(worldOf());
  const renderer = makeRenderer(world.content, makeWords(world.content));
  const reached = new Set<string>();

  it('has a way on, lowers no level, shows nothing over a cover, and passes words to a person only in a talk', () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 40, size: 'max' }), (moves) => {
        let now = opened(world);
        for (const [at, one] of moves.entries()) {
          const next = played(now, one, world, at);
          if (isOver(next)) return;
          assertSound(next, now, one);
          now = next;
        }
      }),
      { numRuns: WALKS, seed: 3919 },
    );
  });

  it('reaches every screen of waiting, agreeing, talking and parting', () => {
    const wanted = [
      'human.offer',
      'human.waiting',
      'human.talking',
      'human.ended',
      'human.survey',
      'human.after',
    ];
    const ofSummary = ['summary.card', 'summary.empty', 'summary.choose', 'summary.line', 'summary.again'];
    assert.deepEqual(
      [...wanted, ...ofSummary].filter((name) => !reached.has(name)),
      [],
    );
  });

  function assertSound(next: Turned, was: Turned, one: Move): void {
    const messages = next.events.filter((event) => event.kind === 'message');
    assert.ok(next.state.open !== undefined && next.state.open.options.length > 0, 'no way on');
    assert.ok(!isHigher(was.state.level, next.state.level), 'the level fell');
    if (isCovered(was.state) && one.kind === 'signal') assert.equal(messages.length, 0, 'shown over a cover');
    const isToPerson = next.events.some((event) => event.kind === 'desk' && event.act.do === 'said');
    if (isToPerson) assert.equal(was.state.handoff?.phase, 'talking');
    for (const message of messages) renderer.activity(message, next.state, world.now);
    assert.ok(next.state.stack.length < 14, next.state.stack.join(' > '));
    reached.add(next.state.open.step);
  }
});
