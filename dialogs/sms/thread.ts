import { normalise } from '../reading/normalise.js';
import type { State, Thread } from '../model.js';

/** What time does to a talk by SMS. The clock is passed in; nothing here waits. */

/**
 * After so long a silence somebody else may hold the telephone: what she writes next begins at the neutral line. The same
 * as the silence after which the page forgets a talk, so that one sentence is true of both.
 */
export const GAP_MS = 30 * 60_000;

/** Whether the text heard now comes after a gap. The first of a thread does not. */
export function isAfterGap({ thread }: Pick<State, 'thread'>, now: Date): boolean {
  return thread !== undefined && now.getTime() - thread.at >= GAP_MS;
}

export function heardAt(state: State, now: Date): State {
  return { ...state, thread: { ...state.thread, at: now.getTime() } };
}

/** « MOT tulipe »: the word she agrees with us on, as it is compared. One word of letters, so that nothing of a story is one. */
export function wordAgreed(text: string): string | undefined {
  const word = /^\s*(?:mot|word)\s*:?\s+(\p{L}{3,20})\s*[.!]?\s*$/iu.exec(text)?.[1];
  return word === undefined ? undefined : normalise(word);
}

/** Whether these words are the one agreed on, alone. */
export function isAgreedWord(text: string, thread: Thread | undefined): boolean {
  return thread?.word !== undefined && normalise(text) === thread.word;
}
