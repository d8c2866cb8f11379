import type { Conversations } from '../conversations.js';
import { wayBack } from './came-by.js';
import type { Senders } from './senders.js';
import { pausedNow } from './session.js';

interface Tools {
  store: Conversations;
  senders: Senders;
  clock: () => Date;
}

/**
 * Who abuses the service is not heard for 24 hours, by the keyed hash of the number, and is told so by one sentence: at the
 * end of the talk where her window allowed it, else in answer to the next text. Repeating it pauses once.
 */
export async function pauseSender(talk: string, { store, senders, clock }: Tools): Promise<void> {
  const way = await wayBack(store, talk);
  const loaded = await store.load(talk);
  if (way === undefined || loaded === 'gone') return;
  const known = await senders.look(way.hashes);
  if (known.paused !== undefined && known.paused.until > clock().getTime()) return;
  const { paused, ...sender } = pausedNow(known, clock());
  const told = loaded.state.thread?.untold !== true;
  await senders.keep(way.hashes, { ...sender, ...(paused && { paused: { ...paused, told } }) });
}
