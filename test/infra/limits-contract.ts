import assert from 'node:assert/strict';
import type { Limits } from '../../bots/webchat/limits.js';
import type { Allowed } from '../../infra/stores/counting-limits.js';

interface UnderTest {
  limits: Limits;
  /** The same counts as another process has them. */
  again: () => Promise<Limits> | Limits;
  /** Lets time pass, in ms. */
  pass: (ms: number) => Promise<void> | void;
}

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/** What the limits under test allow. */
export const allowed: Allowed = { opening: 3, token: 2, message: 2, asking: 2 };

/** What any counting of limits must do, wherever it counts. */
export function limitsContract(name: string, make: () => Promise<UnderTest> | UnderTest): void {
  describe(`limits in ${name}`, () => {
    it('let pass as many as are allowed, then say how many whole seconds to wait, in every process', async () => {
      const { limits, again, pass } = await make();
      const other = await again();
      for (const one of [limits, other, limits]) assert.equal(await one.take('opening', 'a'), 'pass');
      await pass(second / 2);
      for (const one of [limits, other]) {
        const wait = await one.take('opening', 'a');
        assert.ok(
          typeof wait === 'number' && Number.isInteger(wait) && wait > 30 && wait <= 60,
          String(wait),
        );
      }
    });

    it('count each key by itself, and each thing', async () => {
      const { limits } = await make();
      for (let n = 0; n < 3; n += 1) await limits.take('opening', 'a');
      assert.equal(typeof (await limits.take('opening', 'a')), 'number');
      assert.equal(await limits.take('opening', 'b'), 'pass');
      assert.equal(await limits.take('alone', 'a'), 'pass');
    });

    it('let no more pass when many come at once, whoever is asked', async () => {
      const { limits, again } = await make();
      const other = await again();
      const all = Array.from({ length: 20 }, (_, n) => (n % 2 ? limits : other).take('opening', 'a'));
      assert.equal((await Promise.all(all)).filter((taken) => taken === 'pass').length, 3);
    });

    it('are over after the wait they named, which trying meanwhile makes no longer', async () => {
      const { limits, pass } = await make();
      const take = () => limits.take('message', 'c');
      await take();
      await take();
      const wait = Number(await take());
      await pass((wait - 10) * second);
      const left = Number(await take());
      assert.ok(left >= 1 && left <= 10, String(left));
      await pass(left * second);
      assert.deepEqual([await take(), await take(), typeof (await take())], ['pass', 'pass', 'number']);
    });

    for (const [period, thing, whole] of [
      ['minute', 'token', minute],
      ['hour', 'asking', hour],
      ['day', 'same_report', 24 * hour],
    ] as const)
      it(`count for a whole ${period} what is allowed so often in one`, async () => {
        const { limits, pass } = await make();
        const take = () => limits.take(thing, 'a');
        while ((await take()) === 'pass');
        await pass(whole - 30 * second);
        assert.equal(typeof (await take()), 'number');
        await pass(30 * second);
        assert.equal(await take(), 'pass');
      });
  });
}
