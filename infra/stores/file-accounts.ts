import { readFileSync, statSync } from 'node:fs';
import { z } from 'zod';
import { accountSchema, type Accounts, type StoredAccount } from '../../bots/handover/staff/accounts.js';
import { writeWhole } from './write-whole.js';

const fileSchema = z.strictObject({ accounts: z.array(accountSchema) });

/** A staff file that cannot be used, in one line that says what to do about it. */
export class StaffFileError extends Error {}

/** The accounts of STAFF_FILE, read again whenever the file has changed: `npm run staff` needs no restart. */
export class FileAccounts implements Accounts {
  readonly #path: string;
  #read: { stamp: string; accounts: readonly StoredAccount[] } | undefined;

  constructor(path: string) {
    this.#path = path;
  }

  find(name: string): Promise<StoredAccount | undefined> {
    return Promise.resolve(this.all().find((account) => account.name === name));
  }

  list(): Promise<readonly StoredAccount[]> {
    return Promise.resolve(this.all());
  }

  /** Throws StaffFileError when the file is not there, is open to others, or is not what it should be. */
  all(): readonly StoredAccount[] {
    const stamp = stampOf(this.#path);
    if (this.#read?.stamp !== stamp) this.#read = { stamp, accounts: readAccounts(this.#path) };
    return this.#read.accounts;
  }

  /** Written whole beside it and moved into its place: a cut leaves the old file or the new one. */
  write(accounts: readonly StoredAccount[]): void {
    writeWhole(this.#path, `${JSON.stringify({ accounts }, null, 2)}\n`);
  }
}

/** Which state of the file this is: its number changes at each move into place. */
function stampOf(path: string): string {
  try {
    const { ino, mtimeMs, size, mode } = statSync(path);
    if ((mode & 0o077) !== 0) throw new StaffFileError(`others can read or write ${path}: chmod 600 it`);
    return `${ino} ${mtimeMs} ${size}`;
  } catch (error) {
    if (error instanceof StaffFileError) throw error;
    throw new StaffFileError(`${path} is not there or cannot be read`);
  }
}

function readAccounts(path: string): readonly StoredAccount[] {
  const read = fileSchema.safeParse(parsed(readFileSync(path, 'utf8')));
  if (read.success) return read.data.accounts;
  const [issue] = read.error.issues;
  // Never the value: a hash or a secret must not be printed.
  throw new StaffFileError(
    `${path} is wrong at ${issue?.path.join('.') ?? 'the top'}: ${issue?.message ?? ''}`,
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
