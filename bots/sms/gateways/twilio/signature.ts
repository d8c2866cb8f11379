import { createHmac, timingSafeEqual } from 'node:crypto';
import type { FormBytes } from '../shared/form-bytes.js';

/**
 * Twilio's signature of a request: HMAC-SHA1 over the public address with its query, then each field's name and value in
 * the order of their names (Twilio, "Validating signatures"). Over the bytes as they came, so that a text in a wrong
 * encoding still counts as theirs.
 */
export function signatureOf(url: string, form: FormBytes, authToken: string): Buffer {
  const hmac = createHmac('sha1', authToken).update(url);
  const sorted = [...form].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  for (const [name, value] of sorted) hmac.update(name).update(value);
  return hmac.digest();
}

/** Takes the same time wherever the two differ. */
export function isSigned(given: string | undefined, expected: Buffer): boolean {
  const bytes = Buffer.from(given ?? '', 'base64');
  return bytes.length === expected.length && timingSafeEqual(bytes, expected);
}
