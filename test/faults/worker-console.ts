import { WebSocket } from 'ws';
import type { Doing, ToConsole } from '../../bots/handover/console/wire.js';
import { codeAt } from '../../bots/handover/staff/codes.js';
import { Line } from '../bots/handover/console/caller.js';
import { eventually } from '../infra/redis/setting.js';
import { LineSeen } from './line-seen.js';
import type { Program } from './program.js';

/** What `npm run staff -- add` printed for one account. */
export interface Credentials {
  name: string;
  password: string;
  /** Of the one-time codes. */
  secret: string;
}

/** A worker at the console of one real process: signed in as everybody does, with a socket and no browser. */
export class WorkerConsole {
  readonly cookie: string;
  readonly line: Line;
  readonly #seen = new LineSeen();
  /** How many of the messages heard are in what is seen. */
  #read = 0;

  private constructor(cookie: string, line: Line) {
    this.cookie = cookie;
    this.line = line;
  }

  static async signIn({ url }: Program, { name, password, secret }: Credentials): Promise<WorkerConsole> {
    const { origin } = new URL(url);
    const answer = await fetch(`${url}equipe/entrer`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: origin },
      body: JSON.stringify({ name, password, code: codeAt(secret, new Date()) }),
    });
    if (answer.status !== 200) throw new Error(`signing in was answered ${String(answer.status)}`);
    return WorkerConsole.at(url, answer.headers.get('set-cookie')?.split(';')[0] ?? '');
  }

  static async at(url: string, cookie: string): Promise<WorkerConsole> {
    const address = `${url.replace('http', 'ws')}equipe/fil`;
    const socket = new WebSocket(address, { headers: { Cookie: cookie, Origin: new URL(url).origin } });
    return new WorkerConsole(cookie, await Line.of(socket));
  }

  /** Does something that must be done. */
  async does(doing: Doing): Promise<Extract<ToConsole, { type: 'answer' }>> {
    const answer = await this.line.ask(doing);
    if (answer.answer !== 'done') throw new Error(`${doing.do} was answered ${answer.answer}`);
    return answer;
  }

  /** Who waits, under the number it was shown with, once somebody does. */
  async waiting(): Promise<{ case: string; fence: number }> {
    await eventually(() => this.#now.waiting.length > 0);
    const [one] = this.#now.waiting;
    return { case: one?.caseId ?? '', fence: one?.fence ?? 0 };
  }

  /** What she is in, as it was shown last. */
  get mine() {
    return this.#now.mine;
  }

  /** All that was read of talks. */
  get texts(): string[] {
    return this.line.of('talk').flatMap(({ page }) => page.messages.map(({ text }) => text));
  }

  close(): void {
    this.line.socket.close();
  }

  get #now(): LineSeen {
    for (const one of this.line.heard.slice(this.#read)) this.#seen.hear(one);
    this.#read = this.line.heard.length;
    return this.#seen;
  }
}
