import type { Refused } from '../../gateway.js';
import { decodeText } from '../../text/decode.js';

export interface Call {
  url: string;
  method: 'GET' | 'POST' | 'DELETE';
  headers: Readonly<Record<string, string>>;
  body?: string;
  /** Before the operator counts as silent. */
  timeoutMs?: number;
}

export interface Answer {
  status: number;
  text: string;
}

const TIMEOUT_MS = 10_000;

/** Asks an operator. What did not come through is a refusal to try again; the error itself, which may hold the address, goes nowhere. */
export async function call({ url, timeoutMs = TIMEOUT_MS, ...request }: Call): Promise<Answer | Refused> {
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    const answer = await fetch(url, { ...request, signal, redirect: 'error' });
    // Words of a person may stand in it: bytes that are no UTF-8 are read as what they can be.
    const bytes = new Uint8Array(await answer.arrayBuffer());
    return { status: answer.status, text: decodeText(bytes, 'utf8') };
  } catch (error) {
    const isLate = error instanceof Error && error.name === 'TimeoutError';
    return { sent: false, retryable: true, code: isLate ? 'timeout' : 'unreachable' };
  }
}

/** The answer as an object, or an empty one: an operator in trouble answers in HTML. */
export function readJson(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** Too many, or a fault of theirs: it may pass in a moment. */
export function isPassing(status: number): boolean {
  return status === 408 || status === 429 || status >= 500;
}
