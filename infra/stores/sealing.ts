import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import { keyFor } from '../../bots/webchat/tokens.js';

const IV_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;
const KEY_ID_BYTES = 4;

const DRAWN_BYTES = IV_BYTES * 256;
let drawn = Buffer.alloc(0);

/** A nonce no seal had before. Many are drawn at a time: to draw one costs as much as to seal with it. */
function newNonce(): Buffer {
  if (drawn.length === 0) drawn = randomBytes(DRAWN_BYTES);
  const nonce = drawn.subarray(0, IV_BYTES);
  drawn = drawn.subarray(IV_BYTES);
  return nonce;
}

type SealPurpose = 'talk-key-seal' | 'document-seal' | 'oidc-trip';

/** Encrypts with AES-256-GCM: nonce, tag, then the text. `about` must be the same on opening: what this is, and of whom. */
export function seal(text: string | Buffer, key: Buffer, about: string): Buffer {
  const iv = newNonce();
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(about));
  const sealed = Buffer.concat([cipher.update(text as string, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]);
}

/** Throws when the key, the bytes or what they are about is not what was sealed. */
export function unseal(sealed: Buffer, key: Buffer, about: string): Buffer {
  const iv = sealed.subarray(0, IV_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES })
    .setAAD(Buffer.from(about))
    .setAuthTag(sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(sealed.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
}

/** Sealed with a secret this service no longer has. */
export class UnknownSecret extends Error {}

/**
 * Seals with a key of the service's secret. What is sealed begins with the id of the key it was sealed by, so that secrets can
 * be changed while people talk: the new is sealed by the first, the old still opened by the others.
 */
export class SecretSealer {
  readonly #byId = new Map<string, Buffer>();
  readonly #key: Buffer;

  constructor(purpose: SealPurpose, secret: string, earlier: readonly string[] = []) {
    this.#key = keyFor(secret, purpose);
    for (const key of [...earlier.map((each) => keyFor(each, purpose)), this.#key])
      this.#byId.set(idOf(key).toString('hex'), key);
  }

  seal(text: string | Buffer, about: string): Buffer {
    return Buffer.concat([idOf(this.#key), seal(text, this.#key, about)]);
  }

  /** Whether it was sealed by the first secret: what lives long is sealed anew, before an earlier one is taken away. */
  isCurrent(sealed: Buffer): boolean {
    return sealed.subarray(0, KEY_ID_BYTES).equals(idOf(this.#key));
  }

  /** Throws `UnknownSecret` when none of the secrets is the one it was sealed by. */
  open(sealed: Buffer, about: string): Buffer {
    const key = this.#byId.get(sealed.subarray(0, KEY_ID_BYTES).toString('hex'));
    if (!key) throw new UnknownSecret('sealed with another secret');
    return unseal(sealed.subarray(KEY_ID_BYTES), key, about);
  }
}

/** The keys of talks, themselves sealed by the service's secret. */
export class KeySealer {
  readonly #sealer: SecretSealer;

  constructor(secret: string, earlier: readonly string[] = []) {
    this.#sealer = new SecretSealer('talk-key-seal', secret, earlier);
  }

  /** A new random key of a talk, sealed, to be kept beside it. */
  newSealedKey(id: string): Buffer {
    return this.#sealer.seal(randomBytes(KEY_BYTES), aboutKey(id));
  }

  /**
   * The key that opens a talk: made of the random key kept beside it and of the talk's own id. The id is in the person's
   * token and is never stored, so the files of a store and the service's secret together still open nothing.
   */
  open(sealedKey: Buffer, id: string): Buffer {
    const random = this.#sealer.open(sealedKey, aboutKey(id));
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
