import assert from 'node:assert/strict';
import { phoneThread } from '../../../bots/sms/phone.js';
import { Talks } from '../../../bots/talks.js';
import { keyFor } from '../../../bots/webchat/tokens.js';
import { fictionalNumber, PhoneClient, type SentSms } from '../../bots/sms/phone-client.js';
import { SECRET, type House } from './house.js';
import type { PeopleStep } from './story.js';

/** Somebody of a story with a telephone: what she is sent, asked for or not. */
export class Texter {
  /** Ours of her talks, erased ones too. */
  readonly ids = new Set<string>();
  readonly #phone: PhoneClient;
  readonly #got: SentSms[] = [];
  readonly #number = fictionalNumber();
  readonly #talks: Talks;

  constructor({ server }: House) {
    this.#phone = new PhoneClient(server.url, this.#number);
    this.#talks = new Talks({ ...server, key: keyFor(SECRET, 'sms-conversation') });
  }

  async write(text: string): Promise<void> {
    this.#got.push(...(await this.#phone.write(text)));
    const id = await this.#talks.alive(phoneThread(this.#number, SECRET));
    if (id !== undefined) this.ids.add(id);
  }

  /** What came since the last look. */
  async shown(): Promise<SentSms[]> {
    const unasked = await this.#phone.write('');
    return [...this.#got.splice(0), ...unasked];
  }
}

export function assertTexts(one: PeopleStep, got: readonly SentSms[]): void {
  const { shows } = one;
  const all = got.map(({ text }) => text).join('\n---\n');
  const where = `${JSON.stringify(one)}\ngot:\n${all}`;
  for (const { parts } of got) assert.equal(parts, 1, where);
  if (shows === undefined) return;
  if (shows.nothing === true) assert.equal(got.length, 0, where);
  for (const words of shows.says) assert.ok(all.includes(words), `« ${words} » is missing: ${where}`);
  for (const words of shows.never)
    assert.ok(!all.includes(words), `« ${words} » must not be there: ${where}`);
}
