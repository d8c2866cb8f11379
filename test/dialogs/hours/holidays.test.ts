import assert from 'node:assert/strict';
import Holidays from 'date-holidays';
import { addDays, easterSunday, isPublicHoliday } from '../../../dialogs/hours/holidays.js';

describe('French public holidays', () => {
  it('are those of an independent calendar, every day from 2020 to 2040', () => {
    const calendar = new Holidays('FR');
    for (let year = 2020; year <= 2040; year += 1) {
      const listed = calendar.getHolidays(year).filter(({ type }) => type === 'public');
      const expected = listed
        .map(({ date }) => date.slice(0, 10))
        .filter((date) => date !== easterSunday(year));
      const whitSunday = addDays(easterSunday(year), 49);
      assert.deepEqual(
        holidaysOf(year),
        [...new Set(expected)].filter((date) => date !== whitSunday).sort(),
        String(year),
      );
    }
  });

  it('are eleven a year, fewer only when two fall on one day', () => {
    assert.equal(holidaysOf(2026).length, 11);
    assert.equal(holidaysOf(2008).length, 10, 'Ascension was on 1 May');
  });

  it('know Easter Monday, Ascension and Whit Monday of 2027', () => {
    for (const date of ['2027-03-29', '2027-05-06', '2027-05-17']) assert.ok(isPublicHoliday(date), date);
  });

  it('do not take Easter Sunday, Good Friday or 26 December for one', () => {
    for (const date of ['2027-03-28', '2027-03-26', '2026-12-26']) assert.ok(!isPublicHoliday(date), date);
  });
});

function holidaysOf(year: number): string[] {
  const days = Array.from({ length: 366 }, (_, index) => addDays(`${year}-01-01`, index));
  return days.filter((date) => date.startsWith(String(year)) && isPublicHoliday(date));
}
