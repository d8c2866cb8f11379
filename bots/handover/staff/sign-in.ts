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
  // A wrong code costs no hashing, so that a crowd of wrong names keeps nobody waiting behind it.
  const step = account && stepGiven(account, given.code, tools);
  if (account === undefined || step === undefined) return 'wrong';
  if (!(await isPassword(given.password, account.passwordHash))) return 'wrong';
  if (step !== 'none' && !(await tools.store.spendCode(account.name, step))) return 'wrong';
  return { secret: await tools.sessions.open(account.name), account };
}

async function waitFor(name: string, address: string, limits: Limits): Promise<number> {
  const both = await limits.take('sign_in', `${name} ${address}`);
  const alone = await limits.take('sign_in_address', address);
  return Math.max(...[both, alone].map((one) => (one === 'pass' ? 0 : one)));
}

/** The step of the code; `none` for an account without codes. Spent only after the password: who knows a name spends nothing. */
function stepGiven(
  { codeSecret }: Account,
  code: string,
  { clock }: SignInTools,
): number | 'none' | undefined {
  return codeSecret === undefined ? 'none' : stepOfCode(code.replaceAll(' ', ''), codeSecret, clock());
}
