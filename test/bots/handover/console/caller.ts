import { WebSocket } from 'ws';
import type { Doing, ToConsole } from '../../../../bots/handover/console/wire.js';
import { codeNow, PASSWORD, type House } from './house.js';
import { until } from '../../webchat/page-browser.js';

/** Somebody at the door of the console without a browser: a cookie, a token, a socket. */
export class Caller {
  readonly house: House;
  cookie = '';
  token = '';

  constructor(house: House) {
    this.house = house;
  }

  static async signedIn(house: House, name: string): Promise<Caller> {
    const caller = new Caller(house);
    const answer = await caller.post('entrer', { name, password: PASSWORD, code: codeNow(house) });
    if (answer.status !== 200) throw new Error(`signing in: ${answer.status}`);
    caller.cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
    caller.token = ((await answer.json()) as { token: string }).token;
    return caller;
  }

  get origin(): string {
    return new URL(this.house.server.url).origin;
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(`${this.house.server.url}${path}`, {
      headers: { Cookie: this.cookie, ...headers },
      redirect: 'manual',
    });
  }

  post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
    const usual = { 'Content-Type': 'application/json', Origin: this.origin, 'X-Console-Token': this.token };
    return fetch(`${this.house.server.url}equipe/${path}`, {
      method: 'POST',
      headers: { ...usual, Cookie: this.cookie, ...headers },
      body: JSON.stringify(body),
    });
  }

  /** An open console; rejects with the status when it is refused. */
  socket(headers: Record<string, string> = {}): Promise<Line> {
    const address = `${this.house.server.url.replace('http', 'ws')}equipe/fil`;
    const socket = new WebSocket(address, {
      headers: { Cookie: this.cookie, Origin: this.origin, ...headers },
    });
    return Line.of(socket);
  }
}

/** What came over a socket, and what is asked over it. */
export class Line {
  readonly heard: ToConsole[] = [];
  readonly socket: WebSocket;
  closed = 0;
  #ids = 0;

  private constructor(socket: WebSocket) {
    this.socket = socket;
    socket.on('message', (data) => this.heard.push(JSON.parse((data as Buffer).toString()) as ToConsole));
    socket.on('close', (code) => (this.closed = code));
  }

  static of(socket: WebSocket): Promise<Line> {
    const line = new Line(socket);
    return new Promise((resolve, reject) => {
      socket.on('open', () => resolve(line));
      socket.on('error', reject);
      socket.on('unexpected-response', (_request, response) =>
        reject(new Error(String(response.statusCode))),
      );
    });
  }

  async ask(doing: Doing, id = `id-${(this.#ids += 1)}`): Promise<Extract<ToConsole, { type: 'answer' }>> {
    const before = this.heard.length;
    this.socket.send(JSON.stringify({ ...doing, id }));
    return this.answerTo(id, before);
  }

  async answerTo(id: string, before = 0): Promise<Extract<ToConsole, { type: 'answer' }>> {
    const find = () => this.heard.slice(before).find((one) => one.type === 'answer' && one.id === id);
    await until(() => find() !== undefined);
    return find() as Extract<ToConsole, { type: 'answer' }>;
  }

  of<T extends ToConsole['type']>(type: T): Extract<ToConsole, { type: T }>[] {
    return this.heard.filter((one) => one.type === type) as Extract<ToConsole, { type: T }>[];
  }
}
