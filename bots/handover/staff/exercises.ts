import type { Account } from './accounts.js';
import type { Audit } from './audit.js';

/** Before somebody is present for real people, she has gone through this many exercises to their end. */
export const EXERCISES_FIRST = 3;

/** Counted where they cannot be made up: in the audit. */
export class Exercises {
  readonly #audit: Pick<Audit, 'add' | 'count'>;
  readonly #first: number;
  /** Who has done enough is not counted again. */
  readonly #enough = new Set<string>();

  constructor(audit: Pick<Audit, 'add' | 'count'>, first = EXERCISES_FIRST) {
    this.#audit = audit;
    this.#first = first;
  }

  done(name: string): Promise<void> {
    return this.#audit.add({ act: 'exercise', who: name });
  }

  /** How many are still to do. The demonstration's accounts, which have no secret for codes, meet nobody real. */
  async left({ name, codeSecret }: Pick<Account, 'name' | 'codeSecret'>): Promise<number> {
    if (codeSecret === undefined || this.#enough.has(name)) return 0;
    const left = Math.max(0, this.#first - (await this.#audit.count('exercise', name)));
    if (left === 0) this.#enough.add(name);
    return left;
  }
}
