import assert from 'node:assert/strict';
import fc from 'fast-check';
import { makeRenderer } from '../../bots/render.js';
import { makeWords } from '../../bots/words.js';
import type { Turned } from '../../dialogs/arrive.js';
import { step } from '../../dialogs/engine.js';
import type { CommandId, Input, World } from '../../dialogs/model.js';
import { isHigher } from '../../dialogs/triage.js';
import { hit, opened, worldOf } from './world.js';

/** One move of somebody wandering: a button by its rank, odd words, words of danger, a command. */
type Stray =
  | { kind: 'button'; at: number }
  | { kind: 'say'; text: string }
  | { kind: 'danger'; at: number }
  | { kind: 'command'; id: CommandId };

const LABELS = [
  hit('immediate_danger'), hit('strangulation', 'strangulation-recent-x'), hit('strangulation'), hit('weapon'),
  hit('threat_to_kill'), hit('suicidal_self', 'suicide-act-x'), hit('suicidal_self', 'suicide-thought-x'),
  hit('child_danger', 'child-now-x'), hit('child_danger'), hit('past_violence'), hit('bystander'),
  hit('perpetrator_seeking_help'), hit('quick_exit', 'leave-reader-x'), hit('quick_exit', 'leave-traces-x'),
  hit('quick_exit', 'leave-someone-coming-x'), hit('practical_need:housing'), hit('negated_or_figurative'),
]; // prettier-ignore
const COMMANDS: CommandId[] = ['emergency', 'human', 'skip', 'back', 'start_again', 'menu', 'language'];
const TEXTS = [
  '',
  '😀',
  'Levroux',
  '36100',
  'Bourges',
  "j'ai 15 ans",
  'oui mais non',
  '<b>x</b>',
  'ريح',
  'x'.repeat(2000),
];

const stray: fc.Arbitrary<Stray> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('button' as const), at: fc.nat(7) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('say' as const), text: fc.constantFrom(...TEXTS) }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('danger' as const), at: fc.nat(LABELS.length - 1) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('command' as const), id: fc.constantFrom(...COMMANDS) }),
  },
);

function inputOf(move: Stray, { state }: Turned): Input {
  switch (move.kind) {
    case 'button': {
      const options = state.open?.options ?? [];
      const id = options[move.at % Math.max(1, options.length)]?.id ?? 'skip';
      return { kind: 'choose', ids: [id], hits: [] };
    }
    case 'say':
      return { kind: 'say', text: move.text, hits: [] };
    case 'danger':
      return { kind: 'say', text: 'mots', hits: [LABELS[move.at] ?? hit('past_violence')] };
    case 'command':
      return { kind: 'command', id: move.id, ...(move.id === 'language' ? { lang: 'en' as const } : {}) };
  }
}

/** A turn as the bot makes it: nobody being on duty, a request for a person is dropped at once. */
function turn(before: Turned, input: Input, world: World): Turned {
  const turned = step(before.state, input, world);
  const isAsked = turned.events.some(({ kind }) => kind === 'handoff');
  return isAsked ? step(turned.state, { kind: 'signal', name: 'dropped' }, world) : turned;
}

/** Without the fields that are there but empty: to a store they are the same. */
function plain(state: object): object {
  return Object.fromEntries(Object.entries(state).filter(([, value]) => value !== undefined));
}

for (const pack of ['demo', 'indre'] as const) {
  describe(`Somebody wandering through the talk (${pack})`, () => {
    const world = worldOf(pack);
    const renderer = makeRenderer(world.content, makeWords(world.content));

    it('always has a way on, in words that exist, and never sees a level fall', () => {
      fc.assert(
        fc.property(fc.array(stray, { maxLength: 40 }), (moves) => {
          let now = opened(world);
          for (const move of moves) {
            const next = turn(now, inputOf(move, now), world);
            if (next.events.some(({ kind }) => kind === 'leave' || kind === 'erase')) return;
            const last = next.events.filter((event) => event.kind === 'message').at(-1);
            assert.ok(last?.ask !== undefined && last.ask.options.length > 0, JSON.stringify(move));
            assert.ok(!isHigher(now.state.level, next.state.level));
            for (const event of next.events) {
              if (event.kind === 'message') renderer.activity(event, next.state, world.now);
            }
            assert.deepEqual(JSON.parse(JSON.stringify(next.state)), plain(next.state));
            assert.ok(next.state.stack.length < 12 && next.state.trail.length <= 20);
            now = next;
          }
        }),
        { numRuns: 400, seed: 1936 },
      );
    }).timeout(60_000);

    it('has the emergency card in the very next message whenever danger now is said', () => {
      fc.assert(
        fc.property(fc.array(stray, { maxLength: 12 }), (moves) => {
          let now = opened(world);
          for (const move of moves) {
            now = turn(now, inputOf(move, now), world);
            if (now.events.some(({ kind }) => kind === 'leave')) return;
          }
          const alarmed = turn(now, { kind: 'say', text: 'mots', hits: [hit('immediate_danger')] }, world);
          const first = alarmed.events.find((event) => event.kind === 'message');
          assert.equal(first?.step, 'emergency.card');
        }),
        { numRuns: 300, seed: 36 },
      );
    }).timeout(60_000);
  });
}
