import { createHmac } from 'node:crypto';
import type { State } from '../dialogs/model.js';
import type { Activity, Conversations } from './conversations.js';
import type { Turns } from './turns.js';

/** A channel keeps one conversation for ever; ours end. So many may end within the day their marks are kept. */
const mostADay = 64;

/** A talk that ends between two looks is followed by the next, but not without end. */
const mostLooks = 3;

export interface TalkTools {
  store: Conversations;
  turns: Turns;
  /** Key of the names that stand for the channel's own. */
  key: Buffer;
  channel?: State['channel'];
}

export interface Written {
  /** As it may be shown again. */
  logged: Partial<Activity>;
  raw: string;
  activityId?: string;
}

/** Where a message was taken in: our id, its number there, and whether it began the talk. */
export interface Taken {
  id: string;
  n: number;
  begun: boolean;
}

/**
 * Our conversations behind a channel's. Their ids come from the channel's by a keyed hash, so that neither the store
 * nor a log holds a name that a channel knows. When a talk has ended, the next one has the next id: what was erased
 * can never come back under the old one.
 */
export class Talks {
  readonly #tools: TalkTools;

  constructor(tools: TalkTools) {
    this.#tools = tools;
  }

  /** What stands for the channel's conversation: for limits and order. */
  nameOf({ channelId, conversationId }: { channelId: string; conversationId: string }): string {
    return this.#hidden(JSON.stringify([channelId, conversationId]));
  }

  /** Takes in what was written, and begins a talk when none is alive and `mayBegin` allows it. */
  async take(name: string, written: Written, begin: Begin): Promise<Taken | 'full'> {
    const { logged, raw, activityId } = written;
    const clientId = activityId === undefined ? undefined : this.#hidden(`${name} activity ${activityId}`);
    for (let looks = 0; looks < mostLooks; looks += 1) {
      const alive = await this.alive(name);
      const found = alive === undefined ? await this.#begun(name, begin) : { id: alive, begun: false };
      if (found === 'full') return 'full';
      const accepted = await this.#tools.store.accept(found.id, { clientId, logged, raw });
      if (accepted !== 'gone') return { ...found, n: accepted.n };
    }
    return 'full';
  }

  /** Our id of the living talk, if there is one. */
  async alive(name: string): Promise<string | undefined> {
    for (let count = 0; count < mostADay; count += 1) {
      const id = this.#id(name, count);
      if ((await this.#tools.store.since(id, Number.MAX_SAFE_INTEGER)) !== 'gone') return id;
    }
    return undefined;
  }

  /** Opens the first talk of this conversation. `none` when there is or lately was one: nothing comes back unasked. */
  async greet(name: string, { lang, mayBegin }: Begin): Promise<{ id: string } | 'full' | 'none'> {
    if ((await this.alive(name)) !== undefined) return 'none';
    if (!(await mayBegin())) return 'full';
    const id = this.#id(name, 0);
    const opened = await this.#tools.turns.open(id, lang, this.#tools.channel);
    if (opened === 'full') return 'full';
    return opened === 'done' ? { id } : 'none';
  }

  async #begun(name: string, { lang, mayBegin }: Begin): Promise<{ id: string; begun: boolean } | 'full'> {
    if (!(await mayBegin())) return 'full';
    for (let count = 0; count < mostADay; count += 1) {
      const id = this.#id(name, count);
      const opened = await this.#tools.turns.open(id, lang, this.#tools.channel);
      if (opened === 'full') return 'full';
      if (opened !== 'gone') return { id, begun: opened === 'done' };
    }
    return 'full';
  }

  #id(name: string, count: number): string {
    return this.#hidden(`${name} talk ${count}`);
  }

  /** 128 bits, in the form of all our ids. */
  #hidden(text: string): string {
    return createHmac('sha256', this.#tools.key).update(text).digest().subarray(0, 16).toString('base64url');
  }
}

export interface Begin {
  lang: string;
  /** Whether a new talk may be opened now. */
  mayBegin: () => Promise<boolean>;
}
