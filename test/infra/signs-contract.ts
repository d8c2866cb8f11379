import assert from 'node:assert/strict';
import type { Sign, Signs } from '../../bots/handover/signs.js';
import { eventually } from './redis/setting.js';

interface UnderTest {
  signs: Signs;
  /** The same signs as they pass in another process. */
  again: () => Promise<Signs> | Signs;
}

const typing: Sign = { from: 'worker', name: 'Camille', kind: 'typing' };
const seen = (n: number): Sign => ({ from: 'visitor', kind: 'seen', n });
/** Sent until it is heard, as often as that takes; then who watches hears all that follows. */
const first = seen(0);

/** What any passing on of signs must do, whatever carries them. */
export function signsContract(name: string, make: () => Promise<UnderTest> | UnderTest): void {
  describe(`signs in ${name}`, () => {
    let one: Signs;
    let other: Signs;
    beforeEach(async () => {
      const { signs, again } = await make();
      [one, other] = [signs, await again()];
    });

    /** Watches a talk until it hears what is said there elsewhere. */
    async function watching(signs: Signs, talk = 'talk') {
      const all: Sign[] = [];
      const stop = signs.watch(talk, (sign) => all.push(sign));
      const elsewhere = signs === one ? other : one;
      await eventually(() => {
        elsewhere.send(talk, first);
        return all.length > 0;
      });
      const heard = () => all.filter((sign) => !('n' in sign && sign.n === 0));
      const hears = (sign: Sign) => eventually(() => heard().some((one) => same(one, sign)));
      return { heard, hears, stop };
    }

    it('pass once to each who watches the talk, in whatever process, in their order', async () => {
      const [here, there] = [await watching(one), await watching(other)];
      const said = [seen(1), typing, seen(2), typing, seen(3)];
      for (const sign of said) one.send('talk', sign);
      await there.hears(seen(3));
      // What comes after all of it: by then an echo would have been heard.
      other.send('talk', seen(4));
      await here.hears(seen(4));
      for (const { heard } of [here, there]) assert.deepEqual(heard(), [...said, seen(4)]);
    });

    it('pass to nobody who watches another talk', async () => {
      const [hers, another] = [await watching(other, 'hers'), await watching(other, 'another')];
      one.send('hers', seen(1));
      one.send('another', seen(2));
      await Promise.all([hers.hears(seen(1)), another.hears(seen(2))]);
      assert.deepEqual([hers.heard(), another.heard()], [[seen(1)], [seen(2)]]);
    });

    it('pass to nobody who has stopped, and on to who has not', async () => {
      for (const signs of [one, other]) {
        const [stopped, still] = [await watching(signs), await watching(signs)];
        stopped.stop();
        one.send('talk', seen(1));
        await still.hears(seen(1));
        assert.deepEqual(stopped.heard(), []);
        still.stop();
      }
    });

    it('pass to who watches after all had stopped, whoever stops once more', async () => {
      const before = await watching(other);
      before.stop();
      const after = await watching(other);
      before.stop();
      const last = await watching(other);
      one.send('talk', seen(1));
      await last.hears(seen(1));
      assert.deepEqual(after.heard(), [seen(1)]);
    });

    it('are kept nowhere: who comes later has missed them', async () => {
      const here = await watching(one);
      one.send('talk', seen(1));
      await here.hears(seen(1));
      const late = await watching(other);
      one.send('talk', seen(2));
      await late.hears(seen(2));
      assert.deepEqual(late.heard(), [seen(2)]);
    });
  });
}

const same = (one: Sign, other: Sign): boolean => JSON.stringify(one) === JSON.stringify(other);
