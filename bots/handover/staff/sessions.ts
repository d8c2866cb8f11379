import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Account, Accounts, Role } from './accounts.js';

/** Kept of a session: never the secret that opens it, only its hash is the key. */
export interface SessionRecord {
  name: string;
  /** A digest of the account as it was: a new password or role under the same name ends what was open before. */
  of: string;
  /** Milliseconds since 1970. */
  openedAt: number;
  usedAt: number;
}

/** Much longer than any session lasts. */
export const FORGOTTEN_MS = 24 * 60 * 60_000;

/** Where sessions stand; what is ended there is ended everywhere. */
export interface SessionStore {
  /** Those that were not used for FORGOTTEN_MS before this one are dropped with it: what nobody ends does not pile up. */
  put(key: string, record: SessionRecord): Promise<void>;
  /** Notes the use of a session that still stands; false, and nothing comes back to life, when it was ended meanwhile. */
  touch(key: string, usedAt: number): Promise<boolean>;
  get(key: string): Promise<SessionRecord | undefined>;
  end(key: string): Promise<void>;
  endAllOf(name: string): Promise<void>;
  /** True once for each account and step of code, and for no older step: a code seen over a shoulder is spent. */
  spendCode(name: string, step: number): Promise<boolean>;
}

export interface Session {
  /** Which session, without the secret: what the sockets of one sign-in have in common. */
  key: string;
  account: Account;
}

export interface SessionTools {
  store: SessionStore;
  accounts: Accounts;
  clock: () => Date;
  /** Of the tokens against forged posts. */
  key: Buffer;
}

/** An open console counts as use: twenty minutes after it closed, or after a whole duty, she signs in again. */
const IDLE_MS = 20 * 60_000;
const LONGEST_MS = 10 * 3_600_000;

/** Sessions of the console: opened by a sign-in, read at each request, ended at once for everybody who holds them. */
export class Sessions {
  readonly #tools: SessionTools;

  constructor(tools: SessionTools) {
    this.#tools = tools;
  }

  /** Opens one and gives the secret for the cookie: 256 bits, kept nowhere. */
  async open(name: string): Promise<string> {
    const secret = randomBytes(32).toString('base64url');
    const now = this.#now();
    const account = await this.#tools.accounts.find(name);
    const of = account === undefined ? '' : digestOf(account);
    await this.#tools.store.put(keyOf(secret), { name, of, openedAt: now, usedAt: now });
    return secret;
  }

  /** The session a cookie opens, and its use noted; `undefined` when it is over, or its account is gone. */
  async read(secret: string | undefined): Promise<Session | undefined> {
    if (secret === undefined) return undefined;
    return this.readKey(keyOf(secret));
  }

  /** The same for what is already open, such as a socket. */
  async readKey(key: string): Promise<Session | undefined> {
    const { store, accounts } = this.#tools;
    const record = await store.get(key);
    if (record === undefined) return undefined;
    const account = this.#isOver(record) ? undefined : await accounts.find(record.name);
    if (account === undefined || digestOf(account) !== record.of) {
      await store.end(key);
      return undefined;
    }
    return (await store.touch(key, this.#now())) ? { key, account } : undefined;
  }

  async end(secret: string): Promise<void> {
    await this.#tools.store.end(keyOf(secret));
  }

  endAllOf(name: string): Promise<void> {
    return this.#tools.store.endAllOf(name);
  }

  /** What a post must carry besides the cookie; only a page of ours could read it. */
  tokenOf({ key }: Pick<Session, 'key'>): string {
    return createHmac('sha256', this.#tools.key).update(key).digest('base64url');
  }

  isTokenOf(token: string | undefined, session: Session): boolean {
    const [given, right] = [Buffer.from(token ?? ''), Buffer.from(this.tokenOf(session))];
    return given.length === right.length && timingSafeEqual(given, right);
  }

  #isOver({ openedAt, usedAt }: SessionRecord): boolean {
    const now = this.#now();
    return now - usedAt > IDLE_MS || now - openedAt > LONGEST_MS;
  }

  #now(): number {
    return this.#tools.clock().getTime();
  }
}

function digestOf({ passwordHash, role }: Account): string {
  return createHash('sha256').update(`${role} ${passwordHash}`).digest('base64url');
}

const keyOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

export const isLead = (role: Role): boolean => role === 'lead';
