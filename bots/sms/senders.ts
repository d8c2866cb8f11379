import type { Sender } from './session.js';

/** Keyed hashes of one number: with the key of today, and of yesterday, since keys change at midnight. */
export type Hashes = readonly [today: string, yesterday: string];

/**
 * What is known of senders for a day: limits and pauses, by hash, never a number and never a word. Declared by who uses
 * it; infra/stores implements it, and test/infra/senders-contract.ts is what any implementation must pass.
 */
export interface Senders {
  /** Under today's hash, else under yesterday's; somebody nobody knows yet when neither is there. */
  look(hashes: Hashes): Promise<Sender>;
  /** Kept under today's hash for 24 hours from now. */
  keep(hashes: Hashes, sender: Sender): Promise<void>;
}
