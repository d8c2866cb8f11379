import assert from 'node:assert/strict';
import type { Reports } from '../../bots/reports.js';

/** What any store of reports must do, whatever it is made of. */
export function reportsContract(name: string, make: () => Promise<Reports> | Reports): void {
  describe(`reports in ${name}`, () => {
    let reports: Reports;
    beforeEach(async () => {
      reports = await make();
    });

    const weekOf = async (day: string) => Object.fromEntries(await reports.week(day));

    it('are added up by record, each day of the same week', async () => {
      await reports.add('vfi-3919', '2026-11-20');
      await reports.add('vfi-3919', '2026-11-24');
      await reports.add('esp-levroux', '2026-11-24');
      assert.deepEqual(await weekOf('2026-11-24'), { 'vfi-3919': 2, 'esp-levroux': 1 });
    });

    it('count for seven days, the day itself among them, and no longer', async () => {
      await reports.add('vfi-3919', '2026-11-24');
      assert.deepEqual(await weekOf('2026-11-30'), { 'vfi-3919': 1 });
      assert.deepEqual(await weekOf('2026-12-01'), {});
    });

    it('pass over the end of a year', async () => {
      await reports.add('vfi-3919', '2026-12-29');
      assert.deepEqual(await weekOf('2027-01-04'), { 'vfi-3919': 1 });
    });

    it('are none of a record that nobody reported, whatever it is called', async () => {
      await reports.add('__proto__', '2026-11-24');
      const week = await reports.week('2026-11-24');
      assert.deepEqual([week.get('constructor'), week.get('__proto__')], [undefined, 1]);
    });

    it('lose none that come at the same time', async () => {
      await Promise.all(Array.from({ length: 50 }, () => reports.add('vfi-3919', '2026-11-24')));
      assert.deepEqual(await weekOf('2026-11-24'), { 'vfi-3919': 50 });
    });
  });
}
