import { z } from 'zod';
import { accountSchema, type Accounts, type StoredAccount } from '../../bots/handover/staff/accounts.js';
import type { RedisLink } from './redis-link.js';
import { accountsKey } from './redis-names.js';
import type { SecretSealer } from './sealing.js';

const listSchema = z.array(accountSchema);

/**
 * The accounts of the console, the same in every process: read anew at each use, so that `npm run staff` needs no restart.
 * Configuration: nothing of it ends by itself. Sealed, since the secrets of the one-time codes are in it; anew at the first
 * reading after the service's secret was changed.
 */
export class RedisAccounts implements Accounts {
  readonly #link: RedisLink;
  readonly #sealer: SecretSealer;

  constructor({ link, sealer }: { link: RedisLink; sealer: SecretSealer }) {
    this.#link = link;
    this.#sealer = sealer;
  }

  async find(name: string): Promise<StoredAccount | undefined> {
    return (await this.list()).find((account) => account.name === name);
  }

  async list(): Promise<readonly StoredAccount[]> {
    return (await this.#read()).accounts;
  }

  /** Replaces the list by what `change` makes of it; read again and changed again when somebody else came between. */
  async change(change: (accounts: readonly StoredAccount[]) => readonly StoredAccount[]): Promise<void> {
    for (;;) {
      const { rev, accounts } = await this.#read();
      if (await this.#write(rev, change(accounts))) return;
    }
  }

  /** Whether nobody else came between. */
  async #write(rev: string, accounts: readonly StoredAccount[]): Promise<boolean> {
    const sealed = this.#sealer.seal(JSON.stringify(accounts), accountsKey);
    return (await this.#link.write('setKept', [accountsKey], [rev, sealed])) === 1;
  }

  async #read(): Promise<{ rev: string; accounts: readonly StoredAccount[] }> {
    const [rev, sealed] = await this.#link.ask((client) => client.hmgetBuffer(accountsKey, 'rev', 'sealed'));
    if (!rev || !sealed) return { rev: '0', accounts: [] };
    const accounts = listSchema.parse(JSON.parse(this.#sealer.open(sealed, accountsKey).toString()));
    if (this.#sealer.isCurrent(sealed)) return { rev: rev.toString(), accounts };
    await this.#write(rev.toString(), accounts);
    return this.#read();
  }
}
