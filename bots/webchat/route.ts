import type { ErrorCode, ErrorExtras } from './errors.js';

/**
 * A route as plain data: what bots/ offers and infra/http-server.ts mounts. Nothing here knows the HTTP library,
 * so that a handler can be called in a test with an object. What is not listed as a route is refused.
 */
export interface Route {
  method: 'GET' | 'POST' | 'DELETE' | 'OPTIONS';
  /** With `:name` for a part that is read into `params`. */
  path: string;
  /**
   * What the body may be; anything else is answered 415. Absent: a body is ignored. `bytes`: a Buffer, whatever type it
   * claims: an operator may be wrong about its own encoding.
   */
  accepts?: 'json' | 'text' | 'form' | 'bytes';
  /** Longest body in bytes before 413; 64 KiB when absent. */
  maxBytes?: number;
  handle: (request: Request) => Promise<Response> | Response;
  /** How this route says that it could not: JSON unless people read it. */
  refuse?: (code: ErrorCode, request: Request, extras?: ErrorExtras) => Response;
}

export interface Request {
  method: string;
  params: Readonly<Record<string, string>>;
  query: URLSearchParams;
  /** Value of a header by its lower-case name. */
  header: (name: string) => string | undefined;
  /** Client address, already corrected for trusted proxies. Never kept, never logged. */
  address: string;
  /** The caller is this very machine, and no proxy stands between. */
  local: boolean;
  /** Parsed JSON, the text, or the form; `undefined` when the body was empty or is not read. */
  body: unknown;
}

export interface Response {
  status: number;
  /** Several values of one name, as cookies are set, stand in a list. */
  headers?: Readonly<Record<string, string | string[]>>;
  body?: string | Buffer;
}

/** A JSON answer. */
export function json(status: number, value: unknown, headers?: Record<string, string>): Response {
  return {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(value),
  };
}
