/** Passing signs between the two sides of a talk: kept nowhere, missed by who is not there. */
export interface Signs {
  send(talk: string, sign: Sign): void;
  /** Returns how to stop. */
  watch(talk: string, listener: (sign: Sign) => void): () => void;
}

export type Sign = { from: 'worker' | 'visitor' } & ({ kind: 'typing' } | { kind: 'seen'; n: number });

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
      if (listeners.size === 0) this.#listeners.delete(talk);
    };
  }
}
