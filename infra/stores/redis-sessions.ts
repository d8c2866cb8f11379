import { FORGOTTEN_MS, type SessionRecord, type SessionStore } from '../../bots/handover/staff/sessions.js';
import { RedisDocument } from './redis-document.js';
import type { RedisLink } from './redis-link.js';
import type { SecretSealer } from './sealing.js';

interface Signed {
  sessions: [string, SessionRecord][];
  /** By account, the last step whose code was used. */
  spent: [string, number][];
}

/** Sessions of the console, the same in every process: what is ended in one is ended in all. A dozen people, one document. */
export class RedisSessions implements SessionStore {
  readonly #document: RedisDocument<Signed>;

  constructor(tools: { link: RedisLink; sealer: SecretSealer }) {
    this.#document = new RedisDocument({
      ...tools,
      name: 'sessions',
      empty: () => ({ sessions: [], spent: [] }),
    });
  }

  async put(key: string, record: SessionRecord): Promise<void> {
    await this.#change(({ sessions, spent }) => {
      const others = sessions.filter(
        ([other, { usedAt }]) => other !== key && record.usedAt - usedAt < FORGOTTEN_MS,
      );
      return { sessions: [...others, [key, record]], spent };
    });
  }

  async touch(key: string, usedAt: number): Promise<boolean> {
    let isThere = false;
    await this.#change(({ sessions, spent }) => {
      isThere = sessions.some(([other]) => other === key);
      if (!isThere) return undefined;
      const used = sessions.map(([other, record]): [string, SessionRecord] => [
        other,
        other === key ? { ...record, usedAt } : record,
      ]);
      return { sessions: used, spent };
    });
    return isThere;
  }

  async get(key: string): Promise<SessionRecord | undefined> {
    const { value } = await this.#document.load();
    return value.sessions.find(([other]) => other === key)?.[1];
  }

  async end(key: string): Promise<void> {
    await this.#drop(([other]) => other === key);
  }

  async endAllOf(name: string): Promise<void> {
    await this.#drop(([, record]) => record.name === name);
  }

  /** True once for each account and step, whichever process is asked, and for no older step. */
  async spendCode(name: string, step: number): Promise<boolean> {
    let isNew = false;
    await this.#change(({ sessions, spent }) => {
      isNew = step > (spent.find(([other]) => other === name)?.[1] ?? 0);
      if (!isNew) return undefined;
      return { sessions, spent: [...spent.filter(([other]) => other !== name), [name, step]] };
    });
    return isNew;
  }

  async #drop(isOver: (session: [string, SessionRecord]) => boolean): Promise<void> {
    await this.#change(({ sessions, spent }) => ({
      sessions: sessions.filter((session) => !isOver(session)),
      spent,
    }));
  }

  /** Reads and changes until nobody came between. Nothing to change when `change` gives nothing. */
  async #change(change: (signed: Signed) => Signed | undefined): Promise<void> {
    for (;;) {
      const { rev, value } = await this.#document.load();
      const changed = change(value);
      if (changed === undefined || (await this.#document.commit(rev, changed)) === 'done') return;
    }
  }
}
