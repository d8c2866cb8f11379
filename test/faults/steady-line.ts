import { randomUUID } from 'node:crypto';
import { WebSocket } from 'ws';
import type { Doing, FromConsole, ToConsole } from '../../bots/handover/console/wire.js';
import { LineSeen } from './line-seen.js';

type Answered = Extract<ToConsole, { type: 'answer' }>;

const againMs = 100;
const handshakeMs = 3_000;

/**
 * A console's socket as its page keeps it: it comes back by itself under the same cookie, and what had no answer yet is
 * asked again with the id it had.
 */
export class SteadyLine {
  readonly seen = new LineSeen();
  readonly #url: string;
  readonly #cookie: string;
  readonly #open = new Map<string, { command: FromConsole; done: (answer: Answered) => void }>();
  #socket: WebSocket | undefined;
  #isClosed = false;

  constructor(url: string, cookie: string) {
    this.#url = url;
    this.#cookie = cookie;
    this.#connect();
  }

  /** Resolves with the answer, however many connections it takes. */
  ask(doing: Doing): Promise<Answered> {
    const command = { ...doing, id: randomUUID() };
    return new Promise((done) => {
      this.#open.set(command.id, { command, done });
      if (this.#socket?.readyState === WebSocket.OPEN) this.#send(command);
    });
  }

  /** Loses the socket, as a broken network would. */
  cut(): void {
    this.#socket?.terminate();
  }

  close(): void {
    this.#isClosed = true;
    this.#socket?.terminate();
  }

  #connect(): void {
    const headers = { Cookie: this.#cookie, Origin: new URL(this.#url).origin };
    const address = `${this.#url.replace('http', 'ws')}equipe/fil`;
    const socket = new WebSocket(address, { headers, handshakeTimeout: handshakeMs });
    this.#socket = socket;
    socket.on('open', () => {
      for (const { command } of this.#open.values()) this.#send(command);
    });
    socket.on('message', (data) => this.#hear(JSON.parse((data as Buffer).toString()) as ToConsole));
    // What breaks also closes.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      if (!this.#isClosed) setTimeout(() => this.#connect(), againMs);
    });
  }

  #send(command: FromConsole): void {
    this.#socket?.send(JSON.stringify(command));
  }

  #hear(message: ToConsole): void {
    this.seen.hear(message);
    if (message.type !== 'answer') return;
    this.#open.get(message.id)?.done(message);
    this.#open.delete(message.id);
  }
}
