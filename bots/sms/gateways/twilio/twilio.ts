import type { Request, Response, Route } from '../../../webchat/route.js';
import type { Gateway, GatewayTools, Outgoing, ReceiptState, Refused, Sent } from '../../gateway.js';
import { acknowledged, nobodyHome, nothing } from '../shared/answers.js';
import { call, isPassing, readJson } from '../shared/call.js';
import { fieldOf, formBytes, type FormBytes } from '../shared/form-bytes.js';
import { isSigned, signatureOf } from './signature.js';

/** README.md says where each stands in Twilio's console. */
export interface TwilioSettings {
  accountSid: string;
  authToken: string;
  /** Our number in E.164, or the id of a messaging service (`MG…`). */
  from: string;
  /** How Twilio reaches this service, without a slash at its end: the signature is over it. */
  publicUrl: string;
  /** `https://api.twilio.com` unless a test has its own. */
  apiUrl?: string;
}

const PATH = '/sms/twilio';
const RECEIPT_PATH = '/sms/twilio/receipt';

/** Twilio over its REST interface. Its machines stand outside France: off unless it is asked for, and said at start. */
export function makeTwilio(settings: TwilioSettings, tools: GatewayTools): Gateway {
  const signed =
    (path: string, handle: (form: FormBytes, request: Request) => Promise<Response>): Route['handle'] =>
    (request) => {
      const form = formBytes(Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0));
      if (isTheirs(settings, { path, form, request })) return handle(form, request);
      tools.report('sms_forged', { step: 'twilio' });
      return nobodyHome();
    };
  return {
    name: 'twilio',
    foreignHost: 'Twilio (United States)',
    retriesInbound: false,
    redact: ['From', 'To', 'Body', 'Authorization', 'X-Twilio-Signature'],
    routes: [
      route(
        PATH,
        signed(PATH, (form) => received(form, tools)),
      ),
      route(
        RECEIPT_PATH,
        signed(RECEIPT_PATH, (form, { query }) => receipt(form, query, tools)),
      ),
    ],
    send: (message) => send(settings, message),
  };
}

const route = (path: string, handle: Route['handle']): Route => ({
  method: 'POST',
  path,
  accepts: 'bytes',
  handle,
});

function isTheirs(
  { publicUrl, authToken, accountSid }: TwilioSettings,
  { path, form, request }: { path: string; form: FormBytes; request: Request },
): boolean {
  const query = request.query.toString();
  const url = `${publicUrl}${path}${query === '' ? '' : `?${query}`}`;
  if (!isSigned(request.header('x-twilio-signature'), signatureOf(url, form, authToken))) return false;
  return fieldOf(form, 'AccountSid') === accountSid;
}

/** Twilio gives no time: it asks once, at once, and signs nothing that says when. */
async function received(form: FormBytes, tools: GatewayTools): Promise<Response> {
  const arrival = await tools.arrive({
    gateway: 'twilio',
    providerId: fieldOf(form, 'MessageSid') || undefined,
    from: fieldOf(form, 'From'),
    text: fieldOf(form, 'Body'),
    at: tools.clock(),
    undated: true,
  });
  return acknowledged(arrival, noReply);
}

/** TwiML that answers nothing: answers leave through delivery.ts. */
const noReply: Response = {
  status: 200,
  headers: { 'Content-Type': 'text/xml; charset=utf-8' },
  body: '<?xml version="1.0" encoding="UTF-8"?><Response/>',
};

const states: Readonly<Record<string, ReceiptState>> = {
  sent: 'accepted',
  delivered: 'delivered',
  undelivered: 'failed',
  failed: 'failed',
};

async function receipt(form: FormBytes, query: URLSearchParams, tools: GatewayTools): Promise<Response> {
  const state = states[fieldOf(form, 'MessageStatus')];
  const reference = query.get('ref') ?? '';
  const code = fieldOf(form, 'ErrorCode') || undefined;
  if (code === STOPPED) tools.report('sms_alert', { step: `twilio.${code}` });
  if (state !== undefined && reference !== '')
    await tools.receipt({ gateway: 'twilio', reference, state, code });
  return nothing();
}

/** Twilio has swallowed a STOP itself, and now refuses every answer to this person: its own handling must be off. */
const STOPPED = '21610';
/** The account, not the message: the same for everybody until somebody looks. */
const ofAccount: readonly string[] = ['20003', '20005', '20404', '21606', '21608', '30002', STOPPED];

async function send(settings: TwilioSettings, message: Outgoing): Promise<Sent | Refused> {
  const { accountSid, authToken, apiUrl = 'https://api.twilio.com' } = settings;
  const answer = await call({
    url: `${apiUrl}/2010-04-01/Accounts/${accountSid}/Messages.json`,
    method: 'POST',
    headers: {
      Authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`,
      'Content-Type': 'application/x-www-form-urlencoded',
    },
    body: formOf(settings, message).toString(),
  });
  if ('sent' in answer) return answer;
  const said = readJson(answer.text);
  if (answer.status < 300) return { sent: true, ...(typeof said.sid === 'string' && { id: said.sid }) };
  const code = typeof said.code === 'number' ? String(said.code) : `http-${answer.status}`;
  if (isPassing(answer.status)) return { sent: false, retryable: true, code };
  const needsSomebody = ofAccount.includes(code) || answer.status === 401;
  return { sent: false, retryable: false, code, ...(needsSomebody && { alert: true as const }) };
}

function formOf({ from, publicUrl }: TwilioSettings, message: Outgoing): URLSearchParams {
  return new URLSearchParams({
    To: message.to,
    [from.startsWith('MG') ? 'MessagingServiceSid' : 'From']: from,
    Body: message.text,
    // Twilio counts in seconds.
    ValidityPeriod: String(message.validityMinutes * 60),
    StatusCallback: `${publicUrl}${RECEIPT_PATH}?ref=${message.reference}`,
  });
}
