import type { Redis } from 'ioredis';
import type { Ending } from '../../bots/conversations.js';
import { keysOf } from './redis-names.js';

export type Listener = (ended?: Ending) => void;

interface Watched {
  id: string;
  listeners: Set<Listener>;
  /** Settles when Redis has it that we listen, or does not answer. */
  listening: Promise<unknown>;
}

/**
 * Who waits for news of which talk, in this process, and the channels that bring them from others. News are only hints:
 * who is told reads on from the last number it has, so a hint that is lost costs time and never a message.
 */
export class RedisListeners {
  readonly #redis: Redis;
  readonly #process: string;
  readonly #byChannel = new Map<string, Watched>();

  /** `process`: this one's name in what it tells, so that it does not hear itself. */
  constructor(redis: Redis, process: string) {
    this.#redis = redis;
    this.#process = process;
    redis.on('smessage', (channel: string, words: string) => this.#heard(channel, words));
    redis.on('ready', () => this.#listenAgain());
  }

  watch(id: string, listener: Listener): () => void {
    const channel = keysOf(id).news;
    const watched = this.#byChannel.get(channel) ?? this.#begin(id, channel);
    watched.listeners.add(listener);
    return () => {
      watched.listeners.delete(listener);
      if (watched.listeners.size === 0 && this.#byChannel.get(channel) === watched) this.#end(channel);
    };
  }

  /** Resolves when no news of this talk can be missed any more; at once when nobody here watches it. Never rejects. */
  async ready(id: string): Promise<void> {
    await this.#byChannel.get(keysOf(id).news)?.listening;
  }

  tell(id: string, ended?: Ending): void {
    const channel = keysOf(id).news;
    const listeners = [...(this.#byChannel.get(channel)?.listeners ?? [])];
    if (ended !== undefined) this.#end(channel);
    for (const listener of listeners) listener(ended);
  }

  /** The talks somebody here waits on. */
  get watched(): string[] {
    return [...this.#byChannel.values()].map(({ id }) => id);
  }

  #begin(id: string, channel: string): Watched {
    const watched = { id, listeners: new Set<Listener>(), listening: this.#listen(channel) };
    this.#byChannel.set(channel, watched);
    return watched;
  }

  #end(channel: string): void {
    if (!this.#byChannel.delete(channel)) return;
    void this.#redis.sunsubscribe(channel).catch(() => undefined);
  }

  #listen(channel: string): Promise<unknown> {
    return this.#redis.ssubscribe(channel).catch(() => undefined);
  }

  #heard(channel: string, words: string): void {
    const [from, ended] = words.split(' ');
    const watched = this.#byChannel.get(channel);
    if (watched && from !== this.#process) this.tell(watched.id, ended as Ending | undefined);
  }

  /** Redis was away, and what was told meanwhile is lost: listen again, and then everybody reads on. */
  #listenAgain(): void {
    for (const [channel, watched] of this.#byChannel) {
      watched.listening = this.#listen(channel);
      void watched.listening.then(() => {
        if (this.#byChannel.get(channel) === watched) this.tell(watched.id);
      });
    }
  }
}
