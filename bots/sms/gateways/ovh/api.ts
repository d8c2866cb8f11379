import type { Refused } from '../../gateway.js';
import { call, type Answer } from '../shared/call.js';
import { signedHeaders, type Keys } from './signature.js';

export interface OvhApiSettings {
  keys: Keys;
  /** Such as `sms-ab12345-1`. */
  service: string;
  /** `https://eu.api.ovh.com/1.0` unless a test has its own. */
  apiUrl?: string;
}

/** One signed call; `path` is within the service: `/jobs`, `/incoming/7`. */
export type OvhApi = (
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  body?: Record<string, unknown>,
) => Promise<Answer | Refused>;

const API_URL = 'https://eu.api.ovh.com/1.0';

export function makeOvhApi(settings: OvhApiSettings, clock: () => Date): OvhApi {
  const { apiUrl = API_URL, keys, service } = settings;
  const theirs = makeOvhClock(apiUrl, clock);
  return async (method, path, body) => {
    const url = `${apiUrl}/sms/${encodeURIComponent(service)}${path}`;
    const time = await theirs();
    if (typeof time !== 'number') return time;
    const words = body === undefined ? '' : JSON.stringify(body);
    const signed = signedHeaders(keys, { method, url, body: words, time });
    if (body === undefined) return call({ url, method, headers: signed });
    const headers = { ...signed, 'Content-Type': 'application/json; charset=utf-8' };
    return call({ url, method, headers, body: words });
  };
}

/** Seconds by OVH's clock, or why they could not be had. */
type OvhClock = () => Promise<number | Refused>;

/** A signature of a wrong minute is refused, so their clock is asked once, and again after a failure. */
function makeOvhClock(apiUrl: string, clock: () => Date): OvhClock {
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
