/** Passing signs between the two sides of a talk, by the id of her conversation: kept nowhere, missed by who is not there. */
export interface Signs {
  send(talk: string, sign: Sign): void;
  /** Returns how to stop. */
  watch(talk: string, listener: (sign: Sign) => void): () => void;
}

/** `seen`: has read the words up to this number. */
export type Passing = { kind: 'typing' } | { kind: 'seen'; n: number };

/** `name`: the first name chosen for duty. */
export type Sign = ({ from: 'visitor' } | { from: 'worker'; name: string }) & Passing;

/** In this process alone. */
export class LocalSigns implements Signs {
  readonly #listeners = new Map<string, Set<(sign: Sign) => void>>();

  send(talk: string, sign: Sign): void {
    for (const listener of [...(this.#listeners.get(talk) ?? [])]) listener(sign);
  }

  watch(talk: string, listener: (sign: Sign) => void): () => void {
    const listeners = this.#listeners.get(talk) ?? new Set();
    this.#listeners.set(talk, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      // Who stops twice must not stop those who came after.
      if (listeners.size === 0 && this.#listeners.get(talk) === listeners) this.#listeners.delete(talk);
    };
  }
}

/** Who goes on typing says so every few seconds; oftener tells nobody anything. */
const TYPING_EVERY_MS = 2000;
const MOST_KNOWN = 1000;

/** The same, with no more « typing » than can be read: a page in a weak network is not kept busy by it. */
export function paced(signs: Signs, clock: () => Date): Signs {
  const last = new Map<string, number>();
  const isTooSoon = (key: string) => {
    const now = clock().getTime();
    if (now - (last.get(key) ?? -Infinity) < TYPING_EVERY_MS) return true;
    if (last.size >= MOST_KNOWN) last.clear();
    last.set(key, now);
    return false;
  };
  return {
    send(talk, sign) {
      if (sign.kind !== 'typing' || !isTooSoon(`${sign.from} ${talk}`)) signs.send(talk, sign);
    },
    watch: (talk, listener) => signs.watch(talk, listener),
  };
}
