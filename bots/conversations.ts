import type { Activity } from 'botbuilder';
import type { State } from '../dialogs/model.js';

/** What a log holds, under the name stores may use: they do not import the SDK. */
export type { Activity };

/**
 * Where a conversation lives while it lives: its state and its numbered log, erased together. Declared here by
 * who uses it; infra/stores implements it (memory now, Redis later) and test/infra/conversations-contract.ts
 * is what any implementation must pass. No call spans two conversations.
 */
export interface Conversations {
  /**
   * Takes in what a person wrote, durably, before anything else is done with it. The same `clientId` again gives
   * back the first number and keeps one copy. `logged` is what may be shown again (already masked); `raw` is for
   * the safety net and the turn, and is dropped by the commit that handles it.
   */
  accept(
    id: string,
    inbound: { clientId?: string; logged: Partial<Activity>; raw: string },
  ): Promise<Accepted>;

  /** The state and what is accepted but not yet handled, oldest first. */
  load(id: string): Promise<Loaded | Gone>;

  /**
   * One turn in one step: the new state, all its replies as one jump of the watermark, and the inbound message it
   * handled. Refused when `rev` is no longer the stored one (`stale`) or the conversation was erased (`gone`):
   * an erase that races a turn always wins. `rev` 0 with no such conversation creates it, or answers `full` when
   * the store holds as many as it may: a living talk is never dropped for a new one.
   */
  commit(id: string, rev: number, turn: Turn): Promise<'done' | 'stale' | Full | Gone>;

  /** Activities numbered above `after`, in order, and the number of the last one. */
  since(id: string, after: number): Promise<Since | Gone>;

  /**
   * Forgets everything of this conversation now. A text-free tombstone stays 24 h, and half an hour where no talk ever
   * lived: these anybody can ask for without end, so their number is bounded. Repeating it is harmless.
   */
  erase(id: string, how: Ending): Promise<void>;

  /** Calls `listener` after each accept and commit, and with the ending once erased. Returns how to stop. */
  watch(id: string, listener: (ended?: Ending) => void): () => void;

  /** She waits for a person or talks with one: her silence is counted anew from now. Nothing else is changed. */
  stillThere(id: string): Promise<void>;

  /**
   * What was masked in the message `n`, while the talk with a person lasts (`Turn.toPerson`). `since` never returns it.
   * `undefined` where nothing is kept.
   */
  unveil(id: string, n: number): Promise<{ text: string } | undefined | Gone>;

  /** Whether the store answers; `/readyz` says so. */
  isReachable(): Promise<boolean>;
}

/**
 * How long a talk may be silent before it is erased, by its channel, in ms. By SMS a day, so that an agreed word can take it
 * up; long before that, what she writes begins at the neutral line (dialogs/sms/thread.ts).
 */
export const SILENCE_MS: Readonly<Record<State['channel'], number>> = {
  web: 30 * 60_000,
  sms: 24 * 60 * 60_000,
};
/** The store cannot be asked now. Nothing may be acknowledged; what asked may try again in a moment. */
export class StoreAway extends Error {
  override readonly name = 'StoreAway';
}

export type Gone = 'gone';
export type Full = 'full';

/** She left (the page goes to a neutral site), erased (the page stays, blank), or was silent too long (SILENCE_MS). */
export type Ending = 'leave' | 'erase' | 'expired';

export type Accepted = { n: number; repeated: boolean } | Gone;

export interface Inbound {
  n: number;
  raw: string;
}

export interface Loaded {
  state: State;
  pending: Inbound[];
}

export interface Turn {
  state: State;
  activities: Partial<Activity>[];
  /** Number of the inbound message this turn answers. Absent for the opening and other unasked words. */
  handled?: number;
  /** What the log keeps of that message instead of its text (only a commune's name, after "where"); empty: a mark. */
  keep?: string;
  /**
   * The message handled went to a person: its activity is marked `channelData.case` with this id, and where masking
   * changed it the words as written stay under the veil.
   */
  toPerson?: string;
  /** The talk with a person is over: nothing stays under a veil. */
  parted?: true;
}

/** Each activity carries its number in `channelData.n`. */
export interface Since {
  activities: Partial<Activity>[];
  watermark: number;
}
