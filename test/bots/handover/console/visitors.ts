import { randomUUID } from 'node:crypto';
import type { Activity, Conversations } from '../../../../bots/conversations.js';
import type { LineKeeper } from '../../../../bots/handover/line-keeper.js';
import type { Answer, Asking, Left } from '../../../../bots/handover/queue-model.js';
import type { LocalSigns } from '../../../../bots/handover/signs.js';
import type { WorkerWords } from '../../../../bots/handover/worker-words.js';
import type { Signal } from '../../../../dialogs/model.js';

interface Talk {
  activities: Partial<Activity>[];
  summary: string[];
  veiled: Map<number, string>;
  watchers: Set<(ended?: 'leave') => void>;
  signals: string[];
  number: string | undefined;
}

/** The visitors' conversations, as far as a worker's side reads them: numbered, and gone when she goes. */
export class InventedTalks {
  readonly #talks = new Map<string, Talk>();

  open(id: string, summary: string[], number?: string): void {
    const nothing = { activities: [], veiled: new Map(), watchers: new Set<() => void>(), signals: [] };
    this.#talks.set(id, { ...nothing, summary, number });
  }

  add(id: string, activity: Partial<Activity>, data: object, raw?: string): void {
    const talk = this.#talks.get(id);
    if (talk === undefined) return;
    const n = talk.activities.length + 1;
    const veiled = raw === undefined ? {} : { veiled: true };
    if (raw !== undefined) talk.veiled.set(n, raw);
    const timestamp = new Date();
    talk.activities.push({ ...activity, timestamp, channelData: { ...data, ...veiled, n } });
    for (const watcher of talk.watchers) watcher();
  }

  erase(id: string): void {
    const talk = this.#talks.get(id);
    this.#talks.delete(id);
    for (const watcher of talk?.watchers ?? []) watcher('leave');
  }

  /** What she has on screen of the worker's words. */
  read(id: string): string[] {
    const all = this.#talks.get(id)?.activities ?? [];
    return all.filter(({ from }) => from?.role === 'bot').map(({ text }) => text ?? '');
  }

  signals(id: string): string[] {
    return this.#talks.get(id)?.signals ?? [];
  }

  signal(id: string, signal: Signal): Promise<void> {
    this.#talks.get(id)?.signals.push(signal.name);
    return Promise.resolve();
  }

  workerSays({ talk, claim, name, text, clientId }: WorkerWords): Promise<Answer> {
    const known = this.#talks.get(talk)?.activities ?? [];
    const dataOf = (one: Partial<Activity>) => one.channelData as { clientActivityID?: string };
    const isSaid = known.some((one) => dataOf(one).clientActivityID === clientId);
    const data = { worker: name, case: claim.caseId, clientActivityID: clientId };
    if (!isSaid) this.add(talk, { text, from: { id: 'bot', name: '', role: 'bot' } }, data);
    return Promise.resolve('done');
  }

  /** Of the telephone she texts from. */
  number(id: string): string | undefined {
    return this.#talks.get(id)?.number;
  }

  asStore(): Conversations {
    const state = (id: string) => ({ stack: [], summary: { lines: this.#talks.get(id)?.summary ?? [] } });
    const store = {
      load: (id: string) => Promise.resolve(this.#talks.has(id) ? { state: state(id), pending: [] } : 'gone'),
      since: (id: string, after: number) => {
        const talk = this.#talks.get(id);
        if (talk === undefined) return Promise.resolve('gone');
        const { activities } = talk;
        return Promise.resolve({ activities: activities.slice(after), watermark: activities.length });
      },
      watch: (id: string, listener: (ended?: 'leave') => void) => {
        this.#talks.get(id)?.watchers.add(listener);
        return () => void this.#talks.get(id)?.watchers.delete(listener);
      },
      unveil: (id: string, n: number) => {
        const text = this.#talks.get(id)?.veiled.get(n);
        return Promise.resolve(text === undefined ? undefined : { text });
      },
    };
    return store as unknown as Conversations;
  }
}

export type Asks = Partial<
  Pick<Asking, 'level' | 'cause' | 'channel' | 'lang' | 'sector' | 'reasons' | 'far'>
> & {
  summary?: string[];
  number?: string;
};

/** Somebody who asks for a person, writes, and goes. */
export class Visitor {
  readonly talk = `talk-${randomUUID()}`;
  readonly case = `case-${randomUUID()}`;

  readonly #talks: InventedTalks;
  readonly #keeper: LineKeeper;
  readonly #signs: LocalSigns;

  constructor(talks: InventedTalks, keeper: LineKeeper, signs: LocalSigns) {
    this.#talks = talks;
    this.#keeper = keeper;
    this.#signs = signs;
  }

  async ask({ summary = ['Elle pense partir.'], number, ...asks }: Asks): Promise<void> {
    this.#talks.open(this.talk, summary, number);
    const usual = {
      channel: 'web',
      lang: 'fr',
      level: 'D1',
      cause: null,
      reasons: [],
      agreed: true,
      far: false,
    };
    const ask = { ...usual, ...asks, case: this.case, talk: this.talk } as Asking;
    const answer = await this.#keeper.run({ kind: 'ask', ask });
    if (answer !== 'done') throw new Error(`asking for a person: ${answer}`);
  }

  says(text: string, raw?: string): void {
    this.#talks.add(
      this.talk,
      { text, from: { id: 'her', name: '', role: 'user' } },
      { case: this.case },
      raw,
    );
  }

  types(): void {
    this.#signs.send(this.talk, { from: 'visitor', kind: 'typing' });
  }

  async network(sign: 'lost' | 'back'): Promise<void> {
    await this.#keeper.run({ kind: 'visitor', case: this.case, sign });
  }

  async goes(how: Left): Promise<void> {
    await this.#keeper.run({ kind: 'gone', case: this.case, how });
    this.#talks.erase(this.talk);
  }

  reads(): string[] {
    return this.#talks.read(this.talk);
  }
}
