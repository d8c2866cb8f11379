import { createHash } from 'node:crypto';

export interface Signed {
  method: 'GET' | 'POST' | 'DELETE';
  url: string;
  body: string;
  /** Seconds since 1970, by OVH's clock. */
  time: number;
}

export interface Keys {
  applicationKey: string;
  applicationSecret: string;
  consumerKey: string;
}

/** OVH's signature: `$1$` and the SHA-1 of secret, consumer, method, address, body and time, joined by `+`. */
export function signedHeaders(keys: Keys, { method, url, body, time }: Signed): Record<string, string> {
  const { applicationKey, applicationSecret, consumerKey } = keys;
  const words = [applicationSecret, consumerKey, method, url, body, String(time)].join('+');
  return {
    'X-Ovh-Application': applicationKey,
    'X-Ovh-Consumer': consumerKey,
    'X-Ovh-Timestamp': String(time),
    'X-Ovh-Signature': `$1$${createHash('sha1').update(words).digest('hex')}`,
  };
}
