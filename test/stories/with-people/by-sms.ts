import assert from 'node:assert/strict';
import { phoneThread } from '../../../bots/sms/phone.js';
import { Talks } from '../../../bots/talks.js';
import { keyFor } from '../../../bots/webchat/tokens.js';
import { fictionalNumber, PhoneClient, type SentSms } from '../../bots/sms/phone-client.js';
import { SECRET, type House } from './house.js';
import type { Shown, Side } from './side.js';
import type { PeopleStep } from './story.js';

/** Somebody of a story with a telephone: what she is sent, asked for or not, each in one part. */
export class SmsSide implements Side {
  readonly ids = new Set<string>();
  readonly #house: House;
  readonly #talks: Talks;
  readonly #got: SentSms[] = [];
  #number = fictionalNumber();

  constructor(house: House) {
    this.#house = house;
    this.#talks = new Talks({ ...house.server, key: keyFor(SECRET, 'sms-conversation') });
  }

  arrive(): Promise<void> {
    this.#number = fictionalNumber();
    return Promise.resolve();
  }

  async write(text: string): Promise<void> {
    this.#got.push(...(await this.#phone.write(text)));
    const id = await this.#talks.alive(phoneThread(this.#number, SECRET));
    if (id !== undefined) this.ids.add(id);
  }

  async act(what: NonNullable<PeopleStep['visitor']>): Promise<void> {
    assert.equal(what, 'closes', `a telephone cannot: ${what}`);
    await this.write('STOP');
  }

  async shown(): Promise<Shown> {
    const sent = [...this.#got.splice(0), ...(await this.#phone.write(''))];
    const text = sent.map((one) => one.text).join('\n---\n');
    for (const { parts } of sent) assert.equal(parts, 1, text);
    return { text, count: sent.length };
  }

  close(): void {
    this.#got.splice(0);
  }

  get #phone(): PhoneClient {
    return new PhoneClient(this.#house.server.url, this.#number);
  }
}
