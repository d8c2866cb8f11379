import { request as httpRequest } from 'node:http';
import type { TestServer } from './server-for-tests.js';

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  /** The body when it is JSON. */
  json: {
    id?: string;
    conversationId?: string;
    token?: string;
    streamUrl?: string;
    expires_in?: number;
    watermark?: string;
    sessionId?: string;
    activities?: {
      id: string;
      text?: string;
      textFormat?: string;
      type: string;
      from: { id: string };
      channelData: { n: number };
    }[];
    error?: { code: string; message: string };
  };
}

/** A program that calls the server by hand, as somebody who means no good might. */
export async function call(server: TestServer, path: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(new URL(path, server.url), init);
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json');
  return {
    status: response.status,
    headers: response.headers,
    text,
    json: (isJson ? JSON.parse(text) : {}) as Answer['json'],
  };
}

/** A request whose raw path `fetch` would tidy up. */
export function rawCall(server: TestServer, path: string): Promise<{ status: number; text: string }> {
  const { hostname, port } = new URL(server.url);
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest({ hostname, port, path }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    });
    outgoing.on('error', reject);
    outgoing.end();
  });
}

export interface Opened {
  id: string;
  token: string;
  streamUrl: string;
  /** Path of this conversation, with `rest` behind it. */
  path: (rest?: string) => string;
  /** Request settings with this conversation's token and, if given, a JSON body. */
  as: (method: string, body?: unknown) => RequestInit;
}

export async function openTalk(server: TestServer, init: RequestInit = {}): Promise<Opened> {
  const { json } = await call(server, '/v3/directline/conversations', { method: 'POST', ...init });
  const { conversationId: id = '', token = '', streamUrl = '' } = json;
  return {
    id,
    token,
    streamUrl,
    path: (rest = '') => `/v3/directline/conversations/${id}${rest}`,
    as: (method, body) => ({ method, ...withJson(body, { authorization: `Bearer ${token}` }) }),
  };
}

export function withJson(body: unknown, headers: Record<string, string> = {}): RequestInit {
  if (body === undefined) return { headers };
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return { headers: { ...headers, 'content-type': 'application/json' }, body: text };
}

/** The texts of the conversation's log, once `enough` of them are there. */
export async function textsOf(server: TestServer, talk: Opened, enough: number): Promise<string[]> {
  for (let tries = 0; tries < 200; tries += 1) {
    const { json } = await call(server, talk.path('/activities'), talk.as('GET'));
    const texts = (json.activities ?? []).map(({ text }) => text ?? '');
    if (texts.length >= enough) return texts;
    await new Promise(setImmediate);
  }
  throw new Error('the log did not grow');
}
