import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Activity } from 'botbuilder';
import { WebSocketServer, type WebSocket } from 'ws';
import { pageRoutes, type PageParts } from '../../../bots/webchat/page.js';
import type { Request, Response, Route } from '../../../bots/webchat/route.js';
import { houseOf, opening } from './page-content.js';

/** What a visitor sent, in order of arrival. */
export interface Received {
  text: string;
  clientId: string;
}

/**
 * The page, in front of a Direct Line server that does what a test tells it: say this, fail twice, cut the line.
 * It answers nothing by itself but the opening.
 */
export class ScriptedServer {
  readonly received: Received[] = [];
  /** Signs that pass and are kept nowhere: typing, seen. */
  readonly passed: Partial<Activity>[] = [];
  readonly starts: string[] = [];
  readonly left: string[] = [];
  /** Answers to give instead of the usual ones, first in first out, by kind of request. */
  readonly troubles: Record<'start' | 'send', { status: number; retryAfter?: number }[]> = {
    start: [],
    send: [],
  };
  sockets = 0;
  allowSockets = true;
  gone = false;
  /** The sockets look open and carry nothing, as after a telephone changed network. */
  deaf = false;
  /** How long the answer to a sending is held back: the bot's own words come first by the socket. */
  holdSendMs = 0;
  replies: (text: string) => Partial<Activity>[] = () => [];
  /** What is said to words whose talk cannot be reached, and what was asked so. */
  alone: (text: string) => Partial<Activity>[] = () => [];
  readonly askedAlone: { text: string; locale: string; canWrite: boolean }[] = [];
  /** The first words, by the language the page asks for. */
  openings: (lang: string) => Partial<Activity>[] = opening;
  url = '';
  private log: Partial<Activity>[] = [];
  private readonly live = new Set<WebSocket>();
  private readonly upgrades = new WebSocketServer({ noServer: true });
  private readonly http = createServer((incoming, response) => void this.answer(incoming, response));

  async start(parts: PageParts): Promise<this> {
    const routes = pageRoutes(parts)(houseOf(parts));
    this.routes = routes;
    this.http.on('upgrade', (request, socket, head) => {
      if (!this.allowSockets) return socket.destroy();
      this.upgrades.handleUpgrade(request, socket, head, (one) => this.listenTo(one, request.url ?? ''));
    });
    await new Promise<void>((ready) => this.http.listen(0, '127.0.0.1', ready));
    this.url = `http://127.0.0.1:${(this.http.address() as AddressInfo).port}/`;
    return this;
  }

  stop(): void {
    this.cut();
    this.http.closeAllConnections();
    this.http.close();
  }

  /** Adds bot messages to the log and pushes them to whoever listens. */
  say(activities: Partial<Activity>[], replyToId?: string): void {
    const from = this.log.length;
    for (const one of activities)
      this.write({ ...one, from: { id: 'bot', name: '', role: 'bot' }, replyToId });
    this.push(from);
  }

  /** What the person she talks with does, as it passes: without a number, and never repeated. */
  pass(activity: Partial<Activity>): void {
    const sign = { ...activity, from: { id: 'worker', name: 'Camille', role: 'bot' } };
    const set = { activities: [sign], watermark: String(this.log.length) };
    for (const socket of this.live) socket.send(JSON.stringify(set));
  }

  /** As when a train enters a tunnel. */
  cut(): void {
    for (const socket of this.live) socket.terminate();
    this.live.clear();
  }

  end(ending: 'leave' | 'erase' | 'expired'): void {
    this.say([{ type: 'endOfConversation', channelData: { ending } }]);
  }

  private routes: readonly Route[] = [];

  private write(activity: Partial<Activity>): void {
    const n = this.log.length + 1;
    this.log.push({ ...activity, channelData: { ...(activity.channelData as object), n } });
  }

  private push(from: number): void {
    if (!this.deaf) for (const socket of this.live) socket.send(this.since(from));
  }

  private since(from: number): string {
    return JSON.stringify({ activities: this.log.slice(from), watermark: String(this.log.length) });
  }

  private listenTo(socket: WebSocket, address: string): void {
    this.sockets++;
    this.live.add(socket);
    socket.on('close', () => this.live.delete(socket));
    socket.send(this.since(Number(new URL(address, this.url).searchParams.get('w'))));
  }

  private async answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await textOf(incoming);
    const url = new URL(incoming.url ?? '/', this.url);
    const { status, headers, body: sent } = await this.route(incoming, url, body);
    response.writeHead(status, headers).end(sent);
  }

  private route(incoming: IncomingMessage, url: URL, body: string): Promise<Response> | Response {
    if (url.pathname.startsWith('/v3/directline/')) return this.directLine(incoming, url, body);
    const route = this.routes.find(({ method, path }) => method === incoming.method && path === url.pathname);
    return route ? route.handle(requestOf(incoming, url, body)) : { status: 404 };
  }

  private directLine(incoming: IncomingMessage, url: URL, body: string): Promise<Response> | Response {
    if (url.pathname.endsWith('/alone')) return this.readAlone(body);
    const [id = '', what] = url.pathname
      .replace('/v3/directline/conversations', '')
      .split('/')
      .filter(Boolean);
    if (what === 'leave') return this.leave(body);
    if (this.gone && id) return { status: 404, body: '{}' };
    if (!id) return this.troubled('start') ?? this.open(body);
    const watermark = Number(url.searchParams.get('watermark'));
    if (what === undefined) return this.conversation(200, watermark);
    if (incoming.method === 'GET') return { status: 200, body: this.since(watermark) };
    return this.troubled('send') ?? this.take(body);
  }

  private troubled(kind: 'start' | 'send'): Response | undefined {
    const trouble = this.troubles[kind].shift();
    const wait: Record<string, string> = trouble?.retryAfter
      ? { 'Retry-After': String(trouble.retryAfter) }
      : {};
    return trouble && { status: trouble.status, headers: wait, body: '{}' };
  }

  private open(body: string): Response {
    const { locale } = JSON.parse(body) as { locale: string };
    this.starts.push(locale);
    this.log = [];
    for (const one of this.openings(locale))
      this.write({ ...one, from: { id: 'bot', name: '', role: 'bot' } });
    return this.conversation(201, 0);
  }

  private conversation(status: number, watermark: number): Response {
    const streamUrl = `ws://elsewhere.invalid/v3/directline/conversations/c/stream?w=${watermark}`;
    return { status, body: JSON.stringify({ conversationId: 'c', token: 'key', streamUrl }) };
  }

  private take(body: string): Promise<Response> | Response {
    const posted = JSON.parse(body) as Partial<Activity>;
    if (posted.type !== 'message') {
      this.passed.push(posted);
      return { status: 200, body: '{}' };
    }
    const { text, channelData } = posted as { text: string; channelData: { clientActivityID: string } };
    const clientId = channelData.clientActivityID;
    const id = `c|${clientId}`;
    if (this.received.some((one) => one.clientId === clientId))
      return { status: 200, body: JSON.stringify({ id }) };
    this.received.push({ text, clientId });
    setTimeout(() => this.reply(text, id), 5);
    const taken = { status: 200, body: JSON.stringify({ id }) };
    return new Promise((done) => setTimeout(() => done(taken), this.holdSendMs));
  }

  private reply(text: string, id: string): void {
    const from = this.log.length;
    this.write({ type: 'message', text, from: { id: 'visitor-1', name: '', role: 'user' } });
    this.push(from);
    const replies = this.replies(text);
    if (replies.length) this.say(replies, id);
  }

  private readAlone(body: string): Response {
    const asked = JSON.parse(body) as ScriptedServer['askedAlone'][number];
    this.askedAlone.push(asked);
    return { status: 200, body: JSON.stringify({ activities: this.alone(asked.text) }) };
  }

  private leave(token: string): Response {
    this.left.push(token);
    return { status: 204 };
  }
}

function requestOf(incoming: IncomingMessage, url: URL, body: string): Request {
  const header = (name: string) => incoming.headers[name]?.toString();
  const form = incoming.method === 'POST' ? new URLSearchParams(body) : undefined;
  return {
    method: incoming.method ?? '',
    params: {},
    query: url.searchParams,
    header,
    address: '',
    local: true,
    body: form,
  };
}

async function textOf(incoming: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of incoming) text += String(chunk);
  return text;
}
