import type { Taken } from '../talks.js';
import type { Accepted } from './gateway.js';

/** A text that was acknowledged and whose answer is not with the way out yet. Not a word of it. */
export interface Due {
  taken: Taken;
  message: Accepted;
  /** When it was taken in, in ms since 1970. */
  since: number;
}

/**
 * Where several processes keep what they still owe an answer to: should one die between the acknowledgement and the answer,
 * another gives it. One process alone needs none: what it owed dies with the talk.
 */
export interface Owed {
  /** Durable when it comes back. */
  add(due: Due): Promise<void>;
  drop(due: Due): Promise<void>;
  all(): Promise<Due[]>;
}

/** The same text, whoever keeps it. */
export const dueKey = ({ taken }: Pick<Due, 'taken'>): string => `${taken.id} ${String(taken.n)}`;
