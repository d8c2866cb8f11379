import { forOwner, readBearer } from './authorise.js';
import type { DirectLineTools } from './direct-line.js';
import { refusal, type ErrorCode } from './errors.js';
import { json, type Request, type Response, type Route } from './route.js';
import { streamUrl } from './stream-url.js';
import { readWatermark } from './wire.js';

/** A hint for clients: when to ask for a fresh token. The token itself ends only with its conversation. */
export const expiresInSeconds = 1800;

/** Long after any real use and long before a tombstone is forgotten: an old token can never start a talk anew. */
const tokenStartsWithinSeconds = 1800;

/** Tokens, starting a conversation, coming back to it. */
export function openingRoutes(tools: DirectLineTools): Route[] {
  const { tokens } = tools;
  return [
    { method: 'POST', path: '/tokens/generate', handle: (request) => generate(request, tools) },
    {
      method: 'POST',
      path: '/tokens/refresh',
      handle: forOwner(tokens, async ({ conv }) =>
        (await isAlive(conv, tools)) ? json(200, tokenOf(conv, tools)) : refusal('conversation_ended'),
      ),
    },
    {
      method: 'POST',
      path: '/conversations',
      accepts: 'json',
      handle: (request) => start(request, tools),
    },
    {
      method: 'GET',
      path: '/conversations/:id',
      handle: forOwner(tokens, ({ conv }, request) => reconnect(conv, request, tools)),
    },
  ];
}

async function generate(request: Request, tools: DirectLineTools): Promise<Response> {
  const wait = await tools.limits.take('token', request.address);
  if (wait !== 'pass') return tooMany(wait, tools);
  return json(200, tokenOf(tools.newId(), tools));
}

async function start(request: Request, tools: DirectLineTools): Promise<Response> {
  const id = startedId(request, tools);
  if ('refused' in id) return refusal(id.refused);
  if (await isAlive(id.conv, tools)) return json(200, conversation(id.conv, request, tools));
  const wait = await tools.limits.take('opening', request.address);
  if (wait !== 'pass') return tooMany(wait, tools);
  const opened = await tools.turns.open(id.conv, langOf(request.body));
  if (opened === 'full') return noRoom(tools);
  if (opened === 'gone') return refusal('conversation_ended');
  return json(opened === 'done' ? 201 : 200, conversation(id.conv, request, tools));
}

/** A conversation is started with the token made for it, or with none at all. */
function startedId(request: Request, tools: DirectLineTools): { conv: string } | { refused: ErrorCode } {
  const claims = readBearer(request, tools.tokens);
  if (claims === 'missing_token') return { conv: tools.newId() };
  if (typeof claims === 'string') return { refused: claims };
  const ageSeconds = tools.clock().getTime() / 1000 - claims.iat;
  return ageSeconds > tokenStartsWithinSeconds ? { refused: 'conversation_ended' } : { conv: claims.conv };
}

async function reconnect(conv: string, request: Request, tools: DirectLineTools): Promise<Response> {
  if (!(await isAlive(conv, tools))) return refusal('conversation_ended');
  setImmediate(() => void tools.turns.hear(conv, request.address));
  return json(200, conversation(conv, request, tools));
}

async function isAlive(conv: string, tools: DirectLineTools): Promise<boolean> {
  return (await tools.store.since(conv, Number.MAX_SAFE_INTEGER)) !== 'gone';
}

function tokenOf(conversationId: string, tools: DirectLineTools): object {
  return { conversationId, token: tools.tokens.make(conversationId), expires_in: expiresInSeconds };
}

function conversation(id: string, request: Request, tools: DirectLineTools): object {
  const from = { id, watermark: readWatermark(request.query.get('watermark')) };
  const url = streamUrl(from, request, { ticket: tools.tokens.makeTicket(id), origins: tools.origins });
  return { ...tokenOf(id, tools), streamUrl: url, referenceGrammarId: '' };
}

const LONGEST_TAG = 35;

/** As the page or the browser names it; the bot finds the nearest that it speaks. */
export function langOf(body: unknown): string {
  const locale = (body as { locale?: unknown } | undefined | null)?.locale;
  return typeof locale === 'string' && locale.length <= LONGEST_TAG ? locale : 'fr';
}

/** Talks end every minute; who asks again soon finds room. */
function noRoom({ emergencyLine }: DirectLineTools): Response {
  return refusal('full', { waitSeconds: 30, emergencyLine });
}

function tooMany(waitSeconds: number, { emergencyLine }: DirectLineTools): Response {
  return refusal('too_many_openings', { waitSeconds, emergencyLine });
}
