import assert from 'node:assert/strict';
import fc from 'fast-check';
import { cutIntoParts } from '../../../bots/sms/text/segments.js';
import { isGsm7 } from '../../../content/sms/gsm-alphabet.js';
import type { State } from '../../../dialogs/model.js';
import { SMS_STEPS } from '../../../dialogs/sms/steps.js';
import { isHigher } from '../../../dialogs/triage.js';
import { setting, stray } from '../strays.js';
import { turn } from '../walks-wander.js';
import { askOf, hit, worldOf } from '../world.js';
import { steps, textsOf, walked } from './walk.js';

/** A failure prints the seed and the shortest visit that fails. */
const WALKS = { numRuns: 600, seed: 160 };

const MOST_TEXTS = 5;

/** What names the subject to a stranger's eye, in either language, without accents. */
const SUBJECT =
  /violen|frapp|\btape|menac|arme\b|tuer|mourir|enferm|viol|coups?\b|femmes|victim|maltrait|threat|weapon|\bhit\b|kill|dying|locked|abuse|rape/i;

const isCovered = ({ stack }: State) => stack.at(-1) === 'traces.neutral';
const isAlarmed = ({ stack }: State) => stack.at(-1) === 'emergency.card';

describe('Somebody wandering through the talk by SMS', () => {
  it('always has a way on, in few texts of one part each, and never sees a level fall', () => {
    const met = new Set<string>();
    fc.assert(
      fc.property(setting, steps, (where, all) => {
        walked(where, all, ({ next, was, texts }) => {
          met.add(next.state.open?.step ?? '');
          assert.ok((askOf(next)?.options.length ?? 0) > 0, 'no way on');
          assert.ok(texts.length > 0 && texts.length <= MOST_TEXTS, texts.join('\n---\n'));
          for (const text of texts) assert.ok(isGsm7(text) && cutIntoParts(text).length === 1, text);
          assert.ok(!isHigher(was.level, next.state.level), 'the level fell');
          assert.ok(next.state.stack.length < 12 && next.state.trail.length <= 20);
        });
      }),
      WALKS,
    );
    assert.deepEqual(
      screens().filter((name) => !met.has(name)),
      [],
      'screens that nobody reached',
    );
  }).timeout(120_000);

  it('is answered first, and after a gap, by what names no subject and nothing of the talk', () => {
    fc.assert(
      fc.property(setting, steps, (where, all) => {
        walked(where, all, ({ next, was, texts, wait }) => {
          const isFirst = was.thread === undefined;
          if (!isFirst && wait < 30) return;
          const said = texts.join('\n');
          assert.ok(
            isCovered(next.state) || isAlarmed(next.state) || next.state.open?.step === 'tongues.card',
            said,
          );
          if (isCovered(next.state))
            assert.match(said, /^(?:[^\n]*\b114\b[^\n]*\n)?[^\n]*(?:repondez|reply) 1\.$/);
        });
      }),
      WALKS,
    );
  }).timeout(120_000);

  it('reads no word of the subject before she has chosen the clear questions, or said it herself as danger', () => {
    const onHerWay = (state: State) =>
      state.answers['go_on'] !== undefined || isAlarmed(state) || state.who === 'child';
    fc.assert(
      fc.property(setting, steps, (where, all) => {
        walked(where, all, ({ next, texts }) => {
          if (!onHerWay(next.state)) assert.doesNotMatch(texts.join('\n'), SUBJECT);
        });
      }),
      WALKS,
    );
  }).timeout(120_000);

  it('has the emergency numbers in the very next text whenever danger now is said', () => {
    fc.assert(
      fc.property(
        setting,
        fc.array(fc.record({ move: stray, wait: fc.nat(60) }), { maxLength: 12 }),
        (where, all) => {
          const now = walked(where, all, () => undefined);
          const world = { ...worldOf(where.pack), now: new Date(Date.parse(where.clock) + 86_400_000) };
          const alarmed = turn(now, { kind: 'say', text: 'mots', hits: [hit('immediate_danger')] }, world);
          assert.equal(alarmed.events.find(({ kind }) => kind === 'message')?.kind, 'message');
          assert.ok(isAlarmed(alarmed.state));
          assert.match(textsOf(alarmed, world)[0] ?? '', /\b(?:1[57]|112)\b/);
        },
      ),
      { numRuns: 600, seed: 36 },
    );
  }).timeout(120_000);
});

/** Steps that never show anything, or only with somebody on duty (test/stories/with-people/sms-*.yaml). */
const NO_SCREEN = [
  ...['opening.safe_now', 'human.ask', 'relative.start', 'worries.tell'],
  ...['human.offer', 'human.window', 'human.waiting', 'human.words', 'human.talking', 'human.ended'],
  ...['human.survey', 'human.after'],
  ...['human.crowded', 'human.slot'],
  ...['summary.before', 'summary.card', 'summary.choose', 'summary.again'],
];

function screens(): string[] {
  const questions = worldOf().content.triage.sms.map(({ id }) => id);
  return [...Object.keys(SMS_STEPS).filter((name) => !NO_SCREEN.includes(name)), ...questions];
}
