import { z } from 'zod';

/** Who may open the console. A lead may do all a worker may, and holds the switches. */
export type Role = 'worker' | 'lead';

/** A language as its tag: `ar`, `prs`. */
export const languageSchema = z
  .string()
  .regex(/^[a-z]{2,3}$/, 'must be a tag of two or three letters: en, ar, prs');

export const accountSchema = z.strictObject({
  /** What she signs in with; also what the audit names. */
  name: z
    .string()
    .regex(/^[a-z][a-z0-9.-]{1,39}$/, 'must be 2 to 40 of a-z, 0-9, "." and "-", a letter first'),
  role: z.enum(['worker', 'lead']),
  /** The first name chosen for duty: all that a visitor learns of her. */
  dutyName: z.string().regex(/^[\p{L}][\p{L}\p{M}' -]{0,29}$/u, 'must be a first name: 30 letters at most'),
  /** Argon2id, as a PHC string. */
  passwordHash: z.string().startsWith('$argon2id$'),
  /** Of the one-time codes (RFC 6238), in base 32. */
  codeSecret: z.string().regex(/^[A-Z2-7]{32,}$/, 'must be base 32, of 160 bits or more'),
  /** The office she works at (a place's id): who asks for somebody from further away is not offered to her. */
  sector: z.string().min(1).max(60).optional(),
  /** Languages besides French in which she can answer, by the tags of `console.spoken` in content. */
  speaks: z.array(languageSchema).min(1).max(20).optional(),
  /** Who she is at the identity provider, when there is one: `issuer subject`. */
  subject: z.string().optional(),
});

export type StoredAccount = z.infer<typeof accountSchema>;

/** Without a secret for codes only the demonstration's accounts, which live in memory and end with the process. */
export type Account = Omit<StoredAccount, 'codeSecret'> & { codeSecret?: string };

/** Accounts by name. Read anew at each use, so that a removal ends what that account had open. */
export interface Accounts {
  find(name: string): Promise<Account | undefined>;
  list(): Promise<readonly Account[]>;
}

/** Looks in each in turn: the real ones first. */
export function accountsOf(...sources: readonly Accounts[]): Accounts {
  return {
    find: async (name) => {
      for (const source of sources) {
        const found = await source.find(name);
        if (found !== undefined) return found;
      }
      return undefined;
    },
    list: async () => (await Promise.all(sources.map((source) => source.list()))).flat(),
  };
}

/** Accounts that stand in memory alone. */
export function fixedAccounts(accounts: readonly Account[]): Accounts {
  return {
    find: (name) => Promise.resolve(accounts.find((account) => account.name === name)),
    list: () => Promise.resolve(accounts),
  };
}
