import { randomBytes } from 'node:crypto';
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
import { Keyring } from './redis-keyring.js';
import type { RedisLink } from './redis-link.js';
import { RedisListeners, type Listener } from './redis-listeners.js';
import { aliveKey, allKeys, keysOf } from './redis-names.js';
import type { TalkRecord } from './redis-record.js';
import { RedisRounds } from './redis-rounds.js';
import { RedisShredder } from './redis-shredder.js';
import { hiddenName, type KeySealer } from './sealing.js';
import type { HeldConversations } from './stores.js';

const dayMs = 24 * 60 * 60_000;
const longestLog = 1000;

/** What the script `since` gives of a talk: its key, the last number, the one before the first given, those with a veil. */
type Found = [key: Buffer, last: number, before: number, veiled: Buffer[], ...sealed: Buffer[]];

export interface RedisOptions {
  link: RedisLink;
  sealer: KeySealer;
  /** Told once per conversation, by one process, just before or after it is forgotten. */
  onEnd?: (state: State, how: Ending) => void;
  /** How many may be alive at once, in all processes together; as many as fit when absent. */
  most?: number;
  /** A clock that only goes forward, in ms, to tell how long a message has waited; the machine's when absent. */
  nowMs?: () => number;
}

/**
 * Conversations that any process can serve: all of them in Redis, sealed, each step one script. Time is Redis's alone: a
 * talk ends by itself once its channel's silence is over (SILENCE_MS), whether a process is there or not.
 */
export class RedisConversations implements HeldConversations {
  readonly #link: RedisLink;
  readonly #process = randomBytes(6).toString('base64url');
  readonly #keyring: Keyring;
  readonly #listeners: RedisListeners;
  readonly #rounds: RedisRounds;
  readonly #shredder: RedisShredder;
  readonly #options: RedisOptions;
  /** Endings Redis has not carried out yet. Here they count at once. */
  readonly #owed = new Map<string, Ending>();

  constructor(options: RedisOptions) {
    const { link, sealer } = options;
    this.#options = options;
    this.#link = link;
    this.#keyring = new Keyring(sealer);
    this.#listeners = new RedisListeners(link.listener, this.#process);
    this.#shredder = new RedisShredder(link);
    const { nowMs = () => performance.now() } = options;
    this.#rounds = new RedisRounds({ link, process: this.#process, nowMs });
  }

  async accept(
    id: string,
    { clientId, logged, raw }: { clientId?: string; logged: Partial<Activity>; raw: string },
  ): Promise<Accepted> {
    const record = await this.#recordOf(id);
    if (!record) return 'gone';
    const known = clientId === undefined ? '' : this.#keyring.hiddenClientId(id, clientId);
    const sealed = [record.sealActivity(logged), record.sealRaw(raw)];
    const args = [known, ...sealed, dayMs, longestLog, this.#process];
    const [n, repeated] = (await this.#link.write('accept', allKeys(keysOf(id)), args)) as [number, number];
    if (n < 0) return 'gone';
    if (repeated === 0) this.#listeners.tell(id);
    this.#rounds.touch(id);
    return { n, repeated: repeated === 1 };
  }

  async load(id: string): Promise<Loaded | Gone> {
    if (this.#owed.has(id)) return 'gone';
    const { state: stateKey, unanswered } = keysOf(id);
    const [state, key, ...flat] = (await this.#link.read('load', [stateKey, unanswered])) as Buffer[];
    if (!state || !key) return 'gone';
    const record = this.#keyring.open(id, key);
    this.#rounds.touch(id);
    return { state: record.openState(state), pending: record.openUnanswered(flat) };
  }

  async commit(id: string, rev: number, turn: Turn): Promise<'done' | 'stale' | Full | Gone> {
    if (this.#owed.has(id)) return 'gone';
    const silenceMs = SILENCE_MS[turn.state.channel];
    if (rev === 0 && !(await this.#enter(id, silenceMs))) return (await this.#isAlive(id)) ? 'stale' : 'full';
    const made = rev === 0 ? this.#keyring.make(id) : undefined;
    const record = made?.record ?? (await this.#recordOf(id));
    if (!record) return 'gone';
    const state = record.sealState(turn.state, rev + 1);
    const handled = [turn.handled ?? '', ...(await this.#settled(id, turn, record)), turn.parted ? '1' : ''];
    const lasting = [silenceMs, dayMs, longestLog, this.#process];
    const said = turn.activities.map((activity) => record.sealActivity(activity));
    const args = [rev, state, ...handled, made?.sealedKey ?? '', ...lasting, ...said];
    const outcome = String(await this.#link.write('commit', allKeys(keysOf(id)), args));
    if (outcome === 'gone') return this.#goneOf(id);
    if (outcome !== 'done') return 'stale';
    if (made) this.#keyring.open(id, made.sealedKey);
    this.#rounds.answered(id, state, silenceMs);
    this.#listeners.tell(id);
    return 'done';
  }

  async since(id: string, after: number): Promise<Since | Gone> {
    if (this.#owed.has(id)) return 'gone';
    await this.#listeners.ready(id);
    const { state, log, veils } = keysOf(id);
    const found = (await this.#link.read('since', [state, log, veils], [after])) as Found | [];
    if (!isFound(found)) return 'gone';
    const [key, last, before, veiled, ...sealed] = found;
    const record = this.#keyring.open(id, key);
    this.#rounds.touch(id);
    const hidden = new Set(veiled.map(Number));
    const activities = sealed.map((bytes, index) => {
      const n = before + index + 1;
      return record.openActivity(bytes, n, hidden.has(n));
    });
    return { activities, watermark: last };
  }

  async erase(id: string, how: Ending): Promise<void> {
    this.#owed.set(id, how);
    const args = [how, dayMs, SILENCE_MS.web, this.#process];
    const [state, key] = (await this.#link.write('erase', allKeys(keysOf(id)), args)) as Buffer[];
    this.#owed.delete(id);
    this.#shredder.note();
    if (state && key) this.#options.onEnd?.(this.#keyring.open(id, key).openState(state), how);
    this.#forget(id, how);
    this.#leave(id);
  }

  watch(id: string, listener: Listener): () => void {
    return this.#listeners.watch(id, listener);
  }

  async stillThere(id: string): Promise<void> {
    if (this.#owed.has(id)) return;
    await this.#link.write('stillThere', allKeys(keysOf(id)), [dayMs]);
    this.#rounds.touch(id);
  }

  async unveil(id: string, n: number): Promise<{ text: string } | undefined | Gone> {
    if (this.#owed.has(id)) return 'gone';
    const { state, veils } = keysOf(id);
    const [key, veil] = (await this.#link.read('unveil', [state, veils], [n])) as Buffer[];
    if (!key || !veil) return 'gone';
    return veil.length === 0 ? undefined : { text: this.#keyring.open(id, key).openVeil(veil) };
  }

  isReachable(): Promise<boolean> {
    return this.#link.isReachable();
  }

  /**
   * Does what Redis does not do by itself: carries out endings it was away for, tells who watches that a talk is over, counts
   * the silent, and gives back the talks in which a message has waited since the round before: who took it in is gone.
   */
  async sweep(): Promise<string[]> {
    for (const [id, how] of this.#owed) await this.erase(id, how);
    const { ended, silent, waiting, left } = await this.#rounds.walk(this.#listeners.watched);
    for (const { id, state } of silent) {
      const record = this.#keyring.of(id);
      if (record) this.#options.onEnd?.(record.openState(state), 'expired');
    }
    for (const { id, how } of ended) this.#forget(id, how);
    for (const id of left) this.#keyring.forget(id);
    if (silent.length > 0) this.#shredder.note();
    await this.#shredder.round();
    return waiting;
  }

  get size(): number {
    return this.#rounds.size;
  }

  /** Takes a place among those alive. A talk that already has one keeps it. */
  async #enter(id: string, silenceMs: number): Promise<boolean> {
    const now = Date.now();
    const args = [now, now + silenceMs, hiddenName(id), this.#options.most ?? 0, 2 * dayMs];
    return (await this.#link.write('enter', [aliveKey], args)) === 1;
  }

  async #isAlive(id: string): Promise<boolean> {
    return (await this.#recordOf(id)) !== undefined;
  }

  /** From what this process remembers, or by the key that lies beside the talk; nothing when there is no such talk. */
  async #recordOf(id: string): Promise<TalkRecord | undefined> {
    if (this.#owed.has(id)) return undefined;
    const known = this.#keyring.of(id);
    if (known) return known;
    const key = await this.#link.ask((client) => client.hgetBuffer(keysOf(id).state, 'key'));
    return key === null ? undefined : this.#keyring.open(id, key);
  }

  /** What replaces the message this turn handles in the log, when it may not stay as it is, and what goes under its veil. */
  async #settled(id: string, turn: Turn, record: TalkRecord): Promise<[Buffer | '', Buffer | '']> {
    const { handled, keep, toPerson } = turn;
    if (handled === undefined || (keep === undefined && toPerson === undefined)) return ['', ''];
    const { state, log, unanswered } = keysOf(id);
    const [logged, raw] = (await this.#link.read('entry', [state, log, unanswered], [handled])) as Buffer[];
    if (!logged || !raw) return ['', ''];
    const { kept, veil } = record.settled({ logged, raw }, turn);
    return [kept, veil];
  }

  /** A place among those alive was taken in vain. */
  #goneOf(id: string): Gone {
    this.#leave(id);
    return 'gone';
  }

  #leave(id: string): void {
    void this.#link.ask((client) => client.zrem(aliveKey, hiddenName(id))).catch(() => undefined);
  }

  #forget(id: string, how: Ending): void {
    this.#listeners.tell(id, how);
    this.#rounds.forget(id);
    this.#keyring.forget(id);
  }
}

function isFound(found: Found | []): found is Found {
  return found.length > 0;
}
