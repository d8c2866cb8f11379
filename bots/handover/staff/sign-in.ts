import { z } from 'zod';
import type { Limits } from '../../webchat/limits.js';
import type { Account, Accounts } from './accounts.js';
import { stepOfCode } from './codes.js';
import { isPassword, LONGEST_PASSWORD } from './passwords.js';
import type { Sessions, SessionStore } from './sessions.js';

export const signInSchema = z.strictObject({
  name: z.string().max(60),
  password: z.string().max(LONGEST_PASSWORD),
  code: z.string().max(12).default(''),
});

export type SignIn = z.infer<typeof signInSchema>;

export interface SignInTools {
  accounts: Accounts;
  sessions: Sessions;
  store: Pick<SessionStore, 'spendCode'>;
  limits: Limits;
  clock: () => Date;
}

/** The secret for the cookie; or that something was wrong, never what; or how many seconds to wait. */
export type SignedIn = { secret: string; account: Account } | 'wrong' | number;

/**
 * Name, password and code at once. Attempts are slowed by account *and* address together, then by address: nobody can
 * shut somebody else out by failing in her name, and there is no lock on an account at all. What that leaves to guess
 * with, from many addresses, is a password of 99 bits and a code.
 */
export async function signIn(given: SignIn, address: string, tools: SignInTools): Promise<SignedIn> {
  const name = given.name.trim().toLowerCase();
  const wait = await waitFor(name, address, tools.limits);
  if (wait > 0) return wait;
  const account = await tools.accounts.find(name);
  if (!(await isPassword(given.password, account?.passwordHash)) || account === undefined) return 'wrong';
  if (!(await isCodeRight(account, given.code, tools))) return 'wrong';
  return { secret: await tools.sessions.open(account.name), account };
}

async function waitFor(name: string, address: string, limits: Limits): Promise<number> {
  const both = await limits.take('sign_in', `${name} ${address}`);
  const alone = await limits.take('sign_in_address', address);
  return Math.max(...[both, alone].map((one) => (one === 'pass' ? 0 : one)));
}

/** Asked after the password, so that the code of who only knows the name is not spent. */
async function isCodeRight(
  { name, codeSecret }: Account,
  code: string,
  { store, clock }: SignInTools,
): Promise<boolean> {
  if (codeSecret === undefined) return true;
  const step = stepOfCode(code.replaceAll(' ', ''), codeSecret, clock());
  return step !== undefined && (await store.spendCode(name, step));
}
