import assert from 'node:assert/strict';
import fc from 'fast-check';
import { step } from '../../dialogs/engine.js';
import type { Hit, Input, State } from '../../dialogs/model.js';
import { newState } from '../../dialogs/state.js';
import { COMMANDS } from '../../dialogs/reading/commands.js';
import { LABELS } from './strays.js';
import { Visit } from './walks-visit.js';
import { choose, doorsOf, hit, keysOf, say, stepOf, worldOf } from './world.js';

const world = worldOf();
const NEUTRAL = 'traces.neutral';
const NAMED = 'Service d’information sociale du Département de l’Indre.';
const plain = (text: string) => text.replaceAll('’', "'").replaceAll('\u00a0', ' ').trim();

/** What somebody may type who takes the telephone: chat, commands, towns, questions, other scripts. */
const TYPED = [
  'coucou toi', 'blabla truc', 'zzz', '???', '😀', 'merci', 'non', 'je sais pas', 'passer', 'menu', 'retour',
  'recommencer', 'humain', 'parler à quelqu’un', 'ce numéro ne marche pas', 'le 3919 ne répond pas', 'Châteauroux', '36000',
  'je veux partir', 'plan de sécurité', 'ordonnance de protection', 'je cherche un logement', 'dormir où', 'qui es-tu ?',
  'ma femme vous a écrit ?', 'montre les anciens messages', 'je suis infirmière', 'mon mari me frappe', "j'ai 15 ans",
  "j'ai frappé ma femme", 'مرحبا كيف حالك', 'Привет как дела', '你好吗', 'tu lis quoi là', 'il arrive',
  "faut que j'efface ce message",
]; // prettier-ignore

async function visitTo(...texts: string[]): Promise<Visit> {
  const visit = new Visit({ pack: 'demo', lang: 'fr', clock: '2026-11-24T09:00:00Z' });
  for (const text of texts) await visit.write(text);
  return visit;
}

function stepIn({ seen }: Visit): string {
  return seen.state.open?.step ?? '';
}

function assertCovered({ seen }: Visit, after: string): void {
  assert.deepEqual(
    seen.activities.map(({ text = '', attachments = [] }) => [plain(text), attachments.length]),
    [[plain(NAMED), 0]],
    after,
  );
  assert.equal(seen.state.open?.step, NEUTRAL, after);
  assert.deepEqual(
    seen.state.open.options.map(({ id }) => id),
    ['leave', 'go_on'],
    after,
  );
}

const TO_PLAN = ['oui', 'plan de sécurité', 'Commencer'];

describe('The screen that names nothing', () => {
  for (const [who, sign] of [
    ['somebody is coming', 'il arrive'],
    ['somebody else reads', 'il lit par-dessus mon épaule'],
  ] as const) {
    it(`says its line alone when ${who}, whatever is typed, and remembers nothing of it`, async () => {
      for (const way of [['oui'], TO_PLAN]) {
        const visit = await visitTo(...way, sign);
        const before: State = visit.seen.state;
        for (const text of TYPED) {
          await visit.write(text);
          assertCovered(visit, text);
        }
        assert.deepEqual(visit.seen.state, before);
      }
    });
  }

  it('goes on by the short way where the plan was, and « retour » brings no loud screen back', async () => {
    const visit = await visitTo(...TO_PLAN, 'il arrive', 'Continuer');
    assert.equal(stepIn(visit), 'plan.way_out');
    await visit.write('Passer');
    const short = world.content.plan.points.filter((point) => point.short).map(({ id }) => `plan.${id}`);
    assert.ok([...short, 'parties.choose'].includes(stepIn(visit)), stepIn(visit));
    for (let times = 0; times < 4; times += 1) {
      await visit.write('retour');
      assert.notEqual(stepIn(visit), NEUTRAL);
      assert.equal(visit.seen.state.discreet, true);
    }
  });

  it('is the same for a child, a relative and who hurts, and for an age said with somebody coming', async () => {
    const ways = [
      ["j'ai 12 ans"],
      ['Autre situation', "Je m'inquiète pour quelqu'un"],
      ["j'ai frappé ma femme"],
    ];
    for (const way of ways) {
      const visit = await visitTo('oui', ...way, 'il arrive');
      assertCovered(visit, way.join());
      await visit.write('blabla truc');
      assertCovered(visit, way.join());
    }
    const young = await visitTo('oui', "j'ai 12 ans, il arrive");
    assertCovered(young, 'a child');
    assert.equal(young.seen.state.who, 'child');
    await young.write('Continuer');
    assert.equal(stepIn(young), 'child.doors');
  });
});

/** Covered in the middle of the questions of somebody who had said that she could write. */
const covered: State = step(
  { ...newState({ lang: 'fr', channel: 'web' }), stack: ['risk.neck'], answers: { safe_now: ['yes'] } },
  say('mots', hit('quick_exit', 'leave-someone-coming-x')),
  world,
).state;

describe('In front of the screen that names nothing', () => {
  it('danger now brings the emergency card, quiet, and the way back stops at the cover', () => {
    const heard = step(covered, say('mots', hit('immediate_danger')), world);
    const asked = step(covered, { kind: 'command', id: 'emergency' }, world);
    for (const turned of [heard, asked]) {
      assert.equal(stepOf(turned), 'emergency.card');
      assert.deepEqual([turned.state.level, doorsOf(turned)], ['D3', []]);
      assert.ok(turned.events.some((event) => event.kind === 'message' && event.style === 'quiet'));
      for (const input of [{ kind: 'command', id: 'back' } as const, choose('not_that')]) {
        assert.equal(stepOf(step(turned.state, input, world)), NEUTRAL);
      }
    }
  });

  it('another reader is covered first, whatever danger the words hold', () => {
    const hits = [hit('immediate_danger'), hit('quick_exit', 'leave-reader-x')];
    assert.deepEqual(keysOf(step(covered, say('mots', ...hits), world)), [NEUTRAL]);
  });

  it('leaving, erasing and another language are obeyed', () => {
    for (const id of ['leave', 'stop', 'erase'] as const) {
      const [ended] = step(covered, { kind: 'command', id }, world).events;
      assert.equal(ended?.kind, id === 'erase' ? 'erase' : 'leave');
    }
    const english = step(covered, { kind: 'command', id: 'language', lang: 'en' }, world);
    assert.deepEqual([english.state.lang, keysOf(english)], ['en', [NEUTRAL]]);
  });

  it('anything else leaves all as it was', () => {
    fc.assert(
      fc.property(anything, (input) => {
        const turned = step(covered, input, world);
        assert.deepEqual([stepOf(turned), keysOf(turned), doorsOf(turned)], [NEUTRAL, [NEUTRAL], []]);
        assert.deepEqual(turned.state, covered);
      }),
      { numRuns: 1_000, seed: 1904 },
    );
  });
});

const OBEYED = ['leave', 'erase', 'stop', 'language', 'emergency'];
const SAID_NOW = new Set(['immediate_danger', 'strangulation-recent-x', 'suicide-act-x', 'child-now-x']);
const quietHits: readonly Hit[] = LABELS.filter(({ why }) => !SAID_NOW.has(why));
const others = (Object.keys(COMMANDS) as (keyof typeof COMMANDS)[]).filter((id) => !OBEYED.includes(id));
const records = [...world.content.lines.keys(), 'no-such-record'];

const anything: fc.Arbitrary<Input> = fc.oneof(
  fc.record({
    kind: fc.constant('say' as const),
    text: fc.oneof(fc.constantFrom(...TYPED), fc.string({ unit: 'grapheme' })),
    hits: fc.subarray([...quietHits]),
  }),
  fc.constantFrom(...others).map((id) => ({ kind: 'command' as const, id })),
  fc.constantFrom(...records).map((record) => ({ kind: 'report' as const, record })),
  fc.constantFrom('skip', 'menu', 'yes', 'done', '').map((id) => choose(id)),
  fc.constantFrom('accepted', 'dropped', 'reconnect').map((name) => ({ kind: 'signal' as const, name })),
);
