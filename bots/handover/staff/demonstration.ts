import type { Account } from './accounts.js';
import { hashPassword, newPassword } from './passwords.js';

/** An account of the demonstration and the password it has until the program stops. */
export interface Shown {
  account: Account;
  password: string;
}

const PERSONS = [
  { name: 'demo', role: 'worker', dutyName: 'Camille' },
  { name: 'demo-2', role: 'worker', dutyName: 'Dominique', speaks: ['en', 'ar'] },
  { name: 'demo-lead', role: 'lead', dutyName: 'Claude' },
] as const satisfies readonly Omit<Account, 'passwordHash'>[];

/**
 * Made at each start, and only with fictional content: a password good until the program stops, and no code, since there
 * is nobody whose telephone could hold its secret.
 */
export function demonstrationAccounts(): Promise<Shown[]> {
  return Promise.all(
    PERSONS.map(async (person) => {
      const password = newPassword();
      return { account: { ...person, passwordHash: await hashPassword(password) }, password };
    }),
  );
}
