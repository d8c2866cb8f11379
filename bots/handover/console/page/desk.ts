import type { ConsoleData, Doing, Held, Me, Sheet, ToConsole } from '../wire.js';
import { Alarm, type AlarmWords } from './alarm.js';
import { ringing } from './ringing.js';
import { ConsoleSocket, type Answered } from './socket.js';
import { at, firstState, heard, tidied, withoutTalk, withTalk, type State, type Talk } from './state.js';
import { sayIn, type Say } from './words.js';

/** How long a message can be taken back before it leaves. */
export const UNDO_MS = 3000;

/** The directory says who is open now: older, it would say so after they have closed. */
const SHEET_MS = 60_000;

/** The hands of the console: keeps its state, speaks with the server, and tells the screen when to draw. */
export class Desk {
  state: State = firstState(Date.now());
  readonly data: ConsoleData;
  readonly alarm = new Alarm();
  readonly #draw: () => void;
  #socket: ConsoleSocket | undefined;
  #token = '';
  #sheetAt = 0;

  constructor(data: ConsoleData, draw: () => void) {
    this.data = data;
    this.#draw = draw;
  }

  get say(): Say {
    return sayIn(this.data.words, this.state.lang);
  }

  start(): void {
    setInterval(() => this.#tick(), 1000);
    void this.#whoAmI();
  }

  #tick(): void {
    if (this.state.me && Date.now() - this.#sheetAt >= SHEET_MS) void this.#readSheet();
    const before = this.state.talks;
    this.set(at(this.state, Date.now()));
    const here = new Set(this.state.talks.map(({ caseId }) => caseId));
    for (const { caseId } of before)
      if (!here.has(caseId)) void this.#socket?.ask({ do: 'shut', case: caseId });
  }

  set(state: State): void {
    this.state = state;
    this.#draw();
    this.#ring();
  }

  patch(part: Partial<State>): void {
    this.set({ ...this.state, ...part });
  }

  patchTalk(caseId: string, part: Partial<Talk>): void {
    const talk = this.state.talks.find((one) => one.caseId === caseId);
    if (talk !== undefined) this.set(withTalk(this.state, { ...talk, ...part }));
  }

  /** `undefined` when it worked; otherwise the sentence to show. */
  async signIn(given: { name: string; password: string; code: string }): Promise<string | undefined> {
    const answer = await post('/equipe/entrer', { body: JSON.stringify(given), type: 'application/json' });
    if (answer === undefined) return this.say('no_network');
    const wait = Number(answer.headers.get('Retry-After') ?? 0);
    if (answer.status === 429) return this.say('sign_in_wait', { count: wait });
    if (!answer.ok) return this.say('sign_in_wrong');
    await this.#welcome((await answer.json()) as Me & { token: string });
    return undefined;
  }

  async signOut(): Promise<void> {
    this.#socket?.stop();
    await post('/equipe/sortir', { token: this.#token });
    this.set({ ...firstState(Date.now()), lang: this.state.lang, me: null });
  }

  /** Does it, and shows a sentence when it was refused. */
  async do(doing: Doing): Promise<Answered | undefined> {
    const answer = await this.quietly(doing);
    this.refused(answer);
    return answer;
  }

  /** Says why, when it was. */
  refused(answer: Answered | undefined): void {
    if (answer !== undefined && answer.answer !== 'done')
      this.patch({ notice: this.say(`refused.${answer.answer}`) });
  }

  /** What happens by itself, and says nothing when it was too late. */
  async quietly(doing: Doing): Promise<Answered | undefined> {
    return this.#socket?.ask(doing);
  }

  /** Whether it worked: then the talk is open here. */
  async take(doing: Extract<Doing, { case: string }>): Promise<boolean> {
    this.#asked.add(doing.case);
    const answer = await this.do(doing);
    const isTaken = answer?.answer === 'done';
    if (isTaken) await this.open(doing.case);
    else this.#asked.delete(doing.case);
    return isTaken;
  }

  /** « Je ne peux pas »: nothing here asks for her any more, unless she is offered again. */
  cannot(caseId: string): void {
    this.patch({ rang: { ...this.state.rang, [caseId]: false } });
  }

  /** Not now, or not at all: she rings here no more unless she is offered again. */
  async pass(doing: Extract<Doing, Held>): Promise<void> {
    this.cannot(doing.case);
    await this.do(doing);
  }

  /** Says what the browser let through. */
  async testAlarm(): Promise<void> {
    const tested = await this.alarm.test(this.#alarmWords);
    this.patch({ notice: this.say(`tested.${tested}`) });
  }

  /** From where this copy ends. */
  async open(caseId: string): Promise<void> {
    const known = this.state.talks.find((one) => one.caseId === caseId);
    this.patch({ current: caseId });
    if (known !== undefined) this.patchTalk(caseId, { unread: 0 });
    await this.do({ do: 'open', case: caseId, after: known?.watermark ?? 0 });
  }

  forget(caseId: string): void {
    void this.#socket?.ask({ do: 'shut', case: caseId });
    this.set(withoutTalk(this.state, caseId));
  }

  /** Held for three seconds in this tab, then sent; sent again after a cut, said once. */
  write(talk: Talk, text: string): void {
    const client = crypto.randomUUID();
    const pending = { client, text, heldUntil: Date.now() + UNDO_MS };
    this.patchTalk(talk.caseId, { pending: [...talk.pending, pending] });
    setTimeout(() => void this.#send(talk.caseId, client), UNDO_MS);
  }

  /** Takes a message back and gives its text; `undefined` when it has left. */
  undo(talk: Talk, client: string): string | undefined {
    const found = talk.pending.find((one) => one.client === client);
    const isHere = found !== undefined && (found.isRefused === true || found.heldUntil > Date.now());
    if (!isHere) return undefined;
    this.patchTalk(talk.caseId, { pending: talk.pending.filter((one) => one !== found) });
    return found.text;
  }

  tidy(): void {
    const next = tidied(this.state);
    if (next !== this.state) this.set(next);
  }

  async #send(caseId: string, client: string): Promise<void> {
    const talk = this.state.talks.find((one) => one.caseId === caseId);
    const found = talk?.pending.find((one) => one.client === client);
    if (talk === undefined || found === undefined) return;
    const answer = await this.do({ do: 'say', case: caseId, fence: talk.fence, text: found.text, client });
    if (answer?.answer !== 'done') this.#comesBack(caseId, client);
  }

  /** Refused, for good or for now: the words stand there to be read again, never lost and never sent by themselves. */
  #comesBack(caseId: string, client: string): void {
    const talk = this.state.talks.find((one) => one.caseId === caseId);
    const pending = talk?.pending.map((one) => (one.client === client ? { ...one, isRefused: true } : one));
    if (pending !== undefined) this.patchTalk(caseId, { pending });
  }

  async #whoAmI(): Promise<void> {
    const answer = await fetch('/equipe/moi').catch(() => undefined);
    if (answer?.ok) await this.#welcome((await answer.json()) as Me & { token: string });
    else this.patch({ me: null });
  }

  async #welcome({ token, ...me }: Me & { token: string }): Promise<void> {
    this.#token = token;
    await this.#readSheet();
    this.patch({ me });
    this.#socket = new ConsoleSocket({
      onMessage: (message) => this.#hear(message),
      onOpen: () => this.#resume(),
      onLost: () => this.patch({ isConnected: false }),
    });
    this.#socket.connect();
  }

  /** Tried once a minute; where it cannot be read the last one stays. */
  async #readSheet(): Promise<void> {
    this.#sheetAt = Date.now();
    const answer = await fetch('/equipe/contenu').catch(() => undefined);
    if (answer?.ok) this.patch({ sheet: (await answer.json()) as Sheet });
  }

  /** After a cut: each talk from where its copy ends, and the directory as it is now. */
  #resume(): void {
    if (!this.state.isConnected) void this.#readSheet();
    for (const { caseId, watermark, eraseAt } of this.state.talks)
      if (eraseAt === undefined) void this.#socket?.ask({ do: 'open', case: caseId, after: watermark });
  }

  #hear(message: ToConsole): void {
    const before = this.state.line;
    if (message.type === 'alert') this.alarm.once(this.#alarmWords);
    this.set(heard({ ...this.state, now: Date.now() }, message));
    if (this.state.line !== before) this.#openNew();
  }

  /** A talk that is ours and not here yet: after a reload, or taken in another tab. */
  #openNew(): void {
    const here = new Set(this.state.talks.map(({ caseId }) => caseId));
    for (const { caseId, state } of this.state.line?.mine ?? [])
      if (state === 'talking' && !here.has(caseId) && !this.#asked.has(caseId)) {
        this.#asked.add(caseId);
        void this.#socket?.ask({ do: 'open', case: caseId, after: 0 });
      }
  }

  readonly #asked = new Set<string>();

  #ring(): void {
    const people = ringing(this.state);
    if (people.length === 0) return this.alarm.stop();
    this.alarm.ring(
      people.some(({ band }) => band === 1),
      this.#alarmWords,
    );
  }

  get #alarmWords(): AlarmWords {
    return { title: this.say('alarm_title'), body: this.say('alarm_body') };
  }
}

interface Posted {
  body?: string;
  type?: string;
  token?: string;
}

function post(path: string, { body, type, token }: Posted): Promise<Response | undefined> {
  const headers = { ...(type && { 'Content-Type': type }), ...(token && { 'X-Console-Token': token }) };
  return fetch(path, { method: 'POST', headers, body }).catch(() => undefined);
}
