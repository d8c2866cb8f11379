import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Conversations } from '../conversations.js';
import type { Signs } from '../handover/signs.js';
import { Feed } from './feed.js';
import { isReadable } from './readable-request.js';
import { refuse } from './refuse-upgrade.js';
import { isOriginAllowed, type OriginRules } from './origins.js';
import type { Tokens } from './tokens.js';
import { readWatermark } from './wire.js';

export interface StreamTools {
  store: Conversations;
  tokens: Tokens;
  origins: OriginRules;
  /** A conversation has its first live stream, or lost its last one. */
  connected?: (id: string, yes: boolean) => void;
  signs?: Signs['watch'];
}

/** A dead telephone is noticed after two of these. */
const pingMs = 30_000;
const closingMs = 1000;
const streamsPerConversation = 8;
/** A client sends nothing but empty frames. */
const longestFrame = 512;

const path = /^\/v3\/directline\/conversations\/([\w-]{1,64})\/stream$/;

/** The live streams of all conversations: server to client only; what a client sends is a heartbeat. */
export class Streams {
  readonly #tools: StreamTools;
  readonly #open = new Map<WebSocket, { id: string; answered: boolean }>();
  readonly #server = new WebSocketServer({
    noServer: true,
    maxPayload: longestFrame,
    perMessageDeflate: false,
  });
  readonly #pinging: NodeJS.Timeout;
  #isClosing = false;

  constructor(tools: StreamTools) {
    this.#tools = tools;
    this.#pinging = setInterval(() => this.#ping(), pingMs).unref();
  }

  /** How many are open. */
  get size(): number {
    return this.#open.size;
  }

  /** Takes over a connection that asks to become a stream, or refuses it with a bare status. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', () => socket.destroy());
    if (!isReadable(request)) return refuse(socket, '400 Bad Request');
    if (this.#isClosing) return refuse(socket, '503 Service Unavailable');
    const url = new URL(request.url ?? '/', 'ws://stream');
    const id = path.exec(url.pathname)?.[1];
    const refused = this.#whyRefused(request, id, url.searchParams.get('t') ?? '');
    if (refused !== undefined || id === undefined) return refuse(socket, refused ?? '404 Not Found');
    const after = readWatermark(url.searchParams.get('watermark'));
    this.#server.handleUpgrade(request, socket, head, (webSocket) => this.#attach(webSocket, id, after));
  }

  /** Tells every client to come back in a moment, elsewhere; cuts who does not answer that. */
  async close(): Promise<void> {
    this.#isClosing = true;
    clearInterval(this.#pinging);
    const gone = [...this.#open.keys()].map(goneAfterClosing);
    await Promise.all(gone);
    this.#server.close();
  }

  /** Cuts every stream as a broken network would; clients come back by themselves. */
  cut(): void {
    for (const webSocket of this.#open.keys()) webSocket.terminate();
  }

  #whyRefused(request: IncomingMessage, id: string | undefined, ticket: string): string | undefined {
    if (id === undefined) return '404 Not Found';
    const header = (name: string) => request.headers[name]?.toString();
    if (!isOriginAllowed(header, this.#tools.origins)) return '403 Forbidden';
    if (this.#tools.tokens.readTicket(ticket) !== id) return '403 Forbidden';
    const sameTalk = [...this.#open.values()].filter((other) => other.id === id);
    return sameTalk.length >= streamsPerConversation ? '429 Too Many Requests' : undefined;
  }

  #attach(webSocket: WebSocket, id: string, after: number): void {
    const entry = { id, answered: true };
    this.#open.set(webSocket, entry);
    const feed = new Feed(webSocket, { id, after, ...this.#tools });
    webSocket.on('pong', () => (entry.answered = true));
    webSocket.on('message', () => (entry.answered = true));
    webSocket.on('error', () => webSocket.terminate());
    webSocket.on('close', () => {
      feed.stop();
      this.#open.delete(webSocket);
      const isLast = ![...this.#open.values()].some((other) => other.id === id);
      if (isLast && !this.#isClosing) this.#tools.connected?.(id, false);
    });
    feed.start();
    this.#tools.connected?.(id, true);
  }

  #ping(): void {
    for (const [webSocket, entry] of this.#open) {
      if (!entry.answered) webSocket.terminate();
      else webSocket.ping();
      entry.answered = false;
    }
  }
}

function goneAfterClosing(webSocket: WebSocket): Promise<void> {
  return new Promise((resolve) => {
    const impatient = setTimeout(() => webSocket.terminate(), closingMs);
    webSocket.once('close', () => {
      clearTimeout(impatient);
      resolve();
    });
    webSocket.close(1001);
  });
}
