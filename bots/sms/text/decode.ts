import { decodeGsm7 } from '../../../content/sms/gsm-alphabet.js';

/** What an operator says the bytes are. `unknown`: it did not say, or says "binary" of what is a text. */
export type Encoding = 'gsm7' | 'ucs2' | 'latin1' | 'utf8' | 'unknown';

/**
 * The words in these bytes. Operators mislabel: bytes that cannot be what they are said to be are read as what they can
 * be. Never throws, and never answers nothing for something: a message in a wrong encoding may be the one that matters.
 */
export function decodeText(bytes: Uint8Array, said: Encoding): string {
  return clean(readers[said](bytes));
}

const readers: Record<Encoding, (bytes: Uint8Array) => string> = {
  // A septet has seven bits: an eighth says that these are no septets.
  gsm7: (bytes) => (bytes.some((byte) => byte > 0x7f) ? eightBits(bytes) : decodeGsm7(bytes)),
  ucs2: (bytes) => twoBytes(bytes),
  latin1: (bytes) => eightBits(bytes),
  utf8: (bytes) => eightBits(bytes),
  unknown: (bytes) => (looksLikeTwoBytes(bytes) ? twoBytes(bytes) : eightBits(bytes)),
};

/** UTF-8 where it is UTF-8, which Latin-1 hardly ever is by chance; else Windows-1252, which holds Latin-1, œ, € and ’. */
function eightBits(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return windows1252(bytes);
  }
}

/** What Windows-1252 has where Latin-1 has signs that draw nothing. Node 20's own decoder of that name reads Latin-1. */
const from0x80 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function windows1252(bytes: Uint8Array): string {
  const latin1 = Buffer.from(bytes).toString('latin1');
  return latin1.replace(/[\u0080-\u009f]/g, (sign) => from0x80[sign.charCodeAt(0) - 0x80] ?? sign);
}

/** Big-endian, as the standard says, unless a mark or the zeros of Latin letters say the other. An odd byte is no half letter. */
function twoBytes(bytes: Uint8Array): string {
  if (bytes.length % 2 === 1 && !looksLikeTwoBytes(bytes)) return eightBits(bytes);
  const isLittle = (bytes[0] === 0xff && bytes[1] === 0xfe) || zeros(bytes, 1) > zeros(bytes, 0);
  const whole = bytes.subarray(0, bytes.length - (bytes.length % 2));
  return new TextDecoder(isLittle ? 'utf-16le' : 'utf-16be').decode(whole);
}

function looksLikeTwoBytes(bytes: Uint8Array): boolean {
  return bytes.length >= 2 && (zeros(bytes, 0) + zeros(bytes, 1)) * 4 >= bytes.length;
}

function zeros(bytes: Uint8Array, from: 0 | 1): number {
  let count = 0;
  for (let index = from; index < bytes.length; index += 2) if (bytes[index] === 0) count += 1;
  return count;
}

function clean(text: string): string {
  return text.replace(/[\u0000\ufeff]/g, '').normalize('NFC');
}
