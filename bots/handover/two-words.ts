import { createHmac } from 'node:crypto';
import { normalise } from '../../dialogs/reading/normalise.js';

/**
 * The two words that give a place back: made from the id of the case by a key of the service, so that they are kept nowhere
 * and die with it. Read without accents, capitals or order of spaces.
 */
export class TwoWords {
  readonly #key: Buffer;
  readonly #list: readonly string[];

  constructor(key: Buffer, list: readonly string[]) {
    if (list.length < FEWEST) throw new RangeError(`${String(list.length)} words are too few`);
    this.#key = key;
    this.#list = list;
  }

  /** As they are told to her: « tilleul bateau ». */
  of(id: string): string {
    const digest = createHmac('sha256', this.#key).update(id).digest();
    const at = (offset: number) => this.#list[digest.readUInt32BE(offset) % this.#list.length] ?? '';
    return `${at(0)} ${at(4)}`;
  }

  areOf(id: string, said: string): boolean {
    return normalise(this.of(id)) === normalise(said);
  }
}

/** Fewer, and two of them could be guessed. */
const FEWEST = 200;
