import { createHash } from 'node:crypto';

/** Bytes that several may hold, and the name to give them back under. */
export interface Held {
  bytes: Buffer;
  key: string;
}

/**
 * The bot says the same to many: what it says is kept once, however many talks hold it, and is overwritten as soon as
 * nobody does. Named by a digest, so that no text lies about beside its bytes.
 */
export class SharedBytes {
  readonly #shared = new Map<string, { held: Held; holders: number }>();

  /** Takes over `bytes`, or gives back those already there. Each call is one holder more. */
  hold(bytes: Buffer): Held {
    const key = createHash('sha256').update(bytes).digest('base64url');
    const known = this.#shared.get(key);
    if (!known) {
      const held = { bytes, key };
      this.#shared.set(key, { held, holders: 1 });
      return held;
    }
    known.holders += 1;
    bytes.fill(0);
    return known.held;
  }

  /** One holder less; the last one's going overwrites. */
  release(key: string): void {
    const known = this.#shared.get(key);
    if (!known) return;
    known.holders -= 1;
    if (known.holders > 0) return;
    known.held.bytes.fill(0);
    this.#shared.delete(key);
  }

  /** How many different ones are held. */
  get size(): number {
    return this.#shared.size;
  }
}
