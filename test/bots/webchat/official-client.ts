import { createRequire } from 'node:module';
import { DirectLine, type Activity, type ConnectionStatus } from 'botframework-directlinejs';
import { WebSocket } from 'ws';

const require = createRequire(import.meta.url);
const { XMLHttpRequest } = require('xmlhttprequest-ssl') as {
  XMLHttpRequest: new () => { readonly status: number };
};

/**
 * After a severed line the borrowed XMLHttpRequest has an answer of no bytes, which the client takes for a success without a
 * token, and is lost. A browser's has no answer at all: so has this one.
 */
class HonestRequest extends XMLHttpRequest {
  constructor() {
    super();
    const borrowed = Object.getOwnPropertyDescriptor(this, 'response');
    const get = () => (this.status === 0 ? '' : (borrowed?.get?.() as unknown));
    Object.defineProperty(this, 'response', { get, configurable: true });
  }
}

/** The official client looks for a browser's two doors as globals. */
Object.assign(globalThis, { XMLHttpRequest: HonestRequest, WebSocket });

/** An activity as it came over the wire: the client's own types leave out what this server adds. */
export interface Heard {
  type: string;
  id?: string;
  from: { id: string };
  text?: string;
  replyToId?: string;
  channelData?: {
    n?: number;
    step?: string;
    style?: string;
    last?: boolean;
    ending?: string;
    clientActivityID?: string;
  };
  suggestedActions?: { actions: { type: string; title: string; value: string }[] };
}

export interface TalkOptions {
  /** `http://127.0.0.1:…/v3/directline` */
  domain: string;
  polling?: boolean;
  locale?: string;
  /** How long to wait for a turn before the test fails. */
  patienceMs?: number;
  conversation?: { token: string; conversationId?: string; watermark?: string; streamUrl?: string };
  /** How long the client waits for an answer, and before it asks again when coming back failed; 20 s unless told. */
  timeout?: number;
  /** It waits 3 to 15 s at random before it comes back: always the least unless told otherwise. */
  random?: () => number;
}

/** One person at the official `botframework-directlinejs` client. */
export class Talk {
  readonly client: DirectLine;
  /** Everything received so far, in order, the person's own echoes included. */
  readonly heard: Heard[] = [];
  readonly statuses: ConnectionStatus[] = [];
  readonly #patienceMs: number;
  readonly #waiting = new Set<() => void>();

  constructor(options: TalkOptions) {
    const { domain, polling, locale, patienceMs = 40_000, conversation, random = () => 0, timeout } = options;
    this.#patienceMs = patienceMs;
    this.client = new DirectLine({
      domain,
      webSocket: !polling,
      pollingInterval: 200,
      conversationStartProperties: { locale },
      ...conversation,
      random,
      ...(timeout === undefined ? {} : { timeout }),
    });
    this.client.connectionStatus$.subscribe((status) => this.#note(() => this.statuses.push(status)));
    this.client.activity$.subscribe({
      next: (activity) => this.#note(() => this.heard.push(activity as unknown as Heard)),
      error: () => this.#note(() => undefined),
    });
  }

  /** The messages of the opening. */
  async opening(): Promise<Heard[]> {
    await this.until(() => this.heard.some((activity) => activity.channelData?.last));
    return this.heard.filter(({ replyToId }) => replyToId === undefined);
  }

  /** Says something and resolves with all the bot's messages of that turn. */
  async say(text: string, clientActivityID?: string): Promise<Heard[]> {
    const id = await this.post(text, clientActivityID);
    await this.until(() => this.#repliesTo(id).some(({ channelData }) => channelData?.last));
    return this.#repliesTo(id);
  }

  /** Sends without waiting for the answer; resolves with the id the server gave. */
  post(text: string, clientActivityID?: string): Promise<string> {
    const activity = {
      type: 'message',
      text,
      from: { id: 'somebody-else' },
      channelData: clientActivityID === undefined ? {} : { clientActivityID },
    } as Activity;
    return this.client.postActivity(activity).toPromise() as Promise<string>;
  }

  /** Resolves once `condition` holds; looks again after each thing received. */
  until(condition: () => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => {
        this.#waiting.delete(look);
        reject(new Error('the server did not answer in time'));
      }, this.#patienceMs);
      const look = () => {
        if (!condition()) return;
        clearTimeout(late);
        this.#waiting.delete(look);
        resolve();
      };
      this.#waiting.add(look);
      look();
    });
  }

  /** Closes the client as a page does that goes away, without a word to the server. */
  close(): void {
    this.client.end();
  }

  #repliesTo(id: string): Heard[] {
    return this.heard.filter(({ replyToId }) => replyToId === id);
  }

  #note(note: () => void): void {
    note();
    for (const look of [...this.#waiting]) look();
  }
}
