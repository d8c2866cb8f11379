import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import { keyFor } from '../../bots/webchat/tokens.js';

const IV_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;
const KEY_ID_BYTES = 4;

/** Encrypts with AES-256-GCM: nonce, tag, then the text. `about` must be the same on opening: what this is, and of whom. */
export function seal(text: string | Buffer, key: Buffer, about: string): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(about));
  const sealed = Buffer.concat([cipher.update(text as string, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]);
}

/** Throws when the key, the bytes or what they are about is not what was sealed. */
export function unseal(sealed: Buffer, key: Buffer, about: string): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, IV_BYTES))
    .setAAD(Buffer.from(about))
    .setAuthTag(sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(sealed.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
}

/** Sealed with a secret this service no longer has. */
export class UnknownSecret extends Error {}

/**
 * The keys of talks, themselves sealed by a key of the service's secret. A sealed key begins with the id of the secret it
 * was sealed by, so that secrets can be changed while talks go on: new ones by the first, old ones still by the others.
 */
export class KeySealer {
  readonly #byId = new Map<string, Buffer>();
  readonly #id: Buffer;

  constructor(secret: string, earlier: readonly string[] = []) {
    for (const each of [secret, ...earlier]) {
      const key = keyFor(each, 'talk-key-seal');
      this.#byId.set(idOf(key).toString('hex'), key);
    }
    this.#id = idOf(keyFor(secret, 'talk-key-seal'));
  }

  /** A new random key of a talk, sealed, to be kept beside it. */
  newSealedKey(id: string): Buffer {
    const key = this.#byId.get(this.#id.toString('hex')) as Buffer;
    return Buffer.concat([this.#id, seal(randomBytes(KEY_BYTES), key, aboutKey(id))]);
  }

  /**
   * The key that opens a talk: made of the random key kept beside it and of the talk's own id. The id is in the person's
   * token and is never stored, so the files of a store and the service's secret together still open nothing.
   */
  open(sealedKey: Buffer, id: string): Buffer {
    const key = this.#byId.get(sealedKey.subarray(0, KEY_ID_BYTES).toString('hex'));
    if (!key) throw new UnknownSecret('a talk was sealed with another secret');
    const random = unseal(sealedKey.subarray(KEY_ID_BYTES), key, aboutKey(id));
    return Buffer.from(hkdfSync('sha256', random, id, 'reperes talk', KEY_BYTES));
  }
}

/** The name a store knows a talk by. Ids have 128 random bits, so nobody finds the id behind its hash. */
export function hiddenName(id: string): string {
  return createHash('sha256').update(`reperes talk ${id}`).digest('base64url').slice(0, 22);
}

const aboutKey = (id: string): string => `key ${hiddenName(id)}`;

function idOf(key: Buffer): Buffer {
  return createHash('sha256').update(key).digest().subarray(0, KEY_ID_BYTES);
}
