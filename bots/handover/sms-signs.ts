import type { State } from '../../dialogs/model.js';
import { signBySms } from '../sms/with-team.js';

type Sign = ReturnType<typeof signBySms>;

/**
 * What time alone changes of a talk by SMS: whether words go to her now, wait for her « 1 », or cannot go. Looked at by the
 * timer of each process, for the consoles that have the talk open there.
 */
export class SmsSigns {
  readonly #known = new Map<string, Sign>();
  readonly #listeners = new Map<string, Set<() => void>>();

  /** Returns how to stop. */
  watch(talk: string, listener: () => void): () => void {
    const listeners = this.#listeners.get(talk) ?? new Set();
    this.#listeners.set(talk, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size > 0) return;
      this.#listeners.delete(talk);
      this.#known.delete(talk);
    };
  }

  /** Tells who watches, when the sign is another than at the last look. */
  look(talk: string, state: State, now: number): void {
    const listeners = this.#listeners.get(talk);
    if (listeners === undefined) return;
    const sign = signBySms(state, now);
    if (this.#known.get(talk) === sign) return;
    this.#known.set(talk, sign);
    for (const listener of [...listeners]) listener();
  }
}
