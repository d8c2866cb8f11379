import { existsSync } from 'node:fs';
import type { StoredAccount } from '../bots/handover/staff/accounts.js';
import type { Configuration } from './configuration.js';
import { FileAccounts } from './stores/file-accounts.js';

/** The accounts where this installation keeps them, for who changes them. */
export interface KeptAccounts {
  list(): Promise<readonly StoredAccount[]>;
  /** Replaces the list by what `change` makes of it; what `change` throws leaves it as it was. */
  change(change: (accounts: readonly StoredAccount[]) => readonly StoredAccount[]): Promise<void>;
  close(): Promise<void>;
}

/** There is no place to keep accounts, or it cannot be reached now. One line for an operator. */
export class NoAccounts extends Error {}

/** In Redis when there is a REDIS_URL, else in STAFF_FILE. Throws NoAccounts. */
export async function keptAccounts(configuration: Configuration): Promise<KeptAccounts> {
  const { redis, staffFile } = configuration;
  if (redis === undefined) return inFile(staffFile);
  const { reachedLink } = await import('./stores/reached-link.js');
  const { redisStaff } = await import('./stores/redis-staff.js');
  const link = await reachedLink(redis);
  if (link === undefined) throw new NoAccounts('REDIS_URL cannot be reached now: nothing was changed');
  const { accounts } = redisStaff(configuration, link);
  return {
    list: () => accounts.list(),
    change: (change) => accounts.change(change),
    close: () => link.close(),
  };
}

function inFile(path: string | undefined): KeptAccounts {
  if (path === undefined) throw new NoAccounts('STAFF_FILE must name the file of the accounts');
  const file = new FileAccounts(path);
  const list = () => (existsSync(path) ? file.all() : []);
  return {
    // What is thrown is a rejection, as from Redis.
    list: () => Promise.resolve().then(list),
    change: (change) => Promise.resolve().then(() => file.write(change(list()))),
    close: () => Promise.resolve(),
  };
}
