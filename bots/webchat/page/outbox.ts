import { current } from './line.js';
import { pauseMs, request, type Answer } from './request.js';

/** Her words on their way: in order, one at a time, each tried until the server has it, and never twice. */

export interface Note {
  text: string;
  /** The same at every try, so that the server keeps one copy. */
  id: string;
  /** It was read by itself, while it could not be sent. */
  isRead?: boolean;
}

export interface OutboxHooks {
  /** How many still wait; called at each change. */
  changed(waiting: number): void;
  reachable(yes: boolean): void;
  /** The server has it under this name and will answer. */
  arrived(id: unknown): void;
  /** The server will never take this one. */
  refused(note: Note): void;
  gone(): void;
  locale(): string;
}

let hooks: OutboxHooks;
let waiting: Note[] = [];
let last: Note | undefined;
let busy = false;
let tries = 0;
let era = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Says who is told what becomes of her words. */
export function openOutbox(given: OutboxHooks): void {
  hooks = given;
}

/** Puts words in line. They leave now, or when the network is back. */
export function post(text: string): void {
  last = { text, id: freshId() };
  waiting.push(last);
  hooks.changed(waiting.length);
  void flush();
}

/** Her words that may have no answer yet: all that wait to be sent, else the last. */
export const owed = (): Note[] => (waiting.length || !last ? [...waiting] : [last]);

/** What waits to be sent, in words. */
export const unsent = (): string => waiting.map(({ text }) => text).join('\n');

/** Forgets everything that waits. */
export function emptyOutbox(): void {
  era++;
  clearTimeout(timer);
  waiting = [];
  last = undefined;
  busy = false;
  tries = 0;
}

/** Sends what waits, if there is a conversation to send it to. Calling it again is harmless. */
export async function flush(): Promise<void> {
  const [note, known, mine] = [waiting[0], current(), era];
  if (busy || !note || !known) return;
  busy = true;
  clearTimeout(timer);
  const body = {
    type: 'message',
    text: note.text,
    locale: hooks.locale(),
    channelData: { clientActivityID: note.id },
  };
  const answer = await request('POST', `conversations/${known.conversationId}/activities`, known.token, body);
  if (mine !== era) return;
  busy = false;
  settle(note, answer);
}

function settle(note: Note, { status, waitMs, body }: Answer): void {
  if (status === 403 || status === 404) return hooks.gone();
  const taken = status >= 200 && status < 300;
  const hopeless = [400, 413, 415, 422].includes(status);
  if (!taken && !hopeless) return later(waitMs);
  tries = 0;
  waiting.shift();
  hooks.reachable(true);
  hooks.changed(waiting.length);
  if (taken) hooks.arrived(body.id);
  else hooks.refused(note);
  void flush();
}

/** No network, an overloaded server, a fault: the same words again a little later. */
function later(waitMs: number): void {
  tries++;
  if (tries > 1) hooks.reachable(false);
  timer = setTimeout(() => void flush(), Math.max(pauseMs(tries), waitMs));
}

/** Not `randomUUID`: old telephones, and plain http on a local network, do not have it. */
function freshId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
