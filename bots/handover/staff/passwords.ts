import { randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** What OWASP asks of argon2id: 19 MiB, two passes, one lane. About 60 ms here; the library's default is argon2id. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Signs nobody takes for one another when copying from paper. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 4;
const SIGNS_IN_GROUP = 5;

/** Longer is refused unread: hashing it would be work for whoever asks. */
export const LONGEST_PASSWORD = 200;

/** About 99 bits, in four groups of five: given once, never chosen, so that it is nowhere else. */
export function newPassword(): string {
  const sign = () => SIGNS[randomInt(SIGNS.length)] ?? '';
  const group = () => Array.from({ length: SIGNS_IN_GROUP }, sign).join('');
  return Array.from({ length: GROUPS }, group).join('-');
}

export function hashPassword(password: string): Promise<string> {
  return hash(password, COST);
}

/** Whether this password is that of the hash. */
export function isPassword(password: string, stored: string): Promise<boolean> {
  return inTurn(() => verify(stored, password));
}

let last: Promise<unknown> = Promise.resolve();

/** One at a time: many attempts at once may take one core, never all, from those who are talking. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = last.then(work, work);
  last = mine.catch(() => undefined);
  return mine;
}
