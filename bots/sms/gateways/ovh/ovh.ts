import type { Request, Response, Route } from '../../../webchat/route.js';
import type { Gateway, GatewayTools, Outgoing, ReceiptState, Refused, Sent } from '../../gateway.js';
import { decodeText } from '../../text/decode.js';
import { acknowledged, nobodyHome, nothing } from '../shared/answers.js';
import { call, isPassing, readJson } from '../shared/call.js';
import { fieldOf, formBytes, type FormBytes } from '../shared/form-bytes.js';
import { makeGuard, type Door } from '../shared/guard.js';
import { whenOf } from '../shared/when.js';
import { signedHeaders, type Keys } from './signature.js';

/** README.md says where each stands at OVHcloud. */
export interface OvhSettings {
  door: Door;
  keys: Keys;
  /** Such as `sms-ab12345-1`. */
  service: string;
  /** A number of ours that people can write to; without it OVH lends a short one for each answer. */
  sender?: string;
  /** `https://eu.api.ovh.com/1.0` unless a test has its own. */
  apiUrl?: string;
}

/** OVHcloud, a French host. Its callbacks carry no signature: secret in the path, and a list of addresses. */
export function makeOvh(settings: OvhSettings, tools: GatewayTools): Gateway {
  const isAllowed = makeGuard(settings.door);
  const guarded = (handle: (form: FormBytes) => Promise<Response>) => (request: Request) => {
    if (isAllowed(request)) return handle(fieldsOf(request));
    tools.report('sms_forged', { step: 'ovh' });
    return nobodyHome();
  };
  const both = (path: string, handle: (form: FormBytes) => Promise<Response>): Route[] => [
    { method: 'GET', path, handle: guarded(handle) },
    { method: 'POST', path, accepts: 'bytes', handle: guarded(handle) },
  ];
  const clock = makeOvhClock(settings, tools.clock);
  return {
    name: 'ovh',
    retriesInbound: false,
    redact: ['sender', 'receiver', 'message', 'X-Ovh-*', 'the query', 'the secret in the path'],
    routes: [
      ...both('/sms/ovh/:secret', (form) => received(form, tools)),
      ...both('/sms/ovh/:secret/receipt', (form) => receipt(form, tools)),
    ],
    send: (message) => send(settings, message, clock),
  };
}

/** OVH calls back with a query; a form is taken as well. Raw bytes of a query are gone by now: it is read as UTF-8. */
function fieldsOf({ query, body }: Request): FormBytes {
  const asked = [...query].map(([name, value]) => [name, Buffer.from(value)] as const);
  return [...asked, ...(Buffer.isBuffer(body) ? formBytes(body) : [])];
}

async function received(form: FormBytes, tools: GatewayTools): Promise<Response> {
  const message = form.find(([name]) => name === 'message')?.[1] ?? Buffer.alloc(0);
  const arrival = await tools.arrive({
    gateway: 'ovh',
    providerId: fieldOf(form, 'id') || undefined,
    from: fieldOf(form, 'sender'),
    text: decodeText(message, 'utf8'),
    at: whenOf(fieldOf(form, 'date'), tools.clock()),
  });
  return acknowledged(arrival);
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

async function send(settings: OvhSettings, message: Outgoing, clock: OvhClock): Promise<Sent | Refused> {
  const { apiUrl = API_URL, service, keys } = settings;
  const url = `${apiUrl}/sms/${encodeURIComponent(service)}/jobs`;
  const body = JSON.stringify(jobOf(settings, message));
  const time = await clock();
  if (typeof time !== 'number') return time;
  const signed = signedHeaders(keys, { method: 'POST', url, body, time });
  const headers = { ...signed, 'Content-Type': 'application/json; charset=utf-8' };
  const answer = await call({ url, method: 'POST', headers, body });
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

const API_URL = 'https://eu.api.ovh.com/1.0';

/** Seconds by OVH's clock, or why they could not be had. */
type OvhClock = () => Promise<number | Refused>;

/** A signature of a wrong minute is refused, so their clock is asked once, and again after a failure. */
function makeOvhClock({ apiUrl = API_URL }: OvhSettings, clock: () => Date): OvhClock {
  let ahead: number | undefined;
  const ours = () => Math.floor(clock().getTime() / 1000);
  return async () => {
    if (ahead !== undefined) return ours() + ahead;
    const answer = await call({ url: `${apiUrl}/auth/time`, method: 'GET', headers: {} });
    if ('sent' in answer) return answer;
    const theirs = Number(answer.text);
    if (!Number.isSafeInteger(theirs) || answer.status !== 200)
      return { sent: false, retryable: true, code: 'clock' };
    ahead = theirs - ours();
    return ours() + ahead;
  };
}
