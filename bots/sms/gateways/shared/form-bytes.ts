import { decodeText } from '../../text/decode.js';

/** A form as the bytes that came, so that a wrong encoding can still be read and a signature still be checked. */
export type FormBytes = readonly (readonly [name: string, value: Buffer])[];

/** Reads `application/x-www-form-urlencoded`. Never throws: a lone `%` is a `%`. */
export function formBytes(body: Buffer): FormBytes {
  return body
    .toString('latin1')
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const at = pair.indexOf('=');
      const [name, value] = at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
      return [decodeText(unescaped(name), 'utf8'), unescaped(value)] as const;
    });
}

/** The text of a field, or an empty one. */
export function fieldOf(form: FormBytes, name: string): string {
  const value = form.find(([given]) => given === name)?.[1];
  return value ? decodeText(value, 'utf8') : '';
}

function unescaped(text: string): Buffer {
  const plain = text
    .replaceAll('+', ' ')
    .replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(plain, 'latin1');
}
