import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Route } from '../../../../bots/webchat/route.js';
import { makeHttpServer } from '../../../../infra/http-server.js';

export interface Listening {
  /** Without a slash at its end. */
  url: string;
  close: () => Promise<void>;
}

/** The routes of a gateway behind the real server, on a free port. */
export function hostOf(routes: readonly Route[], port = 0): Promise<Listening> {
  const server = makeHttpServer({
    routes,
    headers: { indexed: false, secure: false },
    trustedProxies: 0,
    upgrade: (_request, socket) => socket.destroy(),
    onFailure: (error) => {
      throw error;
    },
    emergencyLine: '',
  });
  return listen(server, port);
}

export interface Asked {
  method: string;
  url: string;
  headers: IncomingMessage['headers'];
  body: string;
}

/** An operator's own server, as a test makes it answer. */
export function operatorOf(answer: (asked: Asked, response: ServerResponse) => void): Promise<Listening> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      answer({ method, url, headers, body: Buffer.concat(chunks).toString() }, response);
    });
  });
  return listen(server, 0);
}

/** In two calls: restify replaces what Node's own writeHead gives back. */
export function answerWith(response: ServerResponse, status: number, body: string): void {
  response.statusCode = status;
  response.end(body);
}

function listen(server: Server, port: number): Promise<Listening> {
  return new Promise((resolve) => {
    server.listen(port, '127.0.0.1', () => {
      const { port: got } = server.address() as AddressInfo;
      const close = () =>
        new Promise<void>((closed) => {
          server.close(() => closed());
          server.closeAllConnections();
        });
      resolve({ url: `http://127.0.0.1:${got}`, close });
    });
  });
}
