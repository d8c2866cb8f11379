import assert from 'node:assert/strict';
import { FORGOTTEN_MS, type SessionStore } from '../../bots/handover/staff/sessions.js';

interface UnderTest {
  store: SessionStore;
  /** The same sessions as another process has them. */
  again: () => Promise<SessionStore> | SessionStore;
}

const hour = 3_600_000;
const record = (name: string, at = hour) => ({ name, of: 'x', openedAt: at, usedAt: at });

/** What any store of sessions must do. Time is what the records say of it. */
export function sessionsContract(name: string, make: () => Promise<UnderTest> | UnderTest): void {
  describe(`sessions in ${name}`, () => {
    let one: SessionStore;
    let other: SessionStore;
    beforeEach(async () => {
      const { store, again } = await make();
      [one, other] = [store, await again()];
    });

    const standing = async (...keys: string[]) => {
      const found = await Promise.all(keys.map((key) => other.get(key)));
      return keys.filter((_, at) => found[at] !== undefined);
    };

    it('opened in one process are open in all, and ended in all', async () => {
      await one.put('k', record('jeanne'));
      assert.deepEqual(await other.get('k'), record('jeanne'));
      assert.equal(await other.get('another'), undefined);
      await other.end('k');
      assert.equal(await one.get('k'), undefined);
      await other.end('k');
    });

    it('of one account end together, the others stay', async () => {
      const names = ['jeanne', '__proto__', 'jeanne'];
      await Promise.all(names.map((name, n) => (n % 2 ? one : other).put(String(n), record(name))));
      await one.endAllOf('jeanne');
      assert.deepEqual(await standing('0', '1', '2'), ['1']);
    });

    it('note that they are used, each by itself, when many are at once', async () => {
      const keys = ['a', 'b', 'c', 'd'];
      for (const key of keys) await one.put(key, record(key));
      const noted = await Promise.all(keys.map((key, n) => (n % 2 ? one : other).touch(key, (n + 2) * hour)));
      assert.deepEqual(noted, [true, true, true, true]);
      for (const [n, key] of keys.entries())
        assert.deepEqual(await one.get(key), { ...record(key), usedAt: (n + 2) * hour });
    });

    it('that were ended are not brought back by a use', async () => {
      await one.put('k', record('jeanne'));
      await other.end('k');
      assert.equal(await one.touch('k', 2 * hour), false);
      assert.equal(await one.get('k'), undefined);
    });

    it('not used for a day are dropped when another is opened, those in use stay', async () => {
      for (const key of ['unused', 'used']) await one.put(key, record('jeanne'));
      await one.touch('used', hour + 1);
      await one.put('new', record('paul', hour + FORGOTTEN_MS));
      assert.deepEqual(await standing('unused', 'used', 'new'), ['used', 'new']);
    });

    it('take each code once, whoever is asked first, and none older', async () => {
      const taken = await Promise.all([one.spendCode('jeanne', 7), other.spendCode('jeanne', 7)]);
      assert.deepEqual(taken.sort(), [false, true]);
      assert.equal(await one.spendCode('jeanne', 6), false);
      assert.equal(await other.spendCode('paul', 7), true);
      assert.equal(await one.spendCode('jeanne', 8), true);
      assert.equal(await other.spendCode('jeanne', 8), false);
    });

    it('are as they were whatever codes are spent, and codes stay spent when they end', async () => {
      await one.put('k', record('jeanne'));
      await other.spendCode('jeanne', 7);
      assert.deepEqual(await standing('k'), ['k']);
      await one.endAllOf('jeanne');
      assert.equal(await other.spendCode('jeanne', 7), false);
    });
  });
}
