import type { Doing, FromConsole, ToConsole } from '../wire.js';

export interface SocketParts {
  onMessage: (message: ToConsole) => void;
  onOpen: () => void;
  onLost: () => void;
}

export type Answered = Extract<ToConsole, { type: 'answer' }>;

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 8000;
/** No sign for so long: the network went without saying so. The server shows itself at least every ten seconds. */
const QUIET_MS = 25_000;

/**
 * The console's socket. Comes back by itself; commands that had no answer yet are sent again with the id they had, and
 * work once.
 */
export class ConsoleSocket {
  readonly #parts: SocketParts;
  readonly #open = new Map<string, { command: FromConsole; done: (answer: Answered) => void }>();
  #socket: WebSocket | undefined;
  #waitMs = FIRST_WAIT_MS;
  #quiet = 0;
  #isStopped = false;

  constructor(parts: SocketParts) {
    this.#parts = parts;
  }

  connect(): void {
    if (this.#isStopped) return;
    const socket = new WebSocket(
      `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/equipe/fil`,
    );
    this.#socket = socket;
    this.#listen();
    socket.onopen = () => {
      this.#waitMs = FIRST_WAIT_MS;
      this.#parts.onOpen();
      for (const { command } of this.#open.values()) socket.send(JSON.stringify(command));
    };
    socket.onmessage = ({ data }) => this.#hear(JSON.parse(String(data)) as ToConsole);
    socket.onclose = ({ code }) => this.#closed(socket, code);
  }

  /** Resolves with the answer, however many connections it takes. */
  ask(doing: Doing): Promise<Answered> {
    const command = { ...doing, id: crypto.randomUUID() };
    return new Promise((done) => {
      this.#open.set(command.id, { command, done });
      if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(command));
    });
  }

  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#quiet);
    this.#open.clear();
    this.#socket?.close();
  }

  #hear(message: ToConsole): void {
    this.#listen();
    if (message.type === 'answer') {
      this.#open.get(message.id)?.done(message);
      this.#open.delete(message.id);
    }
    this.#parts.onMessage(message);
  }

  /** Pings of the server are not seen by a page: a question now and then shows whether anybody is there. */
  #listen(): void {
    clearTimeout(this.#quiet);
    this.#quiet = setTimeout(() => {
      if (this.#socket?.readyState !== WebSocket.OPEN) return;
      const impatient = setTimeout(() => this.#socket?.close(), QUIET_MS / 5);
      void this.ask({ do: 'shut', case: 'none' }).then(() => clearTimeout(impatient));
    }, QUIET_MS);
  }

  #closed(socket: WebSocket, code: number): void {
    if (socket !== this.#socket || this.#isStopped) return;
    this.#parts.onLost();
    // 4001: signed out. Anything else is a network.
    if (code === 4001) return this.stop();
    setTimeout(() => this.connect(), this.#waitMs);
    this.#waitMs = Math.min(this.#waitMs * 2, LONGEST_WAIT_MS);
  }
}
