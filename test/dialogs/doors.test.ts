import assert from 'node:assert/strict';
import { emergencyDoors, fittingDoors, lineDoors, shelterDoors } from '../../dialogs/doors.js';
import { isOpenNow } from '../../dialogs/hours/opening.js';
import type { DoorCard, State, World } from '../../dialogs/model.js';
import { newState } from '../../dialogs/state.js';
import { worldOf } from './world.js';

const HOUR = 3_600_000;

function stateWith(part: Partial<State>): State {
  return { ...newState({ lang: 'fr', channel: 'web' }), ...part };
}

const PEOPLE: Record<string, State> = {
  'somebody who said nothing': stateWith({}),
  'somebody who named a commune': stateWith({ commune: '36093' }),
  'a man': stateWith({ answers: { audience: ['man'] } }),
  'an older person': stateWith({ answers: { who_hurts: ['adult_child'] } }),
  'somebody who can only write': stateWith({ answers: { can_speak: ['writing_only'] }, commune: '36018' }),
  'somebody who may be surprised': stateWith({ discreet: true }),
  'a child': stateWith({ who: 'child' }),
  'a relative': stateWith({ who: 'someone_else', commune: '36044' }),
  'somebody who hurts': stateWith({ who: 'hurter' }),
  'a professional': stateWith({ who: 'professional', commune: '36088' }),
  'a deaf person': stateWith({ answers: { audience: ['deaf'], can_speak: ['writing_only'] } }),
  'a disabled person': stateWith({ answers: { audience: ['disabled'] } }),
  'a gay person': stateWith({ answers: { audience: ['lgbt'] } }),
  'somebody whose neck was squeezed': stateWith({
    answers: { neck: ['recent'] },
    level: 'D3',
    commune: '36088',
  }),
  'somebody who thinks of dying': stateWith({ answers: { self: ['thoughts'] }, level: 'D2' }),
  'somebody outside the Indre': stateWith({ outside: '18', answers: { place: ['outside'] } }),
};

function isOpen(door: DoorCard, { content, now }: World): boolean {
  const record = content.lines.get(door.id) ?? content.places.get(door.id);
  assert.ok(record !== undefined, door.id);
  return (['phone', 'text', 'chat', 'visit'] as const).some((method) =>
    isOpenNow(record.hours, method, now, content.settings.time_zone),
  );
}

/** Each hour of a week with a public holiday in it, then the same week two years later, when all checks lapsed. */
const hours = (from: string) =>
  Array.from({ length: 7 * 24 }, (_, h) => new Date(Date.parse(from) + h * HOUR));

for (const [name, state] of Object.entries(PEOPLE)) {
  for (const pack of ['demo', 'indre'] as const) {
    for (const week of ['2026-12-21T00:00:00Z', '2028-12-21T00:00:00Z']) {
      it(`${name} has one to three doors, one open, at any hour (${pack}, week of ${week.slice(0, 10)})`, () => {
        for (const now of hours(week)) {
          const world = { ...worldOf(pack), now };
          const doors = fittingDoors(state, world);
          assert.ok(doors.length >= 1 && doors.length <= 3, now.toISOString());
          assert.ok(
            doors.some((door) => isOpen(door, world)),
            now.toISOString(),
          );
          assert.equal(new Set(doors.map(({ id }) => id)).size, doors.length);
          const open = doors.map((door) => isOpen(door, world));
          assert.deepEqual(open, [...open].sort().reverse(), 'a closed door stands above an open one');
        }
      });
    }
  }
}

describe('Doors follow what the person can do', () => {
  const night = { ...worldOf(), now: new Date('2026-11-29T02:00:00Z') };

  it('puts the open office of her commune first by day, and below who answers by night', () => {
    const state = PEOPLE['somebody who named a commune']!;
    assert.equal(fittingDoors(state, worldOf())[0]?.kind, 'place');
    assert.deepEqual(
      fittingDoors(state, night).map(({ kind }) => kind),
      ['line', 'place', 'place'],
    );
  });

  it('keeps voice-only lines below writing for who can only write', () => {
    const ids = fittingDoors(PEOPLE['somebody who can only write']!, night).map(({ id }) => id);
    assert.equal(ids[0], 'pnav-tchat');
    assert.ok(!ids.includes('vfi-3919'));
  });

  it('puts 114 first on the emergency card of who can only write', () => {
    const state = stateWith({ answers: { can_speak: ['writing_only'] }, emergency: 'danger' });
    assert.deepEqual(
      emergencyDoors(state, night).map(({ id }) => id),
      ['urgence-114', 'police-17', 'europe-112'],
    );
  });

  it('sends a man to the line for everybody by day, and puts what answers first at night', () => {
    const man = PEOPLE['a man']!;
    assert.equal(lineDoors(man, worldOf())[0]?.id, 'victimes-116006');
    assert.equal(lineDoors(man, night)[0]?.id, 'pnav-tchat');
  });

  it('sends an older person past the line that nobody has phoned yet, to one to call before a chat', () => {
    const ids = (where: typeof night) => lineDoors(PEOPLE['an older person']!, where).map(({ id }) => id);
    assert.deepEqual(ids(worldOf()), ['victimes-116006', 'vfi-3919', 'pnav-tchat']);
    assert.deepEqual(ids(night), ['vfi-3919', 'pnav-tchat', 'victimes-116006']);
  });

  it('never leaves 115 alone', () => {
    for (const now of hours('2026-12-21T00:00:00Z')) {
      const ids = shelterDoors(stateWith({}), { ...worldOf(), now }).map(({ id }) => id);
      assert.ok(ids.includes('samu-social-115') && ids.length >= 2);
    }
  });

  it('shows no place to a child or to somebody who hurts, even when a commune is known', () => {
    for (const who of ['child', 'hurter'] as const) {
      const doors = fittingDoors(stateWith({ who, commune: '36044' }), worldOf());
      assert.ok(doors.every(({ kind }) => kind === 'line'));
    }
  });

  it('names the nearest office and one in another commune', () => {
    const [near, far] = fittingDoors(stateWith({ commune: '36044' }), worldOf());
    const { places } = worldOf().content;
    const commune = (door: DoorCard | undefined) => {
      const place = places.get(door?.id ?? '');
      return place !== undefined && 'insee' in place ? place.insee : undefined;
    };
    assert.equal(commune(near), '36044');
    assert.notEqual(commune(far), '36044');
  });
});
