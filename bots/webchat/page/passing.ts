import { isCovered } from './cover.js';
import { say } from './language.js';
import { current } from './line.js';
import type { Shown } from './message.js';
import { request } from './request.js';
import { signIs } from './waiting.js';

/** What passes between her and the person she talks with, and is kept nowhere: that somebody is typing, what was read. */

const TYPING_MS = 6000;
const TELL_MS = 4000;

let isWithPerson = false;
let heard = 0;
let seen = 0;
let own = 0;
let toldAt = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Whether a person reads her words, and not only the bot. */
export const withPerson = (): boolean => isWithPerson;

/** A message came, under this number; nothing of hers waits to be read above it. */
export function heardIs(n: number, ofPerson: boolean): void {
  isWithPerson = ofPerson;
  heard = n;
  own = Infinity;
}

/** Her own last message has this number. */
export const ownIs = (n: number): void => void (own = n);

/** Nobody is there any more. */
export function part(): void {
  isWithPerson = false;
  heard = seen = 0;
}

/** Only what is on screen, on a page that is looked at, counts as seen. */
export function tellSeen(): void {
  if (!isWithPerson || heard <= seen || document.hidden || isCovered()) return;
  seen = heard;
  pass({ type: 'event', name: 'seen', value: heard });
}

/** She is typing: told now and then, as long as she is. */
export function tellTyping(): void {
  if (!isWithPerson || Date.now() - toldAt < TELL_MS) return;
  toldAt = Date.now();
  pass({ type: 'typing' });
}

function pass(body: object): void {
  const known = current();
  if (known) void request('POST', `conversations/${known.conversationId}/activities`, known.token, body);
}

/** The other one's sign: a still line for the eye, that no voice reads. */
export function passed({ type, from, value }: Shown): void {
  if (type !== 'typing' && !(Number(value) >= own)) return;
  clearTimeout(timer);
  signIs(type === 'typing' ? say('typing', from?.name) : say('seen'));
  if (type === 'typing') timer = setTimeout(signIs, TYPING_MS);
}
