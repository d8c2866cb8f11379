import assert from 'node:assert/strict';
import { arrive, type Brief } from '../../dialogs/arrive.js';
import type { DoorCard, Event, Go, Screen, State, Step } from '../../dialogs/model.js';
import { newState, option, say } from '../../dialogs/state.js';
import { STEPS } from '../../dialogs/steps.js';
import { doorsOf, keysOf, stepOf, worldOf } from './world.js';

const world = worldOf();
const ours = STEPS as Record<string, Step>;
const line: DoorCard = { kind: 'line', id: 'vfi-3919' };
const chat: DoorCard = { kind: 'line', id: 'pnav-tchat' };
const office: DoorCard = { kind: 'place', id: 'esp-levroux' };
const ask = { step: 'test.screen', options: [option('yes', 'opening.yes')] };

const stateWith = (part: Partial<State>): State => ({
  ...newState({ lang: 'fr', channel: 'web' }),
  stack: ['menu.choose'],
  ...part,
});

function at(go: Go, part: Partial<State> = {}, brief?: Brief) {
  return arrive({ state: stateWith(part), events: [] }, go, world, brief);
}

/** Arrives at a screen made for the test. */
function shown(
  screen: Partial<Screen>,
  { go = {}, part = {} }: { go?: Partial<Go>; part?: Partial<State> } = {},
) {
  ours['test.screen'] = { enter: () => ({ says: [say('a'), say('b')], ask, ...screen }) };
  return at({ to: 'test.screen', ...go }, part);
}

const messages = (events: readonly Event[]) => events.filter((event) => event.kind === 'message');

describe('Arriving at a screen', () => {
  afterEach(() => {
    for (const name of Object.keys(ours)) if (name.startsWith('test.')) delete ours[name];
  });

  it('shows what it says and asks, and nothing else', () => {
    const message = { kind: 'message', step: 'test.screen', says: [say('a'), say('b')], doors: [], ask };
    assert.deepEqual(shown({}).events, [message]);
  });

  it('tells before it what was said and done on the way, doors included', () => {
    const forget: Event = { kind: 'forget', keep: '' };
    ours['test.way'] = {
      enter: () => ({ to: 'test.screen', says: [say('y')], doors: [chat], events: [forget] }),
    };
    const turned = shown({}, { go: { to: 'test.way', says: [say('x')], doors: [{ ...line, bare: true }] } });
    const [first, before, ...rest] = turned.events;
    assert.deepEqual(first, forget);
    const doors = [{ ...line, bare: true }, chat];
    assert.deepEqual(before, { kind: 'message', step: 'test.screen', says: [say('x'), say('y')], doors });
    assert.equal(rest.length, 1);
  });

  it('tells nothing of a step that says and does nothing', () => {
    ours['test.way'] = { enter: () => ({ to: 'test.screen' }) };
    assert.deepEqual(shown({}, { go: { to: 'test.way' } }).events, shown({}).events);
  });

  it('keeps a message of one sentence and one door', () => {
    const turned = shown({ before: [{ says: [say('x')], doors: [chat] }] });
    assert.equal(messages(turned.events).length, 2);
  });

  it('asks even when it has nothing to say', () => {
    const turned = shown({ says: [] }, { go: { says: [say('x')] } });
    assert.deepEqual(
      messages(turned.events).map((message) => [message.says.length, message.ask !== undefined]),
      [
        [1, false],
        [0, true],
      ],
    );
  });

  it('is quiet or loud for its own messages, not for what was said on the way', () => {
    const own: Partial<Screen> = { style: 'quiet', before: [{ says: [say('x')], doors: [] }] };
    const turned = shown(own, { go: { says: [say('w')] } });
    assert.deepEqual(
      messages(turned.events).map(({ style }) => style),
      [undefined, 'quiet', 'quiet'],
    );
  });

  it('is the menu when there is nowhere else to be', () => {
    assert.equal(stepOf(at({ to: 'stay' }, { stack: [] })), 'menu.choose');
  });

  it('stops with the name of our steps when they go round without a screen', () => {
    ours['test.loop'] = { enter: () => ({ to: 'stay' }) };
    assert.throws(() => at({ to: 'test.loop', above: true }), /menu\.choose > test\.loop/);
  });

  for (const kind of ['handoff', 'leave', 'erase'] as const)
    it(`shows nothing after ${kind}`, () => {
      assert.deepEqual(at({ to: 'stay', events: [{ kind }] }).events, [{ kind }]);
    });

  it('drops the ticks of another question, and keeps those of this one', () => {
    const part = { stack: ['risk.control'], picked: ['watches'] };
    assert.deepEqual(at({ to: 'place.ask' }, part).state.picked, []);
    assert.deepEqual(at({ to: 'stay' }, part).state.picked, ['watches']);
  });
});

describe('A screen that comes back', () => {
  it('says only its last line after a tick, with "that is all" at the end', () => {
    for (const [step, key] of [
      ['risk.control', 'risk.control'],
      ['risk.children', 'risk.children'],
    ] as const) {
      // prettier-ignore
      const part = { stack: [step], picked: ['watches', 'hit'] };
      assert.deepEqual(keysOf(at({ to: 'stay' }, part, 'ticked')), [key]);
    }
    const options = at({ to: 'stay' }, { stack: ['risk.control'], picked: ['watches'] }, 'ticked').state.open
      ?.options;
    assert.deepEqual(options?.at(-1), { id: 'done', key: 'answer.done', weight: 'done' });
    assert.deepEqual(
      options?.map(({ id, ticked }) => (ticked ? `${id} ticked` : id)),
      ['watches ticked', 'follows', 'decides', 'locks_in', 'done'],
    );
  });

  it('says that it did not understand, and only its last line', () => {
    const missed = at({ to: 'stay' }, { stack: ['opening.safe_now'] }, 'missed');
    assert.deepEqual(keysOf(missed), ['missed.once', 'opening.safe_now']);
    assert.deepEqual(doorsOf(at({ to: 'stay' }, { stack: ['signpost.places'] }, 'missed')), []);
  });
});

describe('The warning that a call stays in the list of calls', () => {
  const warnings = (turned: { events: Event[] }) =>
    messages(turned.events).map(({ says }) =>
      says.filter(({ key }) => key.endsWith('call_list')).map(({ key }) => key),
    );
  const before = (...doors: DoorCard[]) => ({ go: { says: [say('x')], doors } });

  afterEach(() => delete ours['test.screen']);

  it('stands first, above the first numbers to dial or place to call', () => {
    for (const door of [line, office]) {
      const turned = shown({ doors: [line] }, before(door));
      assert.deepEqual(warnings(turned), [['signpost.call_list'], []]);
      assert.equal(keysOf(turned)[0], 'signpost.call_list');
    }
    assert.deepEqual(warnings(shown({ doors: [chat, line] }, before(chat))), [[], ['signpost.call_list']]);
  });

  it('stands just above the last sentence, nearest to the numbers', () => {
    const says = ['a', 'b', 'c'].map((key) => say(key));
    assert.deepEqual(keysOf(shown({ says, doors: [line] })), ['a', 'b', 'signpost.call_list', 'c']);
  });

  it('is not said of doors that are not dialled, nor on the emergency card', () => {
    assert.deepEqual(warnings(shown({}, before(chat, { ...line, bare: true }, { ...office, bare: true }))), [
      [],
      [],
    ]);
  });

  it('is said once in a visit, beside what else was said once', () => {
    const turned = shown({ doors: [line] }, { part: { said: ['thanks.for_saying'] } });
    assert.deepEqual(turned.state.said, ['thanks.for_saying', 'signpost.call_list']);
    assert.deepEqual(warnings(shown({ doors: [line] }, { part: turned.state })), [[]]);
  });

  it('has simpler words for a child', () => {
    assert.deepEqual(warnings(shown({ doors: [line] }, { part: { who: 'child' } })), [['child.call_list']]);
  });
});
