import type { Request, Response, Route } from '../../../webchat/route.js';
import type { Gateway, GatewayTools, Outgoing, ReceiptState, Refused, Sent } from '../../gateway.js';
import { decodeText, type Encoding } from '../../text/decode.js';
import { acknowledged, nobodyHome, nothing } from '../shared/answers.js';
import { call, isPassing } from '../shared/call.js';
import { makeGuard, type Door } from '../shared/guard.js';
import { partInHeader } from '../shared/header-part.js';
import { whenOf } from '../shared/when.js';

/** README.md says what each is in Kannel's own file. */
export interface KannelSettings {
  door: Door;
  /** Kannel's smsbox, such as `http://127.0.0.1:13013`. */
  smsboxUrl: string;
  username: string;
  password: string;
  /** Our number, as people see it. */
  from: string;
  /** Where Kannel reaches this service, such as `http://127.0.0.1:3978`. */
  ownUrl: string;
}

/** Kannel 1.4.5 over HTTP. Numbers and texts stand in headers and bodies alone: addresses are written to access logs. */
export function makeKannel(settings: KannelSettings, tools: GatewayTools): Gateway {
  const isAllowed = makeGuard(settings.door);
  const guarded = (handle: Route['handle']) => (request: Request) => {
    if (isAllowed(request)) return handle(request);
    tools.report('sms_forged', { step: 'kannel' });
    return nobodyHome();
  };
  return {
    name: 'kannel',
    retriesInbound: true,
    redact: ['X-Kannel-From', 'X-Kannel-To', 'X-Kannel-Password', 'the body', 'the secret in the path'],
    routes: [
      {
        method: 'POST',
        path: '/sms/kannel/:secret',
        accepts: 'bytes',
        handle: guarded((request) => received(request, tools)),
      },
      {
        method: 'GET',
        path: '/sms/kannel/:secret/receipt',
        handle: guarded((request) => receipt(request, tools)),
      },
    ],
    send: (message) => send(settings, message),
  };
}

async function received({ header, query, body }: Request, tools: GatewayTools): Promise<Response> {
  const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
  const arrival = await tools.arrive({
    gateway: 'kannel',
    providerId: query.get('id') || undefined,
    from: header('x-kannel-from') ?? '',
    text: decodeText(bytes, encodingOf(header('content-type') ?? '')),
    at: whenOf(header('x-kannel-time'), tools.clock()),
    part: partInHeader(Buffer.from(header('x-kannel-udh') ?? '', 'hex').subarray(1)),
  });
  return acknowledged(arrival);
}

/** With `mo-recode` all comes as UTF-8; without it, or for what the centre calls binary, as Kannel got it. */
function encodingOf(type: string): Encoding {
  if (/utf-?8/i.test(type)) return 'utf8';
  if (/utf-?16|ucs-?2/i.test(type)) return 'ucs2';
  return /^text\//i.test(type) ? 'latin1' : 'unknown';
}

/** Kannel's `dlr-mask` bits. 4, held back by the centre, changes nothing. */
const states: Readonly<Record<string, ReceiptState>> = {
  '1': 'delivered',
  '2': 'failed',
  '8': 'accepted',
  '16': 'failed',
};

async function receipt({ query }: Request, tools: GatewayTools): Promise<Response> {
  const status = query.get('status') ?? '';
  const reference = query.get('ref') ?? '';
  const state = states[status];
  if (state !== undefined && reference !== '')
    await tools.receipt({ gateway: 'kannel', reference, state, code: `status-${status}` });
  return nothing();
}

async function send(settings: KannelSettings, message: Outgoing): Promise<Sent | Refused> {
  const { door, ownUrl, smsboxUrl } = settings;
  const dlrUrl = `${ownUrl}/sms/kannel/${encodeURIComponent(door.secret)}/receipt?ref=${message.reference}&status=%d`;
  const answer = await call({
    url: `${smsboxUrl}/cgi-bin/sendsms`,
    method: 'POST',
    headers: {
      'Content-Type': 'text/plain; charset=UTF-8',
      'X-Kannel-Username': settings.username,
      'X-Kannel-Password': settings.password,
      'X-Kannel-From': settings.from,
      'X-Kannel-To': message.to,
      // 7 bits: the text is in the alphabet of SMS already.
      'X-Kannel-Coding': '0',
      'X-Kannel-Validity': String(message.validityMinutes),
      'X-Kannel-DLR-Mask': '31',
      'X-Kannel-DLR-URL': dlrUrl,
    },
    body: message.text,
  });
  return 'sent' in answer ? answer : verdict(answer.status);
}

/** 202 with `0: Accepted` or `3: Queued`. 403 is a wrong password or number: the same for every message until somebody looks. */
function verdict(status: number): Sent | Refused {
  if (status === 202 || status === 200) return { sent: true };
  const code = `http-${status}`;
  if (isPassing(status)) return { sent: false, retryable: true, code };
  return { sent: false, retryable: false, code, alert: true };
}
