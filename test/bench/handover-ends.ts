import { WebSocket } from 'ws';
import type { Doing, Held, ToConsole } from '../../bots/handover/console/wire.js';

/** Resolves when what it waits for has come; asked before it is sent. */
class Expected<T> {
  readonly #waiting: { is: (one: T) => boolean; then: () => void }[] = [];

  once(is: (one: T) => boolean): Promise<void> {
    return new Promise((then) => this.#waiting.push({ is, then }));
  }

  came(one: T): void {
    for (const entry of this.#waiting.filter(({ is }) => is(one))) {
      this.#waiting.splice(this.#waiting.indexOf(entry), 1);
      entry.then();
    }
  }
}

/** One open console, without a screen. */
export class Desk {
  readonly #socket: WebSocket;
  readonly #expected = new Expected<ToConsole>();
  #ids = 0;
  #rings: Held | undefined;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data) => this.#hear(JSON.parse((data as Buffer).toString()) as ToConsole));
  }

  static open(url: string, cookie: string): Promise<Desk> {
    const headers = { Cookie: cookie, Origin: new URL(url).origin };
    const socket = new WebSocket(`${url.replace('http', 'ws')}equipe/fil`, { headers });
    const desk = new Desk(socket);
    const line = desk.#expected.once(({ type }) => type === 'line');
    return new Promise((resolve, reject) => {
      socket.on('error', reject);
      void line.then(() => resolve(desk));
    });
  }

  ask(doing: Doing): Promise<void> {
    const id = `id-${(this.#ids += 1)}`;
    const answered = this.#expected.once((one) => one.type === 'answer' && one.id === id);
    this.#socket.send(JSON.stringify({ ...doing, id }));
    return answered;
  }

  seesSomebodyNew(): Promise<void> {
    return this.#expected.once((one) => one.type === 'line' || (one.type === 'change' && one.put.length > 0));
  }

  hears(text: string): Promise<void> {
    return this.#expected.once(
      (one) => one.type === 'talk' && one.page.messages.some((message) => message.text === text),
    );
  }

  /** Takes whoever rings first, and opens the talk. */
  async takes(): Promise<Held> {
    while (this.#rings === undefined)
      await this.#expected.once(({ type }) => type === 'line' || type === 'change');
    const { case: id, fence } = this.#rings;
    await this.ask({ do: 'accept', case: id, fence });
    await this.ask({ do: 'open', case: id, after: 0 });
    return { case: id, fence: fence + 1 };
  }

  #hear(one: ToConsole): void {
    const views =
      one.type === 'line' ? one.line.waiting : one.type === 'change' ? one.put.map(({ view }) => view) : [];
    const rings = views.find(({ ringsUntil }) => ringsUntil !== undefined);
    if (rings !== undefined) this.#rings = { case: rings.caseId, fence: rings.fence };
    this.#expected.came(one);
  }

  close(): void {
    this.#socket.terminate();
  }
}

interface Activities {
  activities: { text?: string; channelData?: { step?: string } }[];
}

/** Somebody on the web, by Direct Line. */
export class Guest {
  readonly #post: (text: string) => Promise<void>;
  readonly #socket: WebSocket;
  readonly #expected = new Expected<Activities['activities'][number]>();

  private constructor(socket: WebSocket, post: (text: string) => Promise<void>) {
    this.#socket = socket;
    this.#post = post;
    socket.on('message', (data) => {
      const text = (data as Buffer).toString();
      if (text !== '')
        for (const one of (JSON.parse(text) as Activities).activities) this.#expected.came(one);
    });
  }

  /** One word away from the line. */
  static async atTheDoor(url: string): Promise<Guest> {
    const base = `${url}v3/directline/conversations`;
    const answer = await fetch(base, { method: 'POST' });
    const { conversationId, token, streamUrl } = (await answer.json()) as Record<string, string>;
    const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
    const post = async (text: string) => {
      const body = JSON.stringify({ type: 'message', from: { id: 'g' }, text });
      await (
        await fetch(`${base}/${conversationId}/activities`, { method: 'POST', headers, body })
      ).arrayBuffer();
    };
    const guest = new Guest(new WebSocket(streamUrl ?? ''), post);
    for (const [text, step] of [
      ['oui', 'menu.choose'],
      ["Parler à quelqu'un", 'human.offer'],
      ['Oui, je veux lui parler', 'summary.empty'],
    ] as const)
      await guest.#says(text, step);
    return guest;
  }

  static async inLine(url: string): Promise<Guest> {
    const guest = await Guest.atTheDoor(url);
    await guest.#says('Attendre une professionnelle', 'human.waiting');
    return guest;
  }

  asks(): Promise<void> {
    return this.#post('Attendre une professionnelle');
  }

  writes(text: string): Promise<void> {
    return this.#post(text);
  }

  hears(text: string): Promise<void> {
    return this.#expected.once((one) => one.text === text);
  }

  close(): void {
    this.#socket.terminate();
  }

  async #says(text: string, step: string): Promise<void> {
    const there = this.#expected.once((one) => one.channelData?.step === step);
    await this.#post(text);
    await there;
  }
}
