import assert from 'node:assert/strict';
import type { Alerts, LeadAlert } from '../../infra/alerts.js';
import { eventually } from './redis/setting.js';

interface UnderTest {
  /** The same alerts in each of the processes there are. */
  processes: readonly Alerts[];
  /** Lets time pass, in ms. */
  pass: (ms: number) => Promise<void> | void;
}

const minute = 60_000;
const alert = (n: number, at = 7): LeadAlert => ({ to: 'lead', alert: 'danger_waits', n, at });

/** What any carrying of alerts must do, whatever carries them. */
export function alertsContract(name: string, make: () => Promise<UnderTest> | UnderTest): void {
  describe(`alerts in ${name}`, () => {
    let processes: readonly Alerts[];
    let pass: UnderTest['pass'];
    /** What each process hears, by its place among them. */
    let heard: LeadAlert[][];
    let marks = 0;
    beforeEach(async () => {
      ({ processes, pass } = await make());
      heard = processes.map(listening);
      await settled();
    });

    function listening(one: Alerts): LeadAlert[] {
      const all: LeadAlert[] = [];
      one.watch((alert) => all.push(alert));
      return all;
    }

    /** Each tells a mark until all hear it: then everybody listens, and nothing that was told before is on its way. */
    async function settled(): Promise<void> {
      for (const one of processes)
        await eventually(async () => {
          marks -= 1;
          await one.tell(alert(marks));
          return heard.every((all) => all.some(({ n }) => n === marks));
        });
    }

    const teller = (n: number) => processes[n % processes.length] as Alerts;
    const everywhere = (alert: LeadAlert) => processes.map((one) => one.tell(alert));
    const firsts = async (told: Promise<boolean>[]) => (await Promise.all(told)).filter(Boolean).length;

    it('are heard once in each process, and one of those who tell is the first, however many do', async () => {
      const told = [...everywhere(alert(1)), ...everywhere(alert(1))];
      assert.equal(await firsts(told), 1);
      assert.equal(await firsts(everywhere(alert(1))), 0);
      await settled();
      for (const all of heard) assert.deepEqual(unmarked(all), [alert(1)]);
    });

    it('are others with another number, or with the same of another time', async () => {
      const three = [alert(1), alert(2), alert(1, 8)];
      const told = [];
      for (const [n, one] of three.entries()) told.push(await teller(n).tell(one));
      assert.deepEqual(told, [true, true, true]);
      await settled();
      for (const all of heard) assert.deepEqual(unmarked(all).map(nameOf).sort(), three.map(nameOf).sort());
    });

    it('are heard whole by each who watches, and missed by who watches later', async () => {
      const more = listening(teller(1));
      const whole: LeadAlert = { ...alert(1), alert: 'nobody_signed_in' };
      await teller(0).tell(whole);
      await settled();
      const late = listening(teller(1));
      await teller(0).tell(whole);
      await settled();
      assert.deepEqual([unmarked(more), unmarked(late)], [[whole], []]);
    });

    it('are known again after a hundred and more others, and most of an hour', async () => {
      const many = Array.from({ length: 150 }, (_, n) => alert(n + 1));
      for (const [n, one] of many.entries()) assert.equal(await teller(n).tell(one), true);
      await pass(50 * minute);
      for (const [n, one] of many.entries()) assert.equal(await teller(n + 1).tell(one), false);
      await settled();
      for (const all of heard) assert.equal(unmarked(all).length, many.length);
    });
  });
}

const unmarked = (all: readonly LeadAlert[]) => all.filter(({ n }) => n > 0);
const nameOf = ({ n, at }: LeadAlert): string => `${String(n)} ${String(at)}`;
