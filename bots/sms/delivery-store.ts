import type { Reply, ReplyState } from './gateway.js';

/** What could not be delivered, for who runs the service: not what it said, nor to whom. */
export interface DeadLetter {
  reference: string;
  gateway: string;
  /** The operator's code, or `too_late`, `timeout`, `unreachable`. */
  code: string;
  at: Date;
}

/** What became of one reply. */
export interface Outcome {
  state: ReplyState;
  /** The operator's id of it. */
  sentId?: string;
}

/**
 * Replies that wait, and what became of those that do not. Declared by who uses it; memory and Redis pass
 * test/bots/sms/delivery-contract.ts.
 */
export interface DeliveryStore {
  /** Puts a reply at the end of its thread's line; false when the reference is known already. Durable when it comes back. */
  add(reply: Reply): Promise<boolean>;
  /**
   * The first in this thread's line, for who is going to send it. It stays there until it is settled. `elsewhere` while
   * another process sends this line: it has it until its line is empty, it leaves it, or gives no sign for half a minute.
   */
  first(thread: string): Promise<Reply | 'elsewhere' | undefined>;
  /** This process sends nothing more of this line: another may at once. */
  leave(thread: string): Promise<void>;
  /** Takes a reply out of its line and keeps what became of it. */
  settle(reply: Reply, outcome: Outcome): Promise<void>;
  /** Changes what became of a settled one; nothing when the reference is not known. */
  update(reference: string, state: ReplyState): Promise<void>;
  outcome(reference: string): Promise<Outcome | undefined>;
  /** Our reference of what an operator calls by its own id. */
  referenceOf(gateway: string, sentId: string): Promise<string | undefined>;
  /** Takes all of a thread out of its line. */
  drop(thread: string): Promise<void>;
  /** Threads with something in their line. */
  threads(): Promise<string[]>;
  bury(letter: DeadLetter): Promise<void>;
  /** The newest first. */
  dead(): Promise<DeadLetter[]>;
}
