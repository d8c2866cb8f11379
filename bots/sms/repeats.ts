import { createHmac } from 'node:crypto';
import type { Marks } from './arrival-stores.js';
import type { Received } from './gateway.js';

const ID_SECONDS = 48 * 3600;
/** Longer than the year after which the key that signs such messages is to be renewed (gateways/twilio/README.md). */
const UNDATED_ID_SECONDS = 400 * 24 * 3600;
const TEXT_SECONDS = 4;

/**
 * Whether a message came before. The same id of an operator, with the same words of the same sender, within 48 hours is the
 * same message, and where nothing dates it, within 400 days: an id that comes again with others is an operator's fault, and
 * may be a cry. So is the same text
 * within four seconds, but only where no id says otherwise and nothing of ours went out in between: a second « 1 » is an
 * answer to the next question.
 */
export class Repeats {
  readonly #marks: Marks;
  readonly #key: Buffer;

  constructor(marks: Marks, key: Buffer) {
    this.#marks = marks;
    this.#key = key;
  }

  async knowsId(received: Received): Promise<boolean> {
    const key = this.#idKey(received);
    return key !== undefined && (await this.#marks.get(key)) !== undefined;
  }

  async knowsText(thread: string, received: Received): Promise<boolean> {
    const last = await this.#marks.get(textKey(thread));
    if (last === undefined) return false;
    const [text, id] = last.split(' ');
    if (text !== this.#hash(received.text)) return false;
    return !id || received.providerId === undefined || id === this.#hash(received.providerId);
  }

  async rememberId(received: Received): Promise<void> {
    const key = this.#idKey(received);
    const seconds = received.undated ? UNDATED_ID_SECONDS : ID_SECONDS;
    if (key !== undefined) await this.#marks.set(key, '1', seconds);
  }

  async rememberText(thread: string, { text, providerId }: Received): Promise<void> {
    const id = providerId === undefined ? '' : this.#hash(providerId);
    await this.#marks.set(textKey(thread), `${this.#hash(text)} ${id}`, TEXT_SECONDS);
  }

  /** A message of ours went out: the same words now answer that. */
  answered(thread: string): Promise<void> {
    return this.#marks.drop(textKey(thread));
  }

  #idKey({ gateway, providerId, part, from, text }: Received): string | undefined {
    if (providerId === undefined || providerId === '') return undefined;
    return `id:${this.#hash(JSON.stringify([gateway, providerId, part?.seq ?? 0, from, text]))}`;
  }

  #hash(text: string): string {
    return createHmac('sha256', this.#key).update(text).digest('base64url').slice(0, 22);
  }
}

const textKey = (thread: string) => `text:${thread}`;
