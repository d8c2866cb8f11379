import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** What a sealed text is bound to: the same bytes in another place do not open. */
export interface SealedFor {
  /** 32 bytes. */
  key: Buffer;
  context: string;
}

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** A text encrypted and authenticated with AES-256-GCM, as base64url of iv, tag and ciphertext. Two seals of one text differ. */
export function seal(text: string, { key, context }: SealedFor): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(context));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** The text again, or `undefined` when it was sealed with another key, for another place, or changed. */
export function open(sealed: string, { key, context }: SealedFor): string | undefined {
  const bytes = Buffer.from(sealed, 'base64url');
  if (bytes.length < IV_BYTES + TAG_BYTES) return undefined;
  const options = { authTagLength: TAG_BYTES };
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES), options)
    .setAAD(Buffer.from(context))
    .setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  try {
    return Buffer.concat([
      decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)),
      decipher.final(),
    ]).toString();
  } catch {
    return undefined;
  }
}
