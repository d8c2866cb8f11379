import type { IncomingMessage, Server as NodeServer } from 'node:http';
import type { Duplex } from 'node:stream';
import { pino } from 'pino';
import restify from 'restify';
import { StoreAway } from '../bots/conversations.js';
import { readBody } from '../bots/webchat/body.js';
import { refusal, type ErrorCode } from '../bots/webchat/errors.js';
import type { Request, Response, Route } from '../bots/webchat/route.js';
import { clientAddress, isLocalCaller } from './client-address.js';
import { refuseUnreadable } from './readable-only.js';
import { securityHeaders, type HeaderRules } from './security-headers.js';

export interface HttpTools {
  routes: readonly Route[];
  headers: HeaderRules;
  trustedProxies: number;
  /** Takes over connections that ask to become a WebSocket. */
  upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  /** A handler threw: only the error's class name may be told. */
  onFailure: (error: unknown) => void;
  /** The emergency numbers in words, for the answer after a fault. */
  emergencyLine: string;
}

/**
 * The one place that knows restify. Handlers are async only (a synchronous throw would leave the caller waiting);
 * restify's own log is silent (it would print whole requests), its body parser is not used (it leaves uploads on
 * disk), and its own error bodies are replaced by ours (they repeat the path and the error's message).
 */
export function makeHttpServer(tools: HttpTools): NodeServer {
  const server = restify.createServer({ name: '', log: pino({ level: 'silent' }) as never });
  const careful = securityHeaders(tools.headers);
  const headers = Object.entries(careful);
  refuseUnreadable(server.server, careful);
  server.pre((_request, response, next) => {
    for (const [name, value] of headers) response.setHeader(name, value);
    next();
  });
  for (const route of tools.routes) mount(server, route, tools);
  server.on('restifyError', (_request, response: restify.Response, error: unknown, done: () => void) => {
    send(response, refusal(codeOf(error)));
    done();
  });
  // restify repeats the listener's faults as its own, and what nobody hears there ends the process with a stack.
  server.on('error', (error: unknown) => {
    if (server.server.listening) tools.onFailure(error);
  });
  return limited(server.server, tools);
}

const verbs = { GET: 'get', POST: 'post', DELETE: 'del', OPTIONS: 'opts' } as const;

function mount(server: restify.Server, route: Route, tools: HttpTools): void {
  const handler = async (request: restify.Request, response: restify.Response): Promise<void> => {
    send(response, await answer(route, request, tools));
  };
  server[verbs[route.method]](route.path, handler as restify.RequestHandler);
  if (route.method === 'GET') server.head(route.path, handler as restify.RequestHandler);
}

async function answer(route: Route, incoming: restify.Request, tools: HttpTools): Promise<Response> {
  const refuse = route.refuse ?? ((code, _request, extras) => refusal(code, extras));
  const empty = () => requestOf(incoming, undefined, tools);
  try {
    const body = await readBody(incoming, route);
    if ('refused' in body) return refuse(body.refused, empty());
    return await route.handle(requestOf(incoming, body.value, tools));
  } catch (error) {
    if (!incoming.destroyed || incoming.complete) tools.onFailure(error);
    const { emergencyLine } = tools;
    if (error instanceof StoreAway) return refuse('unavailable', empty(), { waitSeconds: 2, emergencyLine });
    return refuse('failed', empty(), { emergencyLine });
  }
}

function requestOf(incoming: restify.Request, body: unknown, { trustedProxies }: HttpTools): Request {
  return {
    method: incoming.method ?? '',
    params: (incoming.params ?? {}) as Record<string, string>,
    query: new URLSearchParams(incoming.getQuery()),
    header: (name) => incoming.headers[name]?.toString(),
    address: clientAddress(incoming, trustedProxies),
    local: isLocalCaller(incoming),
    body,
  };
}

function send(response: restify.Response, { status, headers = {}, body }: Response): void {
  if (response.headersSent || response.destroyed) return;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  response.sendRaw(status, body ?? '');
}

/** What restify itself refuses: an unknown address, a wrong verb, a path that is no text. */
function codeOf(error: unknown): ErrorCode {
  const status = (error as { statusCode?: number } | undefined)?.statusCode ?? 500;
  if (status === 405) return 'wrong_method';
  if (status === 404) return 'not_found';
  return status < 500 ? 'bad_request' : 'failed';
}

/** Slow or idle callers may not hold the door. */
function limited(server: NodeServer, tools: HttpTools): NodeServer {
  server.headersTimeout = 10_000;
  server.requestTimeout = 30_000;
  server.keepAliveTimeout = 65_000;
  server.maxHeadersCount = 60;
  server.on('upgrade', tools.upgrade);
  return server;
}
