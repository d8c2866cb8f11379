import assert from 'node:assert/strict';
import fc from 'fast-check';
import { makeRenderer } from '../../bots/render.js';
import { makeWords } from '../../bots/words.js';
import { step } from '../../dialogs/engine.js';
import type { State, World } from '../../dialogs/model.js';
import { messagesOf, planWith, whoWith, type Ticks } from './plan-walk.js';
import { askOf, choose, doorsOf, keysOf, say, stepOf, worldOf } from './world.js';

const world = worldOf();
const { points, parties, needs } = world.content.plan;
const ids = parties.map(({ id }) => id);
const SCREENS: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(points.map(({ id, choices }) => [`plan.${id}`, choices])),
  'parties.choose': ids.slice(0, 4),
  'parties.more': ids.slice(4),
};

const ticks: fc.Arbitrary<Ticks> = fc.record(
  Object.fromEntries(Object.entries(SCREENS).map(([name, all]) => [name, fc.subarray([...all])])),
);
const setting = fc.record({
  pack: fc.constantFrom('demo' as const, 'indre' as const),
  lang: fc.constantFrom('fr' as const, 'en' as const),
  discreet: fc.boolean(),
  commune: fc.constantFrom(undefined, '36093', '36044'),
});

/** The keys that her own plan must hold, in order; while somebody may come, only the short way was asked. */
function pointsIn(all: Ticks, discreet: boolean): string[] {
  return points.flatMap(({ id, choices, short }) => {
    const kept = choices.filter((choice) => all[`plan.${id}`]?.includes(choice) && (short || !discreet));
    return kept.length === 0 ? [] : [`plan.title.${id}`, ...kept.map((choice) => `plan.${id}.${choice}`)];
  });
}

function chosenIn(all: Ticks): string[] {
  const chosen = [...(all['parties.choose'] ?? []), ...(all['parties.more'] ?? [])];
  return ids.filter((id) => chosen.includes(id));
}

const isLine = (key: string) => key.startsWith('plan.') || key.endsWith('.does');
const LONGEST = 240;
const MESSAGES_AT_MOST = 6;

function saysOf(messages: ReturnType<typeof messagesOf>, state: State, { content, now }: World): string[] {
  const renderer = makeRenderer(content, makeWords(content));
  return messages.map((message) => {
    const said = renderer.activity(message, state, now).channelData as { says: string };
    return said.says;
  });
}

describe('The whole plan', () => {
  it('holds exactly what was chosen, in the order of the points, then of the parties', () => {
    fc.assert(
      fc.property(ticks, setting, (all, { pack, commune, ...part }) => {
        const where = { ...part, ...(commune === undefined ? {} : { commune }) };
        const [own, chosen] = [pointsIn(all, part.discreet), chosenIn(all)];
        const turned = planWith(all, worldOf(pack), where);
        if (own.length > 0 || chosen.length === 0) assert.deepEqual(keysOf(turned).filter(isLine), own);
        else assert.equal(stepOf(turned), 'parties.who');
        if (chosen.length === 0) return;
        const who = whoWith(all, worldOf(pack), where);
        assert.deepEqual(
          keysOf(who).filter(isLine),
          chosen.map((id) => `parties.${id}.does`),
        );
      }),
      { numRuns: 150 },
    );
  }).timeout(120_000);

  it('is said in few short messages, with three doors at most and no card while somebody may come', () => {
    fc.assert(
      fc.property(ticks, setting, (all, { pack, commune, ...part }) => {
        const there = worldOf(pack);
        const where = { ...part, ...(commune === undefined ? {} : { commune }) };
        const pages = [planWith(all, there, where)];
        if (chosenIn(all).length > 0) pages.push(whoWith(all, there, where));
        for (const page of pages) {
          assert.ok(messagesOf(page).length <= MESSAGES_AT_MOST);
          assert.ok(doorsOf(page).length <= (part.discreet ? 0 : 3));
          for (const says of saysOf(messagesOf(page), page.state, there))
            assert.ok(says.length <= LONGEST, `${String(says.length)}: ${says}`);
        }
      }),
      {
        numRuns: 150,
        examples: [
          [SCREENS, { pack: 'demo', lang: 'fr', discreet: false, commune: '36093' }],
          [SCREENS, { pack: 'demo', lang: 'en', discreet: true, commune: '36093' }],
          [SCREENS, { pack: 'demo', lang: 'en', discreet: false, commune: undefined }],
        ],
      },
    );
  }).timeout(120_000);

  it('says that it is not kept, and names somebody to prepare it with', () => {
    const turned = planWith({ 'plan.bag': ['kept'] }, world);
    for (const key of ['parties.not_kept', 'parties.with_somebody']) assert.ok(keysOf(turned).includes(key));
    assert.equal(doorsOf(turned).length, 1);
  });

  it('says who does what, beginning with her', () => {
    const keys = keysOf(whoWith({ 'parties.choose': ['doctor'] }, world));
    assert.deepEqual(keys, ['parties.who_does_what', 'parties.doctor.does', 'parties.not_kept']);
  });

  it('says when nothing was ticked, and offers to choose who can help', () => {
    const turned = planWith({}, world);
    assert.equal(keysOf(turned)[0], 'parties.nothing');
    const options = askOf(turned)?.options.map(({ id }) => id);
    assert.deepEqual(options, ['choose', 'read_out', 'human', 'close', 'leave']);
  });
});

describe('Who can help next', () => {
  const esp = { 'parties.choose': ['esp'] };

  it('is asked on two screens of five choices at most', () => {
    for (const name of ['parties.choose', 'parties.more']) {
      const state: State = { ...planWith({}, world).state, stack: ['menu.choose', name] };
      const options = askOf(step(state, { kind: 'signal', name: 'reconnect' }, world))?.options ?? [];
      assert.ok(options.length >= 2 && options.length <= 5, name);
    }
  });

  it('names the nearest office when the commune is known', () => {
    assert.deepEqual(doorsOf(whoWith(esp, world, { commune: '36093' })), ['demo-esp-levroux']);
  });

  it('asks for a commune when none is known, and shows the office without leaving the plan', () => {
    const turned = whoWith(esp, world);
    assert.ok(keysOf(turned).includes('parties.esp_where'));
    const told = step(turned.state, say('Levroux'), world);
    assert.equal(stepOf(told), 'parties.who');
    assert.deepEqual(doorsOf(told), ['demo-esp-levroux']);
    assert.ok(told.events.some((event) => event.kind === 'forget' && event.keep === 'Levroux'));
  });

  it('gives a line instead of an office while no office may be shown, or for another département', () => {
    for (const turned of [whoWith(esp, worldOf('indre')), whoWith(esp, world, { outside: '18' })]) {
      assert.ok(keysOf(turned).includes('parties.esp_ask'));
      assert.deepEqual(doorsOf(turned), []);
    }
  });

  it('shows no door whose record has lapsed', () => {
    const police = { 'parties.choose': ['police'] };
    assert.deepEqual(doorsOf(whoWith(police, world)), ['pnav-tchat']);
    assert.deepEqual(doorsOf(whoWith(police, worldOf('demo', '2030-01-08T09:00:00Z'))), []);
  });
});

describe('What to say at the desk', () => {
  const reading = (all: Ticks, part: Partial<State> = {}) =>
    step(planWith(all, world, part).state, choose('read_out'), world);
  const everything = SCREENS;

  it('is a greeting and three needs at most, each from what she chose', () => {
    fc.assert(
      fc.property(ticks, (all) => {
        const said = keysOf(reading(all)).slice(2, -1);
        const ticked = [
          ...points.filter(({ id }) => all[`plan.${id}`]?.length).map(({ id }) => id),
          ...chosenIn(all),
        ];
        const wanted = needs.filter(({ from }) => from.some((id) => ticked.includes(id)));
        assert.deepEqual(
          said,
          wanted.slice(0, 3).map(({ id }) => `parties.read_out.${id}`),
        );
      }),
      { numRuns: 100 },
    );
  }).timeout(120_000);

  it('says no word on violence unless she asks for it, and is not offered one while somebody may come', () => {
    const turned = reading(everything);
    assert.ok(!keysOf(turned).includes('parties.read_out.violence'));
    const more = step(turned.state, choose('say_it'), world);
    assert.ok(keysOf(more).includes('parties.read_out.violence'));
    const quiet = reading(everything, { discreet: true });
    assert.ok(!askOf(quiet)?.options.some(({ id }) => id === 'say_it'));
  });

  it('fits in short messages at its longest', () => {
    for (const lang of ['fr', 'en'] as const) {
      const turned = step(reading(everything, { lang }).state, choose('say_it'), world);
      for (const says of saysOf(messagesOf(turned), turned.state, world))
        assert.ok(says.length <= LONGEST, says);
    }
  });
});
