import assert from 'node:assert/strict';
import { fictionalNumber, PhoneClient, type SentSms } from '../../bots/sms/phone-client.js';
import type { PeopleStep } from './story.js';

/** Somebody of a story with a telephone: what she is sent, asked for or not. */
export class Texter {
  readonly #phone: PhoneClient;
  readonly #got: SentSms[] = [];

  constructor(url: string) {
    this.#phone = new PhoneClient(url, fictionalNumber());
  }

  async write(text: string): Promise<void> {
    this.#got.push(...(await this.#phone.write(text)));
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
