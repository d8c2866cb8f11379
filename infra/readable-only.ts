import type { IncomingMessage, Server as NodeServer, ServerResponse } from 'node:http';
import { refusal } from '../bots/webchat/errors.js';
import { isReadable } from '../bots/webchat/readable-request.js';

type Listener = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * Puts the question whether a request can be read at all in front of whoever listens now, and answers it with 400
 * when it cannot. The connection is closed: what such a caller sends next is of no use either.
 */
export function refuseUnreadable(server: NodeServer, headers: Readonly<Record<string, string>>): void {
  for (const event of ['request', 'checkContinue'] as const) {
    const listeners = server.listeners(event) as Listener[];
    server.removeAllListeners(event);
    server.on(event, (request: IncomingMessage, response: ServerResponse) => {
      if (!isReadable(request)) return refuse(response, headers);
      for (const listener of listeners) listener.call(server, request, response);
    });
  }
}

function refuse(response: ServerResponse, careful: Readonly<Record<string, string>>): void {
  const { status, headers, body } = refusal('bad_request');
  const all = { ...careful, ...headers, Connection: 'close' };
  for (const [name, value] of Object.entries(all)) response.setHeader(name, value);
  response.statusCode = status;
  response.end(body);
}
