import assert from 'node:assert/strict';
import { rotaOf } from '../../../dialogs/hours/rota.js';
import { worldOf } from '../world.js';

const { settings } = worldOf().content;
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;
const rota = [{ days: [...weekdays], from: '09:00', to: '17:00', holidays: false }];
const isOpen = (at: string) => rotaOf({ ...settings, rota })(new Date(`${at}Z`));

describe('The hours in which somebody is to be on duty', () => {
  it('are those of the settings, by the clock of the département', () => {
    assert.deepEqual(
      ['2026-11-24T07:59', '2026-11-24T08:00', '2026-11-24T15:59', '2026-11-24T16:00'].map(isOpen),
      [false, true, true, false],
    );
  });

  it('leave out other days and public holidays', () => {
    assert.deepEqual(['2026-11-22T10:00', '2026-12-25T10:00'].map(isOpen), [false, false]);
  });

  it('are never, where nobody has said them', () => {
    const unsaid = { ...settings };
    delete unsaid.rota;
    assert.equal(rotaOf(unsaid)(new Date('2026-11-24T10:00Z')), false);
  });
});
