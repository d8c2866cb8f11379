import type { State } from '../../dialogs/model.js';
import type { Activity, Inbound } from '../../bots/conversations.js';
import { MASK } from '../../bots/masking.js';
import type { SharedBytes } from './shared-bytes.js';

/**
 * One live conversation in memory. Activities and state are held as bytes of JSON: half the memory of live
 * objects, nobody outside can change them by holding a reference, and on erasing they can be overwritten. What the
 * bot said is held together with the other talks in which it said the same.
 */
export interface Live {
  rev: number;
  state: Buffer;
  log: Entry[];
  lastNumber: number;
  pending: Inbound[];
  /** When it is erased unless the person writes again, in ms since 1970. */
  silentUntil: number;
  silenceMs: number;
  shared: SharedBytes;
}

interface Entry {
  n: number;
  bytes: Buffer;
  clientId?: string;
  /** Only of shared bytes: what they are called, and what is this talk's own of such an activity. */
  key?: string;
  replyToId?: string;
  atMs?: number;
  /** Words as written, where the log has them masked: for the person she talks with, and gone with that talk. */
  veiled?: Buffer;
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

export function newLive({ now, silenceMs }: { now: number; silenceMs: number }, shared: SharedBytes): Live {
  const silentUntil = now + silenceMs;
  return { rev: 0, state: pack(null), log: [], lastNumber: 0, pending: [], silentUntil, silenceMs, shared };
}

/** Adds what a person wrote under the next number and returns that number. */
export function append(live: Live, activity: Partial<Activity>, clientId?: string): number {
  const n = ++live.lastNumber;
  const bytes = pack(activity);
  push(live, clientId === undefined ? { n, bytes } : { n, bytes, clientId });
  return n;
}

/** Adds what the bot said under the next number. */
export function appendSaid(live: Live, { timestamp, replyToId, ...words }: Partial<Activity>): void {
  const held = live.shared.hold(pack(words));
  push(live, { n: ++live.lastNumber, ...held, replyToId, atMs: timestamp?.getTime() });
}

function push(live: Live, entry: Entry): void {
  live.log.push(entry);
  const oldest = live.log.length > longestLog ? live.log.shift() : undefined;
  if (oldest) drop(live, oldest);
}

function drop({ shared }: Live, { key, bytes, veiled }: Entry): void {
  veiled?.fill(0);
  if (key === undefined) bytes.fill(0);
  else shared.release(key);
}

export function numberOf(live: Live, clientId: string | undefined): number | undefined {
  return clientId === undefined ? undefined : live.log.find((entry) => entry.clientId === clientId)?.n;
}

/** Replaces the text of one logged message by `keep`; nothing kept leaves the neutral mark, never an empty line. */
export function redact(live: Live, n: number, keep: string): void {
  const entry = live.log.find((candidate) => candidate.n === n);
  if (!entry || entry.key !== undefined) return;
  const activity = { ...unpackActivity(entry.bytes), text: keep.trim() === '' ? MASK : keep };
  entry.bytes.fill(0);
  entry.bytes = pack(activity);
}

/** Marks one logged message as said to a person, and keeps what its mask hides. */
export function giveToPerson(live: Live, { n, raw }: Inbound, caseId: string): void {
  const entry = live.log.find((candidate) => candidate.n === n);
  if (!entry || entry.key !== undefined) return;
  const activity = unpackActivity(entry.bytes);
  entry.bytes.fill(0);
  entry.bytes = pack({ ...activity, channelData: { ...(activity.channelData as object), case: caseId } });
  if (raw !== activity.text) entry.veiled = pack(raw);
}

export function unveiled(live: Live, n: number): { text: string } | undefined {
  const veiled = live.log.find((candidate) => candidate.n === n)?.veiled;
  return veiled === undefined ? undefined : { text: JSON.parse(veiled.toString()) as string };
}

export function dropVeils(live: Live): void {
  for (const entry of live.log) {
    entry.veiled?.fill(0);
    delete entry.veiled;
  }
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
  for (const entry of live.log) drop(live, entry);
  live.state.fill(0);
  live.log = [];
  live.pending = [];
}

function numbered(entry: Entry): Partial<Activity> {
  const activity = unpackActivity(entry.bytes);
  const channelData = { ...(activity.channelData as object | undefined), n: entry.n };
  const veiled = entry.veiled === undefined ? {} : { veiled: true };
  return { ...activity, ...ownOf(entry), channelData: { ...channelData, ...veiled } };
}

/** Stamped as JSON would have it, like all the rest that is read back. */
function ownOf({ replyToId, atMs }: Entry): Partial<Activity> {
  const timestamp = atMs === undefined ? undefined : new Date(atMs).toJSON();
  return {
    ...(timestamp === undefined ? {} : { timestamp: timestamp as unknown as Date }),
    ...(replyToId === undefined ? {} : { replyToId }),
  };
}

function unpackActivity(bytes: Buffer): Partial<Activity> {
  return JSON.parse(bytes.toString()) as Partial<Activity>;
}
