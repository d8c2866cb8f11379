import type { Activity, Conversations } from '../conversations.js';
import type { Accepted } from './gateway.js';
import type { Hashes } from './senders.js';

/** The way a text came, and the only one by which words may go back: no number, and gone with the talk. */
export interface Way {
  thread: string;
  gateway: string;
  hashes: Hashes;
  /** When the operator got her last text; ms since 1970. */
  at: number;
}

/** Kept in the talk itself, so that whoever is to write to her later, in whatever process, finds it there. */
export function cameBy(
  logged: Partial<Activity>,
  { thread, gateway, hashes, at }: Accepted,
): Partial<Activity> {
  const way: Way = { thread, gateway, hashes, at: at.getTime() };
  return { ...logged, channelData: { ...(logged.channelData as object), sms: way } };
}

/** Of her last text; `undefined` when the talk is over, or was never one by SMS. */
export async function wayBack(store: Conversations, talk: string): Promise<Way | undefined> {
  const since = await store.since(talk, 0);
  return since === 'gone' ? undefined : lastWay(since.activities);
}

export function lastWay(activities: readonly Partial<Activity>[]): Way | undefined {
  const last = activities.findLast((one) => wayOf(one) !== undefined);
  return last && wayOf(last);
}

function wayOf({ channelData }: Partial<Activity>): Way | undefined {
  return (channelData as { sms?: Way } | undefined)?.sms;
}
