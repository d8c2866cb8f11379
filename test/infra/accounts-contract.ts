import assert from 'node:assert/strict';
import type { Accounts, StoredAccount } from '../../bots/handover/staff/accounts.js';
import { readConfiguration } from '../../infra/configuration.js';
import { keptAccounts, type KeptAccounts } from '../../infra/kept-accounts.js';

interface UnderTest {
  /** What tells `npm run staff` where the accounts are. */
  env: Record<string, string>;
  /** The accounts as one more process of the service reads them. */
  reader: () => Promise<Accounts> | Accounts;
  /** Lets time pass, in ms. */
  pass: (ms: number) => Promise<void> | void;
}

const year = 365 * 24 * 3_600_000;
const codeSecret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

/** As little as is kept of anybody. */
export const account = (name: string): StoredAccount => ({
  name,
  role: 'worker',
  dutyName: 'Anne',
  passwordHash: '$argon2id$x',
  codeSecret,
});

const whole: StoredAccount = {
  ...account('claire'),
  ...{
    role: 'lead',
    dutyName: 'Anne-Lise',
    sector: 'levroux',
    speaks: ['en', 'prs'],
    subject: 'https://i s',
  },
};
const without = (name: string) => (all: readonly StoredAccount[]) => all.filter((one) => one.name !== name);

/** What any place of accounts must do: changed by an operator's command, and read by every process of the service. */
export function accountsContract(name: string, make: () => Promise<UnderTest> | UnderTest): void {
  describe(`accounts in ${name}`, () => {
    const open: KeptAccounts[] = [];
    let place: UnderTest;
    beforeEach(async () => {
      place = await make();
    });
    afterEach(async () => {
      for (const one of open.splice(0)) await one.close();
    });

    /** As one more run of the command has them. */
    async function kept(): Promise<KeptAccounts> {
      const configuration = readConfiguration(place.env);
      if ('wrong' in configuration) assert.fail(configuration.wrong);
      const one = await keptAccounts(configuration);
      open.push(one);
      return one;
    }

    const add = async (...accounts: StoredAccount[]) => (await kept()).change((all) => [...all, ...accounts]);
    const names = async (from: Pick<Accounts, 'list'>) => (await from.list()).map(({ name }) => name);

    it('are none before somebody is added', async () => {
      assert.deepEqual(await (await kept()).list(), []);
    });

    it('are read with all that is kept of each, in their order', async () => {
      await add(account('anne'), whole);
      const reader = await place.reader();
      assert.deepEqual(await reader.list(), [account('anne'), whole]);
      assert.deepEqual(await (await kept()).list(), [account('anne'), whole]);
    });

    it('are found by their whole name alone', async () => {
      await add(account('anne'), whole);
      const reader = await place.reader();
      assert.deepEqual(await reader.find('claire'), whole);
      for (const nobody of ['', 'Claire', 'clair', 'claire ', '__proto__'])
        assert.equal(await reader.find(nobody), undefined, nobody);
    });

    it('are read anew after each change, by every process that has read them before', async () => {
      await add(account('anne'), account('brigitte'));
      const readers = [await place.reader(), await place.reader()];
      for (const reader of readers) assert.ok(await reader.find('anne'));
      const command = await kept();
      await command.change((all) => all.map((one) => (one.name === 'anne' ? { ...one, role: 'lead' } : one)));
      for (const reader of readers) assert.equal((await reader.find('anne'))?.role, 'lead');
      await command.change(without('anne'));
      for (const reader of readers) {
        assert.equal(await reader.find('anne'), undefined);
        assert.deepEqual(await names(reader), ['brigitte']);
      }
      await command.change(without('brigitte'));
      for (const reader of readers) assert.deepEqual(await reader.list(), []);
    });

    it('lose no change of several at a time', async () => {
      const [one, other] = [await kept(), await kept()];
      const all = ['anne', 'brigitte', 'claire', 'denise'];
      await Promise.all(
        all.map((name, n) => (n % 2 ? one : other).change((some) => [...some, account(name)])),
      );
      assert.deepEqual((await names(await place.reader())).sort(), all);
    });

    it('stay as they were when a change is refused', async () => {
      await add(account('anne'));
      const command = await kept();
      await assert.rejects(
        command.change(() => assert.fail('refused')),
        /refused/,
      );
      assert.deepEqual(await command.list(), [account('anne')]);
      assert.deepEqual(await (await place.reader()).list(), [account('anne')]);
    });

    it('do not end by themselves', async () => {
      await add(account('anne'));
      await place.pass(10 * year);
      assert.deepEqual(await (await place.reader()).list(), [account('anne')]);
    });
  });
}
