import type { State } from '../../dialogs/model.js';
import type { Activity, Ending, Inbound } from '../../bots/conversations.js';
import { MASK } from '../../bots/masking.js';

/**
 * One live conversation in memory. Activities and state are held as bytes of JSON: half the memory of live
 * objects, nobody outside can change them by holding a reference, and on erasing they can be overwritten.
 */
export interface Live {
  rev: number;
  state: Buffer;
  log: Entry[];
  lastNumber: number;
  pending: Inbound[];
  /** When it is erased unless the person writes again, in ms since 1970. */
  silentUntil: number;
}

interface Entry {
  n: number;
  bytes: Buffer;
  clientId?: string;
}

/** What stays of an erased conversation: no text, no step, only that it must not come back. */
export interface Tombstone {
  ending: Ending;
  until: number;
}

/** A talk never needs more; the cap keeps one noisy client from filling the memory. */
const longestLog = 1000;

/** Bytes of their own size: from Node's shared pool, one living word would keep the erased ones around it. */
function pack(value: unknown): Buffer {
  const text = JSON.stringify(value);
  const bytes = Buffer.allocUnsafeSlow(Buffer.byteLength(text));
  bytes.write(text);
  return bytes;
}

export function newLive(silentUntil: number): Live {
  return { rev: 0, state: pack(null), log: [], lastNumber: 0, pending: [], silentUntil };
}

/** Adds an activity under the next number and returns that number. */
export function append(live: Live, activity: Partial<Activity>, clientId?: string): number {
  const n = ++live.lastNumber;
  const bytes = pack(activity);
  live.log.push(clientId === undefined ? { n, bytes } : { n, bytes, clientId });
  if (live.log.length > longestLog) live.log.shift()?.bytes.fill(0);
  return n;
}

export function numberOf(live: Live, clientId: string | undefined): number | undefined {
  return clientId === undefined ? undefined : live.log.find((entry) => entry.clientId === clientId)?.n;
}

/** Replaces the text of one logged message by `keep`; nothing kept leaves the neutral mark, never an empty line. */
export function redact(live: Live, n: number, keep: string): void {
  const entry = live.log.find((candidate) => candidate.n === n);
  if (!entry) return;
  const activity = { ...unpackActivity(entry.bytes), text: keep.trim() === '' ? MASK : keep };
  entry.bytes.fill(0);
  entry.bytes = pack(activity);
}

export function activitiesAfter(live: Live, after: number): Partial<Activity>[] {
  return live.log.filter((entry) => entry.n > after).map(numbered);
}

export function stateOf(live: Live): State {
  return JSON.parse(live.state.toString()) as State;
}

export function keepState(live: Live, state: State): void {
  live.rev += 1;
  live.state.fill(0);
  live.state = pack({ ...state, rev: live.rev });
}

/** Overwrites what the record held, so that a memory image taken later shows nothing of it. */
export function wipe(live: Live): void {
  for (const entry of live.log) entry.bytes.fill(0);
  live.state.fill(0);
  live.log = [];
  live.pending = [];
}

function numbered(entry: Entry): Partial<Activity> {
  const activity = unpackActivity(entry.bytes);
  const channelData = activity.channelData as object | undefined;
  return { ...activity, channelData: { ...channelData, n: entry.n } };
}

function unpackActivity(bytes: Buffer): Partial<Activity> {
  return JSON.parse(bytes.toString()) as Partial<Activity>;
}
