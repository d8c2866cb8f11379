import type { Conversations } from '../conversations.js';
import { wayBack, type Way } from './came-by.js';

export interface Behind {
  store: Conversations;
  /** Who holds the sealed numbers of what comes by this gateway. */
  numbersOf: (gateway: string) => { open: (thread: string) => Promise<string | undefined> };
}

/** The number behind a talk, opened for this one answer and kept nowhere; `undefined` once talk or thread is erased. */
export async function numberBehind(talk: string, { store, numbersOf }: Behind): Promise<string | undefined> {
  const way: Way | undefined = await wayBack(store, talk);
  return way && numbersOf(way.gateway).open(way.thread);
}
