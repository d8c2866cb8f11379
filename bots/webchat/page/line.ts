import type { Shown } from './message.js';
import { pauseMs, request, type Answer } from './request.js';

/** The link with the server: one conversation, a socket when it opens, regular questions when it does not. */

interface Conversation {
  conversationId: string;
  token: string;
  streamUrl?: string;
}

export interface Hooks {
  take(activities: Shown[]): void;
  /** The server can be spoken to, or cannot. */
  reachable(yes: boolean): void;
  /** The server knows this conversation no longer. */
  gone(): void;
  locale(): string;
}

const SOCKET_MS = 4000;
const POLL_MS = 2000;
const CHECK_MS = 25_000;
const POLLS_BEFORE_SOCKET = 30;
const SOCKET_FAULTS = 2;

let hooks: Hooks;
let conversation: Conversation | undefined;
let socket: WebSocket | undefined;
let watermark = 0;
let tries = 0;
let faults = 0;
/** Changes whenever what is under way must no longer count. */
let turn = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Opens the line, and keeps it open until `hangUp`. */
export function dial(given: Hooks): void {
  hooks = given;
  void connect();
}

/** Forgets the conversation. What was under way is ignored when it comes back. */
export function hangUp(): void {
  turn++;
  clearTimeout(timer);
  dropSocket();
  conversation = undefined;
  watermark = 0;
  tries = faults = 0;
}

/** Where and with what to speak of this conversation, once it exists. */
export const current = (): Conversation | undefined => conversation;

/** The telephone woke, or the network came back: whatever the socket believes, start afresh. */
export function redial(): void {
  if (!hooks) return;
  tries = faults = 0;
  void connect();
}

/** Asks for what the socket may have missed. News found this way means that the socket is dead. */
export async function catchUp(): Promise<void> {
  const [mine, known] = [turn, conversation];
  if (!known) return;
  const answer = await request(
    'GET',
    `${pathOf(known)}/activities?watermark=${watermark || ''}`,
    known.token,
  );
  if (mine !== turn) return;
  if (answer.status !== 200) return refused(answer);
  const missed = socket && Number(answer.body.watermark) > watermark;
  hooks.reachable(true);
  receive(answer.body);
  if (missed) void connect();
}

const pathOf = (known: Conversation): string => `conversations/${known.conversationId}`;

async function connect(): Promise<void> {
  const mine = ++turn;
  clearTimeout(timer);
  dropSocket();
  const known = conversation;
  const answer = known
    ? await request('GET', `${pathOf(known)}?watermark=${watermark || ''}`, known.token)
    : await request('POST', 'conversations', undefined, { locale: hooks.locale() });
  if (mine !== turn) return;
  if (answer.status !== 200 && answer.status !== 201) return refused(answer);
  conversation = { ...known, ...(answer.body as unknown as Conversation) };
  tries = 0;
  hooks.reachable(true);
  listen(conversation);
}

/** 403 and 404 end a conversation that existed; everything else is tried again. */
function refused(answer: Answer): void {
  if (conversation && (answer.status === 404 || answer.status === 403)) return hooks.gone();
  hooks.reachable(false);
  again(Math.max(pauseMs(++tries), answer.waitMs), () => void connect());
}

function listen(known: Conversation): void {
  const opened = faults < SOCKET_FAULTS ? openSocket(known.streamUrl) : undefined;
  if (!opened) return poll();
  socket = opened;
  const tooLong = setTimeout(() => opened.close(), SOCKET_MS);
  opened.onopen = () => {
    clearTimeout(tooLong);
    faults = 0;
    keepChecking();
  };
  opened.onmessage = (event) => heard(opened, String(event.data));
  opened.onclose = () => {
    clearTimeout(tooLong);
    if (socket !== opened) return;
    socket = undefined;
    faults++;
    again(pauseMs(faults - 1), () => void connect());
  };
}

/** On our own host whatever address the server believes it has: a proxy may hide the public one. */
function openSocket(address: string | undefined): WebSocket | undefined {
  if (!address) return undefined;
  try {
    const url = new URL(address, location.href);
    return new WebSocket(`${location.origin.replace(/^http/, 'ws')}${url.pathname}${url.search}`);
  } catch {
    return undefined;
  }
}

function heard(from: WebSocket, data: string): void {
  if (from !== socket || !data) return;
  receive(JSON.parse(data) as Answer['body']);
}

function receive(body: Answer['body']): void {
  watermark = Math.max(watermark, Number(body.watermark) || 0);
  hooks.take((body.activities ?? []) as Shown[]);
}

/** Without a socket: ask regularly, and try the socket again now and then. */
function poll(asked = 0): void {
  if (asked > POLLS_BEFORE_SOCKET) return redial();
  void catchUp();
  again(POLL_MS, () => poll(asked + 1));
}

/** A socket can die without saying so when a telephone changes network: ask now and then. */
function keepChecking(): void {
  again(CHECK_MS, () => {
    void catchUp();
    keepChecking();
  });
}

function again(ms: number, what: () => void): void {
  clearTimeout(timer);
  timer = setTimeout(what, ms);
}

function dropSocket(): void {
  const old = socket;
  socket = undefined;
  old?.close();
}
