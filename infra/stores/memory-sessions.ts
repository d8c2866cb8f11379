import { FORGOTTEN_MS, type SessionRecord, type SessionStore } from '../../bots/handover/staff/sessions.js';

/** Sessions of the console in this process: a restart signs everybody out. */
export class MemorySessions implements SessionStore {
  readonly #records = new Map<string, SessionRecord>();
  readonly #spent = new Map<string, number>();

  put(key: string, record: SessionRecord): Promise<void> {
    for (const [other, { usedAt }] of this.#records)
      if (record.usedAt - usedAt >= FORGOTTEN_MS) this.#records.delete(other);
    this.#records.set(key, record);
    return Promise.resolve();
  }

  touch(key: string, usedAt: number): Promise<boolean> {
    const record = this.#records.get(key);
    if (record) this.#records.set(key, { ...record, usedAt });
    return Promise.resolve(record !== undefined);
  }

  get(key: string): Promise<SessionRecord | undefined> {
    return Promise.resolve(this.#records.get(key));
  }

  end(key: string): Promise<void> {
    this.#records.delete(key);
    return Promise.resolve();
  }

  endAllOf(name: string): Promise<void> {
    for (const [key, record] of this.#records) if (record.name === name) this.#records.delete(key);
    return Promise.resolve();
  }

  spendCode(name: string, step: number): Promise<boolean> {
    const isNew = step > (this.#spent.get(name) ?? 0);
    if (isNew) this.#spent.set(name, step);
    return Promise.resolve(isNew);
  }
}
