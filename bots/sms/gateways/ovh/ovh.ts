import type { Request, Response, Route } from '../../../webchat/route.js';
import type { Gateway, GatewayTools, Outgoing, ReceiptState, Refused, Sent } from '../../gateway.js';
import { acknowledged, nobodyHome, nothing } from '../shared/answers.js';
import { isPassing, readJson } from '../shared/call.js';
import { fieldOf, formBytes, type FormBytes } from '../shared/form-bytes.js';
import { makeGuard, type Door } from '../shared/guard.js';
import { makeOvhApi, type OvhApi, type OvhApiSettings } from './api.js';
import { OvhLetterbox } from './letterbox.js';

/** README.md says where each stands at OVHcloud. */
export interface OvhSettings extends OvhApiSettings {
  door: Door;
  /** A number of ours that people can write to; without it OVH lends a short one for each answer. */
  sender?: string;
}

/** A callback may be lost: what waits is looked for without one too. */
const LOOK_MS = 30_000;

/**
 * OVHcloud, a French host. No page of its documentation that we found says which fields its callback of an answer carries,
 * and nothing signs them: so none is read. A call that knows the secret only says that something waits; number and words
 * are then asked of OVH by the signed API, whose fields are documented
 * (https://eu.api.ovh.com/console/?section=/sms, `GET /sms/{serviceName}/incoming/{id}`: `id`, `sender`, `message`,
 * `creationDatetime`). The same way is in service in https://github.com/betagouv/aplus, `app/helper/OvhApi.scala`.
 */
export function makeOvh(settings: OvhSettings, tools: GatewayTools): Gateway {
  const isAllowed = makeGuard(settings.door);
  const guarded = (handle: (request: Request) => Promise<Response>) => (request: Request) => {
    if (isAllowed(request)) return handle(request);
    tools.report('sms_forged', { step: 'ovh' });
    return nobodyHome();
  };
  const both = (path: string, handle: (request: Request) => Promise<Response>): Route[] => [
    { method: 'GET', path, handle: guarded(handle) },
    { method: 'POST', path, accepts: 'bytes', handle: guarded(handle) },
  ];
  const api = makeOvhApi(settings, tools.clock);
  const box = new OvhLetterbox(api, tools);
  let timer: NodeJS.Timeout | undefined;
  return {
    name: 'ovh',
    // What was not kept stays at OVH, and is read there again.
    retriesInbound: true,
    redact: ['sender', 'receiver', 'message', 'X-Ovh-*', 'the query', 'the secret in the path'],
    routes: [
      ...both('/sms/ovh/:secret', async () => acknowledged((await box.look()) ? 'kept' : 'busy')),
      ...both('/sms/ovh/:secret/receipt', (request) => receipt(fieldsOf(request), tools)),
    ],
    start: () => {
      void box.look();
      timer = setInterval(() => void box.look(), LOOK_MS).unref();
    },
    stop: () => {
      clearInterval(timer);
      return Promise.resolve();
    },
    send: (message) => send(api, settings, message),
  };
}

/** OVH calls back with a query; a form is taken as well. */
function fieldsOf({ query, body }: Request): FormBytes {
  const asked = [...query].map(([name, value]) => [name, Buffer.from(value)] as const);
  return [...asked, ...(Buffer.isBuffer(body) ? formBytes(body) : [])];
}

/** OVH's `ptt`: 3 the operator has it, 4 delivered, 1 and 2 it is trying, 6 nobody knows; all else is a failure. */
function stateOf(ptt: string): ReceiptState | undefined {
  if (ptt === '4') return 'delivered';
  if (ptt === '3') return 'accepted';
  return ['', '0', '1', '2', '6'].includes(ptt) ? undefined : 'failed';
}

async function receipt(form: FormBytes, tools: GatewayTools): Promise<Response> {
  const ptt = fieldOf(form, 'ptt');
  const state = stateOf(ptt);
  const sentId = fieldOf(form, 'id');
  if (state !== undefined && sentId !== '')
    await tools.receipt({ gateway: 'ovh', sentId, state, code: `ptt-${ptt.slice(0, 6)}` });
  return nothing();
}

async function send(api: OvhApi, settings: OvhSettings, message: Outgoing): Promise<Sent | Refused> {
  const answer = await api('POST', '/jobs', jobOf(settings, message));
  return 'sent' in answer ? answer : verdict(answer.status, readJson(answer.text));
}

/** Without `noStopClause` OVH holds messages back from 22:00 to 08:00 and on Sundays, and adds a line of its own. */
function jobOf({ sender }: OvhSettings, message: Outgoing): Record<string, unknown> {
  return {
    message: message.text,
    receivers: [message.to],
    noStopClause: true,
    validityPeriod: message.validityMinutes,
    ...(sender === undefined ? { senderForResponse: true } : { sender, senderForResponse: false }),
    charset: 'UTF-8',
    coding: '7bit',
    class: 'phoneDisplay',
    priority: 'high',
    tag: message.reference.slice(0, 20),
  };
}

function verdict(status: number, said: Record<string, unknown>): Sent | Refused {
  if (status < 300) {
    const ids = Array.isArray(said.ids) ? (said.ids as (string | number)[]) : [];
    const id = ids[0];
    if (id === undefined) return { sent: false, retryable: false, code: 'invalid_receiver' };
    return { sent: true, id: String(id) };
  }
  const code = `http-${status}`;
  if (isPassing(status)) return { sent: false, retryable: true, code };
  return {
    sent: false,
    retryable: false,
    code,
    ...([401, 402, 403].includes(status) && { alert: true as const }),
  };
}
