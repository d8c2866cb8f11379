import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

/** One purpose, one key: a ticket can never pass for a token. */
type Purpose =
  | 'conversation-token'
  | 'stream-ticket'
  | 'limiter-key'
  | 'framework-conversation'
  | 'console-posts'
  | 'oidc-trip'
  | 'audit-chain'
  | 'two-words'
  | 'sms-number-id'
  | 'sms-number'
  | 'sms-arrivals'
  | 'sms-spool'
  | 'sms-conversation'
  | 'sms-digest'
  | 'sms-phone'
  | 'talk-key-seal'
  | 'document-seal';

/** A key of 32 bytes for one purpose, from the service's secret (HKDF-SHA-256, RFC 5869). */
export function keyFor(secret: string, purpose: Purpose): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `reperes ${purpose}`, 32));
}

/** What a conversation token says. It has no end of its own: it lives exactly as long as its conversation. */
export interface Claims {
  conv: string;
  /** The visitor's id inside the conversation; `dl_` is the prefix for ids that only a token may give. */
  user: string;
  /** When it was made, in seconds since 1970. */
  iat: number;
}

export interface Tokens {
  make: (conversationId: string) => string;
  /** The claims, or `undefined` when it is not ours. */
  read: (token: string) => Claims | undefined;
  /** A ticket for one stream, good for a minute: it stands in an address, so it must not last. */
  makeTicket: (conversationId: string) => string;
  /** The conversation a ticket opens, or `undefined` when it is not ours or too old. */
  readTicket: (ticket: string) => string | undefined;
}

const ticketSeconds = 60;

/**
 * Tokens of the service as compact JWTs (HS256, RFC 7519): the official client looks inside for `user`. Those made with an
 * `earlier` secret are still read: a secret can be changed while people talk.
 */
export function makeTokens(secret: string, clock: () => Date, earlier: readonly string[] = []): Tokens {
  const tokenKey = keyFor(secret, 'conversation-token');
  const ticketKey = keyFor(secret, 'stream-ticket');
  const readable = [secret, ...earlier].map((each) => keyFor(each, 'conversation-token'));
  const seconds = () => Math.floor(clock().getTime() / 1000);
  return {
    make: (conv) => sign({ conv, user: `dl_${conv.slice(0, 8)}`, iat: seconds() }, tokenKey),
    read: (token) => firstOf(readable, (key) => verify(token, key)) as Claims | undefined,
    makeTicket: (conv) => sign({ conv, exp: seconds() + ticketSeconds }, ticketKey),
    readTicket(ticket) {
      const claims = verify(ticket, ticketKey) as { conv: string; exp: number } | undefined;
      return claims && claims.exp >= seconds() ? claims.conv : undefined;
    },
  };
}

function firstOf<T>(all: readonly T[], read: (one: T) => unknown): unknown {
  for (const one of all) {
    const found = read(one);
    if (found !== undefined) return found;
  }
  return undefined;
}

const header = Buffer.from('{"alg":"HS256","typ":"JWT"}').toString('base64url');

function sign(claims: object, key: Buffer): string {
  const signed = `${header}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}`;
  return `${signed}.${mac(signed, key).toString('base64url')}`;
}

/** Only our own header is accepted, so the algorithm is never the caller's choice. */
function verify(token: string, key: Buffer): unknown {
  const [head, payload, signature, ...rest] = token.split('.');
  if (head !== header || !payload || !signature || rest.length > 0) return undefined;
  const expected = mac(`${head}.${payload}`, key);
  const given = Buffer.from(signature, 'base64url');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
  return JSON.parse(Buffer.from(payload, 'base64url').toString()) as unknown;
}

function mac(text: string, key: Buffer): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
