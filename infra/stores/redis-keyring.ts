import { createHmac } from 'node:crypto';
import { TalkRecord } from './redis-record.js';
import type { KeySealer } from './sealing.js';

/** About 10 MB; beyond, the talk not used for longest is opened again when it comes back. */
const mostHeld = 50_000;
const CLIENT_ID_BYTES = 12;

interface Held {
  sealedKey: Buffer;
  key: Buffer;
  record: TalkRecord;
}

/** The opened keys of the talks this process serves, in memory only, dropped when a talk is over. */
export class Keyring {
  readonly #sealer: KeySealer;
  readonly #held = new Map<string, Held>();

  constructor(sealer: KeySealer) {
    this.#sealer = sealer;
  }

  /** Of a talk this process has served, or `undefined`: then its sealed key must be fetched. */
  of(id: string): TalkRecord | undefined {
    return this.#held.get(id)?.record;
  }

  open(id: string, sealedKey: Buffer): TalkRecord {
    const known = this.#held.get(id);
    if (known?.sealedKey.equals(sealedKey)) return known.record;
    return this.#hold(id, sealedKey);
  }

  /** For a talk that may begin now: its sealed key, to be stored, and the means to fill it. */
  make(id: string): { sealedKey: Buffer; record: TalkRecord } {
    const sealedKey = this.#sealer.newSealedKey(id);
    return { sealedKey, record: new TalkRecord(this.#sealer.open(sealedKey, id)) };
  }

  /** What stands for a client's own id of a message: it may hold anything, so it is not kept. */
  hiddenClientId(id: string, clientId: string): Buffer | '' {
    const key = this.#held.get(id)?.key;
    return key ? createHmac('sha256', key).update(clientId).digest().subarray(0, CLIENT_ID_BYTES) : '';
  }

  forget(id: string): void {
    this.#held.delete(id);
  }

  #hold(id: string, sealedKey: Buffer): TalkRecord {
    const key = this.#sealer.open(sealedKey, id);
    const record = new TalkRecord(key);
    this.#held.set(id, { sealedKey, key, record });
    const oldest = this.#held.size > mostHeld ? this.#held.keys().next().value : undefined;
    if (oldest !== undefined) this.forget(oldest);
    return record;
  }
}
