import type { Passing } from '../handover/signs.js';
import { activityId } from '../outgoing.js';
import { forOwner } from './authorise.js';
import type { DirectLineTools } from './direct-line.js';
import { refusal } from './errors.js';
import { loggedActivity, readPosted, type Heard } from './inbound.js';
import { json, type Request, type Response, type Route } from './route.js';
import type { Claims } from './tokens.js';
import { activitySet, readWatermark } from './wire.js';

/** Reading and writing inside one conversation. */
export function activityRoutes(tools: DirectLineTools): Route[] {
  const path = '/conversations/:id/activities';
  return [
    {
      method: 'GET',
      path,
      handle: forOwner(tools.tokens, (claims, request) => read(claims, request, tools)),
    },
    {
      method: 'POST',
      path,
      accepts: 'json',
      handle: forOwner(tools.tokens, (claims, request) => post(claims, request, tools)),
    },
    {
      method: 'POST',
      path: '/conversations/:id/upload',
      handle: forOwner(tools.tokens, () => Promise.resolve(refusal('no_attachments'))),
    },
  ];
}

async function read({ conv }: Claims, request: Request, tools: DirectLineTools): Promise<Response> {
  const since = await tools.store.since(conv, readWatermark(request.query.get('watermark')));
  if (since === 'gone') return refusal('conversation_ended');
  tools.asked?.(conv);
  return json(200, activitySet(conv, since));
}

async function post(claims: Claims, request: Request, tools: DirectLineTools): Promise<Response> {
  const heard = readPosted(request.body);
  if (heard.kind === 'refused') return refusal(heard.code);
  if (heard.kind === 'passing') return pass(claims, heard.sign, tools);
  const wait = await tools.limits.take('message', claims.conv);
  if (wait !== 'pass') {
    return refusal('slow_down', { waitSeconds: wait, emergencyLine: tools.emergencyLine });
  }
  return accept({ ...claims, address: request.address }, heard, tools);
}

/** Answers with the number only once the message is kept; the turn runs after the answer has left. */
async function accept(
  { conv, user, address }: Claims & { address: string },
  { text, clientId }: Extract<Heard, { kind: 'message' }>,
  { store, turns, mask, clock }: DirectLineTools,
): Promise<Response> {
  const logged = loggedActivity({ text: mask(text), clientId, user, at: clock() });
  const accepted = await store.accept(conv, { clientId, logged, raw: text });
  if (accepted === 'gone') return refusal('conversation_ended');
  setImmediate(() => void turns.hear(conv, address));
  return json(200, { id: activityId(conv, accepted.n) });
}

/** Typing and events: kept nowhere. Too many are let fall rather than refused: no client may take that for a fault. */
async function pass({ conv }: Claims, sign: Passing | undefined, tools: DirectLineTools): Promise<Response> {
  const since = await tools.store.since(conv, Number.MAX_SAFE_INTEGER);
  if (since === 'gone') return refusal('conversation_ended');
  if (sign && (await tools.limits.take('sign', conv)) === 'pass')
    tools.signs?.send(conv, { from: 'visitor', ...sign });
  return json(200, { id: activityId(conv, 0) });
}
