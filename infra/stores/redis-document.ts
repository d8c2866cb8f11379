import { randomBytes } from 'node:crypto';
import type { RedisLink } from './redis-link.js';
import { documentKeys } from './redis-names.js';
import type { SecretSealer } from './sealing.js';

const dayMs = 24 * 60 * 60_000;

export interface DocumentTools<T> {
  link: RedisLink;
  sealer: SecretSealer;
  /** Its name in Redis. */
  name: string;
  /** What it is before anybody has written it, and again some time after the last change. */
  empty: () => T;
  /** As JSON; where only a part of it changes at a time, somebody knows a faster way. */
  text?: (value: never) => string;
  /** How long after the last change; a day when absent. */
  keptMs?: number;
}

/**
 * One small document that all processes read and change by compare-and-set, sealed by the service's secret. Who watches is
 * told after each change, by whatever process, and again when Redis was away: a hint to read, never the change itself.
 */
export class RedisDocument<T> {
  readonly #tools: DocumentTools<T>;
  readonly #process = randomBytes(6).toString('base64url');
  readonly #listeners = new Set<() => void>();
  readonly #keys: { document: string; news: string };

  constructor(tools: DocumentTools<T>) {
    this.#tools = tools;
    this.#keys = documentKeys(tools.name);
    const { listener } = tools.link;
    listener.on('smessage', (channel: string, from: string) => {
      if (channel === this.#keys.news && from !== this.#process) this.#tell();
    });
    listener.on('ready', () => void this.#listen());
    if (listener.status === 'ready') void this.#listen();
  }

  /** Revision 0 and the empty document before the first commit. Sealed anew when it was by an earlier secret. */
  async load(): Promise<{ rev: number; value: T }> {
    const { link, sealer, name, empty } = this.#tools;
    const [rev, sealed] = await link.ask((client) =>
      client.hmgetBuffer(this.#keys.document, 'rev', 'sealed'),
    );
    if (!rev || !sealed) return { rev: 0, value: empty() };
    const value = JSON.parse(sealer.open(sealed, name).toString()) as T;
    if (sealer.isCurrent(sealed)) return { rev: Number(rev), value };
    // Nobody is told: two processes with different first secrets would tell each other without end.
    const anew = sealer.seal(JSON.stringify(value), name);
    await link.write('setKept', [this.#keys.document], [Number(rev), anew]);
    return this.load();
  }

  /** Replaces the document if `rev` is still the stored one; the revision then grows by one. */
  async commit(rev: number, value: T): Promise<'done' | 'stale'> {
    const { link, sealer, name, keptMs = dayMs, text = JSON.stringify } = this.#tools;
    const sealed = sealer.seal(text(value), name);
    const { document, news } = this.#keys;
    const args = [rev, sealed, keptMs, this.#process];
    const outcome = String(await link.write('replace', [document, news], args));
    if (outcome === 'done') this.#tell();
    return outcome === 'done' ? 'done' : 'stale';
  }

  watch(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /** After a while without Redis anything may have changed. */
  async #listen(): Promise<void> {
    await this.#tools.link.listener.ssubscribe(this.#keys.news).catch(() => undefined);
    this.#tell();
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
