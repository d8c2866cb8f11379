import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { isOriginAllowed, type OriginRules } from '../../webchat/origins.js';
import { isReadable } from '../../webchat/readable-request.js';
import { refuse } from '../../webchat/refuse-upgrade.js';
import { sessionIn } from '../staff/cookies.js';
import type { Session, Sessions } from '../staff/sessions.js';
import { Connection, type ConnectionTools } from './connection.js';
import { isAllowed, ROUTE_RULES } from './rules.js';
import type { Alert } from './wire.js';

export interface SocketTools extends ConnectionTools {
  sessions: Sessions;
  origins: OriginRules;
  secure: boolean;
  /** How often a console shows that it lives: its worker's presence hangs on it, and a signed-out session ends then. */
  beatMs?: number;
}

export const CONSOLE_SOCKET = '/equipe/fil';
const BEAT_MS = 10_000;
const LONGEST_FRAME = 16 * 1024;
const CONSOLES_PER_SESSION = 6;

/** The sockets of all open consoles. */
export class ConsoleSockets {
  readonly #tools: SocketTools;
  readonly #open = new Map<WebSocket, { connection: Connection; answered: boolean }>();
  readonly #server = new WebSocketServer({
    noServer: true,
    maxPayload: LONGEST_FRAME,
    perMessageDeflate: false,
  });
  readonly #beating: NodeJS.Timeout;
  #isClosing = false;

  constructor(tools: SocketTools) {
    this.#tools = tools;
    this.#beating = setInterval(() => void this.beat(), tools.beatMs ?? BEAT_MS).unref();
  }

  get size(): number {
    return this.#open.size;
  }

  /** Takes over a connection, or refuses it with a bare status: from here, and with a session, or not at all. */
  async upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    socket.on('error', () => socket.destroy());
    if (this.#isClosing) return refuse(socket, '503 Service Unavailable');
    if (!isReadable(request)) return refuse(socket, '400 Bad Request');
    const session = await this.#sessionOf(request);
    if (typeof session === 'string') return refuse(socket, session);
    if (this.#isClosing || socket.destroyed) return refuse(socket, '503 Service Unavailable');
    this.#server.handleUpgrade(request, socket, head, (webSocket) => this.#attach(webSocket, session));
  }

  /** To every lead who has a console open. */
  alertLeads(alert: Alert): void {
    for (const { connection } of this.#open.values())
      if (connection.me.role === 'lead') connection.send({ type: 'alert', alert });
  }

  /** Cuts who has not answered since the last beat, ends who is signed out, keeps the others present. */
  async beat(): Promise<void> {
    await Promise.all([...this.#open].map(([socket, entry]) => this.#beatOne(socket, entry)));
  }

  /** Cuts every socket as a broken network would; consoles come back by themselves. */
  cut(): void {
    for (const socket of this.#open.keys()) socket.terminate();
  }

  close(): void {
    this.#isClosing = true;
    clearInterval(this.#beating);
    for (const socket of this.#open.keys()) {
      socket.close(1001);
      setTimeout(() => socket.terminate(), 1000).unref();
    }
    this.#server.close();
  }

  async #sessionOf(request: IncomingMessage): Promise<Session | string> {
    const header = (name: string) => request.headers[name]?.toString();
    const hasOrigin = header('origin') !== undefined;
    if (!hasOrigin || !isOriginAllowed(header, this.#tools.origins)) return '403 Forbidden';
    const { sessions, secure } = this.#tools;
    const session = await sessions.read(sessionIn(header('cookie'), secure));
    if (session === undefined) return '401 Unauthorized';
    if (!isAllowed(ROUTE_RULES[`GET ${CONSOLE_SOCKET}`], session.account.role)) return '403 Forbidden';
    const same = [...this.#open.values()].filter(({ connection }) => connection.sessionKey === session.key);
    return same.length >= CONSOLES_PER_SESSION ? '429 Too Many Requests' : session;
  }

  #attach(socket: WebSocket, session: Session): void {
    const connection = new Connection(socket, session, this.#tools);
    const entry = { connection, answered: true };
    this.#open.set(socket, entry);
    socket.on('pong', () => (entry.answered = true));
    socket.on('message', (data, isBinary) => {
      entry.answered = true;
      const isFine = !isBinary && connection.hear((data as Buffer).toString('utf8'));
      if (!isFine) socket.close(1008);
    });
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      this.#open.delete(socket);
      connection.stop();
    });
    connection.start();
  }

  async #beatOne(socket: WebSocket, entry: { connection: Connection; answered: boolean }): Promise<void> {
    const { connection, answered } = entry;
    if (!answered) return socket.terminate();
    entry.answered = false;
    socket.ping();
    try {
      const session = await this.#tools.sessions.readKey(connection.sessionKey);
      // Another role means other rights: she signs in again.
      if (session?.account.role !== connection.me.role) {
        connection.send({ type: 'over' });
        socket.close(4001);
      } else await connection.beat();
    } catch (error) {
      this.#tools.onFailure(error);
    }
  }
}
