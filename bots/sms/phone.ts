import { createHmac } from 'node:crypto';
import { InOrder } from '../framework/in-order.js';
import { refusal } from '../webchat/errors.js';
import { json, type Request, type Response, type Route } from '../webchat/route.js';
import { keyFor } from '../webchat/tokens.js';
import { SmsChannel, type ChannelTools } from './channel.js';
import type { Outbox, Reply } from './gateway.js';
import { countParts } from './text/segments.js';

/**
 * `POST /sms/phone`: the telephone of who develops or tries the service, with no operator behind it. The same channel as
 * for everybody; what would be sent is the answer to the call. Only with fictional content, so that no real person's
 * number ever comes here.
 */
export function phoneRoutes(tools: Omit<ChannelTools, 'outbox'>, outbox: PhoneOutbox): Route[] {
  if (!tools.content.settings.fictional) return [];
  const line = { ...tools, channel: new SmsChannel({ ...tools, outbox }), outbox, inOrder: new InOrder() };
  return [
    {
      method: 'POST',
      path: '/sms/phone',
      accepts: 'json',
      handle: (request) => receive(request, line),
    },
  ];
}

interface PhoneLine extends Omit<ChannelTools, 'outbox' | 'inOrder'> {
  channel: SmsChannel;
  outbox: PhoneOutbox;
  inOrder: InOrder;
}

/** Ten joined SMS and more; a longer text is refused, so that what was sent is never half read without a word. */
const LONGEST = 10_000;

async function receive({ body }: Request, line: PhoneLine): Promise<Response> {
  const { from, text } = (body ?? {}) as { from?: unknown; text?: unknown };
  if (typeof from !== 'string' || typeof text !== 'string' || !/^\+?[\d ]{1,20}$/.test(from))
    return refusal('bad_request');
  if (text.length > LONGEST) return refusal('body_too_long');
  let response = refusal('unavailable');
  const number = from.replaceAll(' ', '');
  await line.inOrder.run(number, async () => {
    response = await answered(number, text, line);
  });
  return response;
}

async function answered(number: string, text: string, line: PhoneLine): Promise<Response> {
  const thread = phoneThread(number, line.secret);
  line.outbox.meet(thread, number);
  if (text !== '') return taken(thread, text, line);
  return shown(thread, line);
}

async function taken(thread: string, text: string, line: PhoneLine): Promise<Response> {
  const message = { thread, hashes: [thread, thread] as const, gateway: 'phone', text, at: line.clock() };
  if ((await line.channel.accept(message)) === 'busy') return refusal('unavailable');
  await line.channel.settled(thread);
  return shown(thread, line);
}

/** With what a person of the team wrote since: an empty text only asks for it. */
function shown(thread: string, line: PhoneLine): Response {
  const replies = line.outbox.take(thread).map((one) => ({ text: one, parts: countParts(one).parts }));
  return json(200, { replies });
}

/** The thread of a number of this telephone. */
export function phoneThread(number: string, secret: string): string {
  return createHmac('sha256', keyFor(secret, 'sms-phone')).update(number).digest('base64url').slice(0, 22);
}

/** Holds what the terminal has not shown yet. */
export class PhoneOutbox implements Outbox {
  readonly #waiting = new Map<string, string[]>();
  readonly #known = new Map<string, Set<string>>();
  readonly #numbers = new Map<string, string>();

  /** As a real line, that the number of a talk can be opened in a peril (number-behind.ts). */
  meet(thread: string, number: string): void {
    this.#numbers.set(thread, number);
  }

  open(thread: string): Promise<string | undefined> {
    return Promise.resolve(this.#numbers.get(thread));
  }

  post({ thread, text, reference, last }: Reply): Promise<void> {
    const known = this.#known.get(thread) ?? new Set();
    if (known.has(reference)) return Promise.resolve();
    if (last === true) this.#forget(thread);
    else this.#known.set(thread, known.add(reference));
    this.#waiting.set(thread, [...(this.#waiting.get(thread) ?? []), text]);
    return Promise.resolve();
  }

  take(thread: string): string[] {
    const texts = this.#waiting.get(thread) ?? [];
    this.#waiting.delete(thread);
    return texts;
  }

  state(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  erase(thread: string): Promise<void> {
    this.#waiting.delete(thread);
    this.#forget(thread);
    return Promise.resolve();
  }

  #forget(thread: string): void {
    this.#known.delete(thread);
    this.#numbers.delete(thread);
  }
}
