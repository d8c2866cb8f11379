import type { State } from '../../dialogs/model.js';
import {
  SILENCE_MS,
  type Accepted,
  type Activity,
  type Ending,
  type Full,
  type Gone,
  type Loaded,
  type Since,
  type Turn,
} from '../../bots/conversations.js';
import type { HeldConversations } from './stores.js';
import {
  activitiesAfter,
  append,
  appendSaid,
  dropVeils,
  giveToPerson,
  keepState,
  newLive,
  numberOf,
  redact,
  stateOf,
  unveiled,
  wipe,
  type Live,
} from './memory-record.js';
import { SharedBytes } from './shared-bytes.js';
import { Tombstones } from './tombstones.js';

export interface MemoryOptions {
  /** Now. */
  clock: () => Date;
  /** Told once per conversation, just before it is forgotten: the last state, for counts without text. */
  onEnd?: (state: State, how: Ending) => void;
  /** How many may be alive at once; as many as fit when absent. */
  most?: number;
}

type Listener = (ended?: Ending) => void;

/**
 * Conversations in this process alone: gone on restart. Each method does its work before its first wait, so every
 * call is one indivisible step (test/infra/conversations-contract.ts).
 */
export class MemoryConversations implements HeldConversations {
  readonly #live = new Map<string, Live>();
  readonly #tombstones = new Tombstones();
  readonly #listeners = new Map<string, Set<Listener>>();
  readonly #shared = new SharedBytes();
  readonly #options: MemoryOptions;

  constructor(options: MemoryOptions) {
    this.#options = options;
  }

  accept(
    id: string,
    inbound: { clientId?: string; logged: Partial<Activity>; raw: string },
  ): Promise<Accepted> {
    const live = this.#alive(id);
    if (!live) return Promise.resolve('gone');
    live.silentUntil = this.#now() + live.silenceMs;
    const known = numberOf(live, inbound.clientId);
    if (known !== undefined) return Promise.resolve({ n: known, repeated: true });
    const n = append(live, inbound.logged, inbound.clientId);
    live.pending.push({ n, raw: inbound.raw });
    this.#tell(id);
    return Promise.resolve({ n, repeated: false });
  }

  load(id: string): Promise<Loaded | Gone> {
    const live = this.#alive(id);
    if (!live || live.rev === 0) return Promise.resolve('gone');
    return Promise.resolve({ state: stateOf(live), pending: [...live.pending] });
  }

  commit(id: string, rev: number, turn: Turn): Promise<'done' | 'stale' | Full | Gone> {
    const live = this.#alive(id) ?? this.#created(id, rev, turn.state);
    if (!live || live === 'full') return Promise.resolve(live ?? 'gone');
    if (live.rev !== rev) return Promise.resolve('stale');
    keepState(live, turn.state);
    settle(live, turn);
    for (const activity of turn.activities) appendSaid(live, activity);
    this.#tell(id);
    return Promise.resolve('done');
  }

  since(id: string, after: number): Promise<Since | Gone> {
    const live = this.#alive(id);
    if (!live) return Promise.resolve('gone');
    return Promise.resolve({ activities: activitiesAfter(live, after), watermark: live.lastNumber });
  }

  erase(id: string, how: Ending): Promise<void> {
    this.#end(id, how);
    return Promise.resolve();
  }

  watch(id: string, listener: Listener): () => void {
    const listeners = this.#listeners.get(id) ?? new Set();
    this.#listeners.set(id, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) this.#listeners.delete(id);
    };
  }

  stillThere(id: string): Promise<void> {
    const live = this.#alive(id);
    if (live) live.silentUntil = this.#now() + live.silenceMs;
    return Promise.resolve();
  }

  unveil(id: string, n: number): Promise<{ text: string } | undefined | Gone> {
    const live = this.#alive(id);
    return Promise.resolve(live ? unveiled(live, n) : 'gone');
  }

  isReachable(): Promise<boolean> {
    return Promise.resolve(true);
  }

  /** Erases who has been silent too long and forgets old tombstones. Called by a timer of service-timers.ts. */
  sweep(): void {
    const now = this.#now();
    for (const [id, live] of this.#live) if (live.silentUntil <= now) this.#end(id, 'expired');
    this.#tombstones.sweep(now);
  }

  /** How many conversations are alive: a gauge, never who. */
  get size(): number {
    return this.#live.size;
  }

  /** How many marks there are of what must not come back. */
  get tombstones(): number {
    return this.#tombstones.size;
  }

  #alive(id: string): Live | undefined {
    const live = this.#live.get(id);
    if (live && live.silentUntil <= this.#now()) {
      this.#end(id, 'expired');
      return undefined;
    }
    return live;
  }

  /** Only revision 0 creates, and never over a tombstone. */
  #created(id: string, rev: number, { channel }: State): Live | Full | undefined {
    if (rev !== 0 || this.#tombstones.has(id, this.#now())) return undefined;
    if (this.#live.size >= (this.#options.most ?? Infinity)) return 'full';
    const live = newLive({ now: this.#now(), silenceMs: SILENCE_MS[channel] }, this.#shared);
    this.#live.set(id, live);
    return live;
  }

  #end(id: string, how: Ending): void {
    const live = this.#live.get(id);
    this.#tombstones.bury(id, live !== undefined, this.#now());
    if (!live) return;
    this.#options.onEnd?.(stateOf(live), how);
    wipe(live);
    this.#live.delete(id);
    const listeners = this.#listeners.get(id);
    this.#listeners.delete(id);
    for (const listener of listeners ?? []) listener(how);
  }

  #tell(id: string): void {
    for (const listener of this.#listeners.get(id) ?? []) listener();
  }

  #now(): number {
    return this.#options.clock().getTime();
  }
}

/** Marks the inbound message of a turn as handled and keeps of it only what the turn allows. */
function settle(live: Live, turn: Turn): void {
  if (turn.parted) dropVeils(live);
  if (turn.handled === undefined) return;
  const inbound = live.pending.find(({ n }) => n === turn.handled);
  if (inbound && turn.toPerson !== undefined) giveToPerson(live, inbound, turn.toPerson);
  live.pending = live.pending.filter((inbound) => inbound.n !== turn.handled);
  if (turn.keep !== undefined) redact(live, turn.handled, turn.keep);
}
