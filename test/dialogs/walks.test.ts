import assert from 'node:assert/strict';
import fc from 'fast-check';
import { makeRenderer, type Renderer } from '../../bots/render.js';
import { makeWords } from '../../bots/words.js';
import type { Turned } from '../../dialogs/arrive.js';
import type { Ask, Input, State, World } from '../../dialogs/model.js';
import { STEPS } from '../../dialogs/steps.js';
import { isHigher } from '../../dialogs/triage.js';
import { setting, stray } from './strays.js';
import { seeded, type Chance } from './walks-seed.js';
import { PACKS, type Setting } from './walks-visit.js';
import { turn, wandered } from './walks-wander.js';
import { askOf, doorsOf, hit, worldOf } from './world.js';

/** With those of walks-typed.test.ts, over ten thousand visits. A failure prints the seed and the shortest visit that fails. */
const ON_ENGINE = { numRuns: 3_000, seed: 2026 };
const TO_DOORS = { numRuns: 2_000, seed: 36 };

const MESSAGES_AT_MOST = 6;
/** The longest way through every question, plus the place. */
const ANSWERS_TO_DOORS = 24;

const moves = fc.array(stray, { maxLength: 40, size: 'max' });

const renderers = new Map(
  PACKS.map((pack): [string, Renderer] => {
    const { content } = worldOf(pack);
    return [pack, makeRenderer(content, makeWords(content))];
  }),
);

function assertSound(next: Turned, was: Turned, { pack, clock }: Setting): void {
  const messages = next.events.filter((event) => event.kind === 'message');
  const last = messages.at(-1);
  assert.ok(last?.ask !== undefined && last.ask.options.length > 0, 'no way on');
  assert.ok(messages.length <= MESSAGES_AT_MOST, `${String(messages.length)} messages`);
  assert.ok(!isHigher(was.state.level, next.state.level), 'the level fell');
  const { content } = worldOf(pack);
  for (const message of messages) {
    const keys = [...message.says, ...(message.ask?.options ?? [])].map(({ key }) => key);
    for (const key of keys) assert.ok(hasText(content.texts[next.state.lang], key), `no text ${key}`);
    renderers.get(pack)?.activity(message, next.state, new Date(clock));
  }
  assert.deepEqual(JSON.parse(JSON.stringify(next.state)), plain(next.state));
  assert.ok(next.state.stack.length < 12 && next.state.trail.length <= 20);
}

/** Nobody is on duty in these walks: walks-people.test.ts has those where somebody is. */
const WITH_PEOPLE = /^(?:summary\.|human\.(?!nobody$))/;
/** Steps that never show anything. */
const NO_SCREEN: readonly string[] = ['relative.start', 'stocktake.first_door', 'worries.tell'];

function screens(): string[] {
  const { triage } = worldOf('demo').content;
  const asked = triage.questions.map(({ id }) => `risk.${id}`);
  const ofOthers = triage.someone_else.map(({ id }) => `relative.${id}`);
  const alone = Object.keys(STEPS).filter((name) => !NO_SCREEN.includes(name) && !WITH_PEOPLE.test(name));
  return [...alone, ...asked, ...ofOthers];
}

/** A text with a count is written once for each plural. */
function hasText(all: ReadonlyMap<string, unknown>, key: string): boolean {
  return all.has(key) || all.has(`${key}_other`);
}

/** Without the fields that are there but empty: to a store they are the same. */
function plain(state: object): object {
  return Object.fromEntries(Object.entries(state).filter(([, value]) => value !== undefined));
}

describe('Somebody wandering through the talk', () => {
  it('always has a way on, in words that exist, and never sees a level fall', () => {
    const met = new Set<string>();
    fc.assert(
      fc.property(setting, moves, (where, all) => {
        wandered(where, all, (next, was) => {
          met.add(next.state.open?.step ?? '');
          assertSound(next, was, where);
        });
      }),
      ON_ENGINE,
    );
    assert.deepEqual(
      screens().filter((name) => !met.has(name)),
      [],
      'screens that nobody reached',
    );
  }).timeout(120_000);

  it('has the emergency card in the very next message whenever danger now is said', () => {
    fc.assert(
      fc.property(setting, fc.array(stray, { maxLength: 12 }), (where, all) => {
        const end = wandered(where, all);
        if (end === undefined) return;
        const alarmed = turn(
          end.now,
          { kind: 'say', text: 'mots', hits: [hit('immediate_danger')] },
          end.world,
        );
        assert.equal(alarmed.events.find((event) => event.kind === 'message')?.step, 'emergency.card');
      }),
      { numRuns: 600, seed: 36 },
    );
  }).timeout(120_000);

  it('reaches a door, wherever she is, once she keeps answering, and meets no question over and over', () => {
    fc.assert(
      fc.property(setting, moves, fc.nat(), (where, all, seed) => {
        const end = wandered(where, all);
        if (end !== undefined) assertReachesDoor(end.now, end.world, seeded(seed));
      }),
      TO_DOORS,
    );
  }).timeout(120_000);
});

/** Answers that go back, leave, or ask for another list: everything else is an answer to what is asked. */
const NOT_FORWARD: readonly string[] = [
  'back',
  'leave',
  'not_that',
  'another',
  'elsewhere',
  'menu',
  'victim',
];

function forward({ options }: Ask, chance: Chance): Input {
  const ways = options.filter(({ id, ticked }) => !NOT_FORWARD.includes(id) && ticked !== true);
  const done = ways.find(({ id }) => id === 'done');
  return { kind: 'choose', ids: [(done ?? chance.of(ways.length > 0 ? ways : options)).id], hits: [] };
}

function assertReachesDoor(start: Turned, world: World, chance: Chance): void {
  const met: string[] = [];
  let now = start;
  while (doorsOf(now).length === 0) {
    const ask = askOf(now);
    assert.ok(ask !== undefined);
    met.push(screenOf(ask, now.state));
    assert.ok(met.length <= ANSWERS_TO_DOORS, `no door after ${met.join(' > ')}`);
    assert.ok(met.filter((one) => one === met.at(-1)).length <= 2, `round and round: ${met.join(' > ')}`);
    now = turn(now, forward(ask, chance), world);
  }
}

function screenOf({ step: name }: Ask, { picked }: State): string {
  return [name, ...picked].join('+');
}
