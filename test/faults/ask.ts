import { request } from 'node:http';

export interface Answer {
  /** 0 when nothing came back in time. */
  status: number;
  body: Record<string, unknown>;
}

export interface Question {
  method: 'GET' | 'POST' | 'DELETE';
  url: string;
  token?: string;
  body?: unknown;
}

const patienceMs = 3_000;

/** One request on a connection of its own. Never rejects: a severed line is an ordinary answer here. */
export function ask({ method, url, token, body }: Question): Promise<Answer> {
  return new Promise((resolve) => {
    const headers = {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    };
    const nothing = () => resolve({ status: 0, body: {} });
    const asked = request(url, { method, headers, agent: false, timeout: patienceMs }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', nothing);
      response.on('close', () => {
        if (!response.complete) return nothing();
        resolve({ status: response.statusCode ?? 0, body: parsed(Buffer.concat(chunks).toString()) });
      });
    });
    asked.on('timeout', () => asked.destroy());
    asked.on('error', nothing);
    asked.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

function parsed(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}
