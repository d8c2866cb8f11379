import { refusal, type ErrorCode } from './errors.js';
import type { Request, Response } from './route.js';
import type { Claims, Tokens } from './tokens.js';

/** Who is speaking, as the token says; `missing_token` when none came. */
export function readBearer(request: Request, tokens: Tokens): Claims | ErrorCode {
  const [scheme, token] = (request.header('authorization') ?? '').split(' ');
  if (scheme?.toLowerCase() !== 'bearer' || !token || isPlaceholder(token)) return 'missing_token';
  return tokens.read(token) ?? 'bad_token';
}

/** The official client writes its unset token into the header as a word. */
function isPlaceholder(token: string): boolean {
  return token === 'undefined' || token === 'null';
}

type OwnHandler = (conversation: Claims, request: Request) => Promise<Response>;

/** A handler that only the holder of this very conversation's token reaches. */
export function forOwner(tokens: Tokens, handle: OwnHandler): (request: Request) => Promise<Response> {
  return async (request) => {
    const claims = readBearer(request, tokens);
    if (typeof claims === 'string') return refusal(claims);
    if (request.params.id !== undefined && request.params.id !== claims.conv) return refusal('bad_token');
    return handle(claims, request);
  };
}
