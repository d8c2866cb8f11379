import type { Readable } from 'node:stream';
import type { ErrorCode } from './errors.js';
import type { Route } from './route.js';

/** Beyond this a sender is not drained any more but cut. */
const drainedAtMost = 8 * 1024 * 1024;
const bytesByDefault = 64 * 1024;

export type Body = { value: unknown } | { refused: ErrorCode };

type Wanted = Pick<Route, 'accepts' | 'maxBytes'>;

/**
 * Reads a body in memory, never on disk, as the route wants it. A body over the cap is read to its end and thrown
 * away, so that the sender gets the clear answer and not a broken connection. An empty body is `undefined`
 * whatever its type.
 */
export async function readBody(
  request: Readable & { headers: NodeJS.Dict<string | string[]> },
  { accepts, maxBytes = bytesByDefault }: Wanted,
): Promise<Body> {
  const bytes = await collect(request, maxBytes);
  if (accepts === undefined) return { value: undefined };
  if (bytes === 'too long') return { refused: 'body_too_long' };
  if (bytes.length === 0) return { value: undefined };
  if (accepts === 'bytes') return { value: bytes };
  if (!isWanted(accepts, request.headers['content-type'])) return { refused: 'wrong_type' };
  return parsed(accepts, bytes.toString('utf8'));
}

const types = {
  json: 'application/json',
  text: 'text/plain',
  form: 'application/x-www-form-urlencoded',
} as const;

function isWanted(accepts: keyof typeof types, header: string | string[] | undefined): boolean {
  return (
    String(header ?? '')
      .split(';')[0]
      ?.trim()
      .toLowerCase() === types[accepts]
  );
}

function parsed(accepts: keyof typeof types, text: string): Body {
  if (accepts === 'text') return { value: text };
  if (accepts === 'form') return { value: new URLSearchParams(text) };
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return { refused: 'malformed_json' };
  }
}

async function collect(request: Readable, maxBytes: number): Promise<Buffer | 'too long'> {
  const kept: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    const bytes = chunk as Buffer;
    length += bytes.length;
    if (length > drainedAtMost) break;
    if (length <= maxBytes) kept.push(bytes);
    else kept.length = 0;
  }
  return length > maxBytes ? 'too long' : Buffer.concat(kept);
}
