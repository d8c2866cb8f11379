import assert from 'node:assert/strict';
import { NOBODY_YET, REMEMBERED_MS, type Sender } from '../../bots/sms/session.js';
import type { Senders } from '../../bots/sms/senders.js';

interface UnderTest {
  senders: Senders;
  /** Lets time pass, in ms. */
  pass: (ms: number) => Promise<void> | void;
}

const minute = 60_000;
const known = (at: number): Sender => ({
  answered: [at],
  begun: [at],
  texts: [{ at, digest: 'd' }],
  paused: { until: at, told: true },
});

/** What any store of what is known of senders must do. */
export function sendersContract(name: string, make: () => Promise<UnderTest> | UnderTest): void {
  describe(`senders in ${name}`, () => {
    it('are nobody yet before anything was kept of them', async () => {
      const { senders } = await make();
      assert.deepEqual(await senders.look(['a', 'b']), NOBODY_YET);
    });

    it('are known under today’s hash, each by itself, as they were kept last', async () => {
      const { senders } = await make();
      await senders.keep(['a', 'before a'], known(1));
      await senders.keep(['b', 'before b'], known(2));
      await senders.keep(['a', 'before a'], known(3));
      assert.deepEqual(await senders.look(['a', 'before a']), known(3));
      assert.deepEqual(await senders.look(['b', 'before b']), known(2));
      assert.deepEqual(await senders.look(['c', 'before c']), NOBODY_YET);
    });

    it('are known over midnight, and then under the new day’s hash alone', async () => {
      const { senders } = await make();
      await senders.keep(['monday', 'sunday'], known(1));
      assert.deepEqual(await senders.look(['tuesday', 'monday']), known(1));
      await senders.keep(['tuesday', 'monday'], known(2));
      assert.deepEqual(await senders.look(['tuesday', 'monday']), known(2));
      assert.deepEqual(await senders.look(['monday', 'sunday']), NOBODY_YET);
    });

    it('may have one hash for both days', async () => {
      const { senders } = await make();
      await senders.keep(['a', 'a'], known(1));
      assert.deepEqual(await senders.look(['a', 'a']), known(1));
    });

    it('are forgotten a day after they were kept last', async () => {
      const { senders, pass } = await make();
      await senders.keep(['a', 'b'], known(1));
      await pass(REMEMBERED_MS - minute);
      assert.deepEqual(await senders.look(['a', 'b']), known(1));
      await pass(minute);
      assert.deepEqual(await senders.look(['a', 'b']), NOBODY_YET);
    });
  });
}
