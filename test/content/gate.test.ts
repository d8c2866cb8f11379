import assert from 'node:assert/strict';
import fc from 'fast-check';
import { gate, lapsesOn } from '../../content/gate.js';
import { loadContent } from '../../content/load.js';
import type { Kept } from '../../content/model.js';
import { dayOfReading, realRoot } from './copy.js';

const record: Kept = {
  publish: 'yes',
  checked: { on: '2026-11-23', how: 'official_text', dated: '2025-04' },
  review_every: 'P3M',
};

describe('the gate', () => {
  it('lets through what was checked, from the day of the check to the eve of its lapse', () => {
    assert.deepEqual(gate(record, '2026-11-23'), { open: true, overdue: false });
    assert.deepEqual(gate(record, '2027-02-22'), { open: true, overdue: false });
  });

  it('closes on the day a check lapses, and stays closed', () => {
    assert.deepEqual(gate(record, '2027-02-23'), { open: false, why: 'lapsed' });
    assert.deepEqual(gate(record, '2040-01-01'), { open: false, why: 'lapsed' });
  });

  it('counts from the day we read, whatever the age of the source', () => {
    const oldSource: Kept = { ...record, checked: { ...record.checked, dated: '1998' } };
    assert.equal(gate(oldSource, '2026-12-01').open, true);
  });

  it('keeps back what must not be shown and what waits for a check, even when in date', () => {
    assert.deepEqual(gate({ ...record, publish: 'no' }, dayOfReading), { open: false, why: 'unpublished' });
    assert.deepEqual(gate({ ...record, publish: 'after_check' }, dayOfReading), {
      open: false,
      why: 'unchecked',
    });
  });

  it('does not count a check before the day it is made', () => {
    assert.deepEqual(gate(record, '2026-11-22'), { open: false, why: 'unchecked' });
  });

  it('never hides a standing line by age, and says that its check is overdue', () => {
    const standing: Kept = { ...record, standing: true };
    assert.deepEqual(gate(standing, dayOfReading), { open: true, overdue: false });
    assert.deepEqual(gate(standing, '2099-01-01'), { open: true, overdue: true });
    assert.deepEqual(gate(standing, '2001-01-01'), { open: true, overdue: true });
  });

  it('never lets an invented record lapse', () => {
    const invented: Kept = { ...record, checked: { on: '2026-11-23', how: 'fictional' } };
    assert.deepEqual(gate(invented, '2099-01-01'), { open: true, overdue: false });
  });

  it('once closed by age, never opens again without a new check', () => {
    const day = fc.date({ min: new Date('2026-11-23'), max: new Date('2099-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(day, day, (one, other) => {
        const [first, later] = [one, other].map((date) => date.toISOString().slice(0, 10)).sort();
        assert.ok(gate(record, first ?? '').open || !gate(record, later ?? '').open);
      }),
    );
  });
});

describe('the day a check lapses', () => {
  const on = (date: string, review_every: string) =>
    lapsesOn({ checked: { on: date, how: 'phoned' }, review_every });

  it('is counted in calendar months, days and years', () => {
    assert.equal(on('2026-11-23', 'P3M'), '2027-02-23');
    assert.equal(on('2026-11-23', 'P10D'), '2026-12-03');
    assert.equal(on('2026-11-23', 'P1Y'), '2027-11-23');
    assert.equal(on('2026-01-15', 'P1Y2M3D'), '2027-03-18');
    assert.equal(on('2026-01-15', 'P18M'), '2027-07-15');
    assert.equal(on('2026-01-15', 'P12Y'), '2038-01-15');
  });

  it('falls on the last day of a month that is too short', () => {
    assert.equal(on('2026-11-30', 'P3M'), '2027-02-28');
    assert.equal(on('2027-11-30', 'P3M'), '2028-02-29');
  });
});

describe('the records behind the gate', () => {
  const standing = [
    ...['police-17', 'europe-112', 'samu-15', 'pompiers-18', 'urgence-114', 'vfi-3919'],
    ...['enfance-119', 'samu-social-115', 'suicide-3114', 'victimes-116006'],
  ].sort();

  it('hold exactly the ten standing public lines, still shown in 2099', () => {
    const { lines } = loadContent(realRoot, 'indre');
    const found = [...lines.values()].filter((line) => line.standing).map(({ id }) => id);
    assert.deepEqual(found.sort(), standing);
    for (const id of standing) assert.equal(gate(lines.get(id) ?? record, '2099-06-01').open, true, id);
  });

  it('hold no real local place that can be contacted, since none has been telephoned', () => {
    const { places } = loadContent(realRoot, 'indre');
    for (const place of places.values()) {
      const reachable = place.phone ?? ('address' in place ? place.address : undefined) ?? place.hours[0];
      assert.ok(!reachable || !gate(place, dayOfReading).open, place.id);
    }
  });

  it('never show the one social office known by name, which has no address', () => {
    const place = loadContent(realRoot, 'demo').places.get('esp-chateauroux-sud');
    assert.ok(place && !gate(place, dayOfReading).open);
    assert.ok(!('address' in place) && place.phone === undefined);
  });

  it('hold no line that was found doubtful', () => {
    const { lines } = loadContent(realRoot, 'indre');
    for (const id of ['ligne-azur', 'fnacav', 'cfcv', 'maltraitance-3977', 'sos-homophobie']) {
      assert.equal(gate(lines.get(id) ?? record, dayOfReading).open, false, id);
    }
  });
});
