import type { Waiting } from './text/joining.js';

/** Small facts with an end, by key: which ids came, which text came last. Memory and Redis pass test/bots/sms/arrivals-contract.ts. */
export interface Marks {
  get(key: string): Promise<string | undefined>;
  set(key: string, value: string, seconds: number): Promise<void>;
  drop(key: string): Promise<void>;
}

/** The parts of a message that is not whole yet, with all that is needed to hand it over without its sender. */
export interface HeldParts {
  waiting: Waiting;
  thread: string;
  hashes: readonly [string, string];
  gateway: string;
  /** Milliseconds since 1970: when the operator got the first of them. */
  at: number;
}

/** Memory and Redis pass test/bots/sms/arrivals-contract.ts. */
export interface Parts {
  get(key: string): Promise<HeldParts | undefined>;
  put(held: HeldParts): Promise<void>;
  drop(key: string): Promise<void>;
  /** All of them, the oldest first. */
  all(): Promise<HeldParts[]>;
  /** All of one thread. */
  eraseThread(thread: string): Promise<void>;
}
