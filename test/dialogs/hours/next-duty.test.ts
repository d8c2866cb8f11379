import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Settings } from '../../../content/model.js';
import { isPublicHoliday } from '../../../dialogs/hours/holidays.js';
import { nextDuty } from '../../../dialogs/hours/rota.js';
import { wallClock, wallClockAt } from '../../../dialogs/hours/wall-clock.js';
import { worldOf } from '../world.js';

const { settings } = worldOf().content;
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;
const week = [...weekdays, 'sat', 'sun'] as const;
const office = [{ days: [...weekdays], from: '09:00', to: '17:00', holidays: false }];
const next = (at: string, rota: Settings['rota'] = office) =>
  nextDuty({ ...settings, rota }, new Date(`${at}Z`));

/** Moments in UTC, and when the next duty begins by the clock of the département. */
const CASES: readonly [string, string, string][] = [
  ['in the night before a duty, that same morning', '2026-11-24T02:00', '2026-11-24T09:00'],
  ['in the evening, the next morning', '2026-11-24T19:00', '2026-11-25T09:00'],
  ['while a duty is on, the one after it', '2026-11-24T10:00', '2026-11-25T09:00'],
  ['at the weekend, Monday', '2026-11-28T10:00', '2026-11-30T09:00'],
  ['on the eve of a holiday before a weekend, after both', '2026-12-24T18:00', '2026-12-28T09:00'],
  ['on Easter Saturday, Tuesday', '2027-03-27T10:00', '2027-03-30T09:00'],
  ['over the night in which summer time begins', '2026-03-28T20:00', '2026-03-30T09:00'],
  ['over the night in which it ends', '2026-10-24T20:00', '2026-10-26T09:00'],
];

describe('The next duty', () => {
  for (const [when, at, expected] of CASES) it(`is, ${when}`, () => assert.equal(next(at), expected));

  it('begins an hour sooner by the sun once summer time has begun', () => {
    const justBefore = { winter: '2026-03-27T07:59', summer: '2026-03-30T06:59' };
    assert.equal(next(justBefore.winter), '2026-03-27T09:00');
    assert.equal(next(justBefore.summer), '2026-03-30T09:00');
    assert.equal(next('2026-03-30T07:00'), '2026-03-31T09:00');
  });

  it('may be a holiday, where the settings say so', () => {
    const always = [{ days: [...week], from: '18:00', to: '22:00', holidays: true }];
    assert.equal(next('2026-12-25T10:00', always), '2026-12-25T18:00');
  });

  it('is never invented where no rota is set', () => {
    const unsaid = { ...settings };
    delete unsaid.rota;
    assert.equal(nextDuty(unsaid, new Date('2026-11-24T20:00Z')), undefined);
  });

  it('is the first half hour to come in which a duty begins, whatever the rota and the moment', () => {
    fc.assert(
      fc.property(rotas, moments, (rota, now) => {
        assert.equal(nextDuty({ ...settings, rota }, now), firstToCome(rota, now));
      }),
      { numRuns: 300, seed: 36 },
    );
  });
});

const half = (at: number) => `${String(Math.floor(at / 2)).padStart(2, '0')}:${at % 2 === 0 ? '00' : '30'}`;

const rotas = fc.array(
  fc
    .record({
      days: fc.subarray([...week], { minLength: 1 }),
      from: fc.integer({ min: 12, max: 40 }),
      long: fc.integer({ min: 1, max: 6 }),
      holidays: fc.boolean(),
    })
    .map(({ from, long, ...row }) => ({ ...row, from: half(from), to: half(from + long) })),
  { minLength: 1, maxLength: 3 },
);

/** Two years, with their holidays and four changes of the clock. */
const moments = fc
  .date({ min: new Date('2026-01-01T00:00Z'), max: new Date('2027-12-31T00:00Z'), noInvalidDate: true })
  .map((at) => new Date(Math.floor(at.getTime() / 60_000) * 60_000));

/** By looking at each half hour of two weeks on the clock of the département. */
function firstToCome(rota: NonNullable<Settings['rota']>, now: Date): string | undefined {
  const first = Math.floor(now.getTime() / HALF_HOUR) + 1;
  for (let at = first; at < first + 48 * 16; at += 1) {
    const [was, is] = [new Date((at - 1) * HALF_HOUR), new Date(at * HALF_HOUR)];
    if (isOnDuty(rota, is) && !isOnDuty(rota, was)) return wallClockAt(is, settings.time_zone);
  }
  return undefined;
}

const HALF_HOUR = 1_800_000;

function isOnDuty(rota: NonNullable<Settings['rota']>, at: Date): boolean {
  const { day, date } = wallClock(at, settings.time_zone);
  const time = wallClockAt(at, settings.time_zone).slice(11);
  return rota.some(
    ({ days, from, to, holidays }) =>
      days.includes(day) && (holidays || !isPublicHoliday(date)) && from <= time && time < to,
  );
}
