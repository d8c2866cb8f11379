import { randomBytes } from 'node:crypto';
import { LocalSigns, type Sign, type Signs } from '../../bots/handover/signs.js';
import type { RedisLink } from './redis-link.js';
import { signsChannel } from './redis-names.js';

interface Heard {
  talk: string;
  listeners: number;
}

/** Passing signs to whoever watches, in whatever process. Kept nowhere; one that cannot be passed on is simply missed. */
export class RedisSigns implements Signs {
  readonly #link: RedisLink;
  readonly #process = randomBytes(6).toString('base64url');
  readonly #here = new LocalSigns();
  readonly #byChannel = new Map<string, Heard>();

  constructor(link: RedisLink) {
    this.#link = link;
    link.listener.on('smessage', (channel: string, words: string) => this.#heard(channel, words));
    link.listener.on('ready', () => {
      for (const channel of this.#byChannel.keys()) this.#listen(channel);
    });
  }

  send(talk: string, sign: Sign): void {
    this.#here.send(talk, sign);
    const words = `${this.#process} ${JSON.stringify(sign)}`;
    void this.#link.ask((client) => client.spublish(signsChannel(talk), words)).catch(() => undefined);
  }

  watch(talk: string, listener: (sign: Sign) => void): () => void {
    const channel = signsChannel(talk);
    const stop = this.#here.watch(talk, listener);
    const heard = this.#byChannel.get(channel) ?? this.#begin(talk, channel);
    heard.listeners += 1;
    let isOver = false;
    return () => {
      stop();
      if (isOver) return;
      isOver = true;
      heard.listeners -= 1;
      if (heard.listeners === 0) this.#end(channel);
    };
  }

  #begin(talk: string, channel: string): Heard {
    const heard = { talk, listeners: 0 };
    this.#byChannel.set(channel, heard);
    this.#listen(channel);
    return heard;
  }

  #end(channel: string): void {
    this.#byChannel.delete(channel);
    void this.#link.listener.sunsubscribe(channel).catch(() => undefined);
  }

  #listen(channel: string): void {
    void this.#link.listener.ssubscribe(channel).catch(() => undefined);
  }

  #heard(channel: string, words: string): void {
    const talk = this.#byChannel.get(channel)?.talk;
    const [from, ...sign] = words.split(' ');
    if (talk !== undefined && from !== this.#process)
      this.#here.send(talk, JSON.parse(sign.join(' ')) as Sign);
  }
}
