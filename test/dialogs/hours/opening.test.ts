import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Hours } from '../../../content/model.js';
import { isOpenNow, nextOpening, openingState } from '../../../dialogs/hours/opening.js';

const paris = 'Europe/Paris';
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;
const everyDay = [...weekdays, 'sat', 'sun'] as const;
const row = (from: string, to: string, days: readonly (typeof everyDay)[number][] = weekdays): Hours => ({
  method: 'visit',
  days: [...days],
  from,
  to,
  holidays: false,
});
const office = [row('09:00', '12:00'), row('13:30', '17:00')];
/** An instant by its UTC writing; Paris is one hour ahead in winter, two in summer. */
const utc = (text: string): Date => new Date(`${text}Z`);
const opens = (hours: readonly Hours[], now: Date) => nextOpening(hours, 'visit', now, paris);
const isOpen = (hours: readonly Hours[], now: Date) => isOpenNow(hours, 'visit', now, paris);

describe('an office open on weekdays from 9 to 12 and from 13:30 to 17', () => {
  it('is open at its first minute and closed at its last', () => {
    assert.equal(isOpen(office, utc('2026-11-23T07:59:59')), false);
    assert.equal(isOpen(office, utc('2026-11-23T08:00:00')), true);
    assert.equal(isOpen(office, utc('2026-11-23T10:59:59')), true);
    assert.equal(isOpen(office, utc('2026-11-23T11:00:00')), false);
  });

  it('says until when it is open', () => {
    const state = openingState(office, 'visit', utc('2026-11-23T09:00:00'), paris);
    assert.ok(state?.state === 'open');
    assert.equal(state.until.time, '12:00');
    assert.ok(state.until.sameDay);
  });

  it('opens again after lunch, the same day', () => {
    const next = opens(office, utc('2026-11-23T11:15:00'));
    assert.equal(next?.time, '13:30');
    assert.ok(next.sameDay && !next.tomorrow);
  });

  it('opens tomorrow when the evening has come', () => {
    const next = opens(office, utc('2026-11-23T19:00:00'));
    assert.deepEqual([next?.day, next?.time, next?.tomorrow], ['tue', '09:00', true]);
  });

  it('opens on Monday when it is Sunday, three in the morning', () => {
    const next = opens(office, utc('2026-11-22T02:00:00'));
    assert.deepEqual([next?.day, next?.date, next?.tomorrow], ['mon', '2026-11-23', true]);
  });

  it('stays closed on Easter Monday and opens on the Tuesday', () => {
    assert.equal(isOpen(office, utc('2027-03-29T08:00:00')), false);
    const next = opens(office, utc('2027-03-27T08:00:00'));
    assert.deepEqual([next?.day, next?.date, next?.daysAhead], ['tue', '2027-03-30', 3]);
  });

  it('opens on a holiday when its hours say so', () => {
    const hours = office.map((one) => ('always' in one ? one : { ...one, holidays: true }));
    assert.equal(isOpen(hours, utc('2027-03-29T08:00:00')), true);
  });

  it('has hours for a visit and none known for the telephone', () => {
    assert.equal(openingState(office, 'phone', utc('2026-11-23T09:00:00'), paris), undefined);
    assert.equal(isOpenNow(office, 'phone', utc('2026-11-23T09:00:00'), paris), false);
    assert.equal(nextOpening(office, 'phone', utc('2026-11-23T09:00:00'), paris), null);
  });
});

describe('hours around midnight', () => {
  it('last until midnight when they end at 24:00', () => {
    const hours = [row('18:00', '24:00', everyDay)];
    assert.equal(isOpen(hours, utc('2026-11-23T22:59:59')), true);
    assert.equal(isOpen(hours, utc('2026-11-23T23:00:00')), false);
  });

  it('run into the next day when they end before they begin', () => {
    const hours = [row('22:00', '06:00', ['sat'])];
    assert.equal(isOpen(hours, utc('2026-11-22T02:00:00')), true, 'Sunday, three in the morning');
    assert.equal(isOpen(hours, utc('2026-11-22T05:00:00')), false);
  });

  it('are one opening where they touch', () => {
    const hours = [row('08:00', '24:00', ['mon']), row('00:00', '02:00', ['tue'])];
    const state = openingState(hours, 'visit', utc('2026-11-23T20:00:00'), paris);
    assert.ok(state?.state === 'open');
    assert.deepEqual([state.until.day, state.until.time, state.until.tomorrow], ['tue', '02:00', true]);
  });
});

describe('the nights when the clock changes', () => {
  const early = [row('01:30', '03:30', everyDay)];

  it('lose an hour on 25 March 2029', () => {
    const state = openingState(early, 'visit', utc('2029-03-25T00:45:00'), paris);
    assert.ok(state?.state === 'open');
    assert.equal(state.until.at.toISOString(), '2029-03-25T01:30:00.000Z', 'one hour in all');
  });

  it('gain an hour on 29 October 2028', () => {
    const state = openingState(early, 'visit', utc('2028-10-28T23:45:00'), paris);
    assert.ok(state?.state === 'open');
    assert.equal(state.until.at.toISOString(), '2028-10-29T02:30:00.000Z', 'three hours in all');
  });

  it('open what opens in the missing hour as soon as that hour is over', () => {
    const next = opens([row('02:30', '05:00', everyDay)], utc('2029-03-24T12:00:00'));
    assert.equal(next?.at.toISOString(), '2029-03-25T01:00:00.000Z');
    assert.equal(next.time, '03:00');
  });

  it('open once what opens in the hour that comes twice', () => {
    const next = opens([row('02:30', '05:00', everyDay)], utc('2028-10-28T12:00:00'));
    assert.equal(next?.at.toISOString(), '2028-10-29T00:30:00.000Z');
  });

  it('keep nine o’clock at nine o’clock on the Monday after', () => {
    assert.equal(opens(office, utc('2029-03-24T12:00:00'))?.at.toISOString(), '2029-03-26T07:00:00.000Z');
    assert.equal(opens(office, utc('2028-10-28T12:00:00'))?.at.toISOString(), '2028-10-30T08:00:00.000Z');
  });
});

describe('a line that never closes', () => {
  const hours: Hours[] = [{ method: 'phone', always: true }];

  it('is open at any moment and has no next opening', () => {
    assert.deepEqual(openingState(hours, 'phone', utc('2027-01-01T03:00:00'), paris), { state: 'always' });
    assert.equal(nextOpening(hours, 'phone', utc('2027-01-01T03:00:00'), paris), null);
  });
});

describe('any opening hours', () => {
  const clock = fc.integer({ min: 0, max: 47 }).map((half) => {
    const hour = String(Math.floor(half / 2)).padStart(2, '0');
    return `${hour}:${half % 2 === 0 ? '00' : '30'}`;
  });
  const anyRow = fc
    .record({
      from: clock,
      to: clock,
      days: fc.subarray([...everyDay], { minLength: 1 }),
      holidays: fc.boolean(),
    })
    .map((one): Hours => ({ method: 'visit', ...one }));
  const anyTime = fc.date({
    min: utc('2026-01-01T00:00:00'),
    max: utc('2030-01-01T00:00:00'),
    noInvalidDate: true,
  });

  it('are open at the moment they say they open, and closed at the moment they say they close', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { minLength: 1, maxLength: 3 }), anyTime, (hours, now) => {
        const next = opens(hours, now);
        if (next) assert.ok(next.at > now && isOpen(hours, next.at));
        const state = openingState(hours, 'visit', now, paris);
        if (state?.state === 'open' && state.until.daysAhead < 13) assert.ok(!isOpen(hours, state.until.at));
      }),
      { numRuns: 60 },
    );
  });
});
