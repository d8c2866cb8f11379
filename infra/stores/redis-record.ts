import type { State } from '../../dialogs/model.js';
import type { Activity, Inbound, Turn } from '../../bots/conversations.js';
import { MASK } from '../../bots/masking.js';
import { seal, unseal } from './sealing.js';

/** What a sealed piece is: a logged message can never be passed off as a state. */
type Kind = 'state' | 'log' | 'raw';

/** Seals and opens what Redis holds of one talk, and never anything of another. */
export class TalkRecord {
  readonly #key: Buffer;

  /** `key`: what KeySealer opened for this talk. */
  constructor(key: Buffer) {
    this.#key = key;
  }

  sealState(state: State, rev: number): Buffer {
    return this.#seal('state', { ...state, rev });
  }

  sealActivity(activity: Partial<Activity>): Buffer {
    return this.#seal('log', activity);
  }

  sealRaw(raw: string): Buffer {
    return this.#seal('raw', raw);
  }

  openState(sealed: Buffer): State {
    return this.#open('state', sealed) as State;
  }

  /** With its number, as everybody who reads a log expects it. */
  openActivity(sealed: Buffer, n: number): Partial<Activity> {
    const activity = this.#open('log', sealed) as Partial<Activity>;
    return { ...activity, channelData: { ...(activity.channelData as object | undefined), n } };
  }

  /** From `n, raw, n, raw…` in no order. */
  openUnanswered(flat: readonly Buffer[]): Inbound[] {
    const found: Inbound[] = [];
    for (let i = 0; i + 1 < flat.length; i += 2)
      found.push({ n: Number(flat[i]), raw: this.#open('raw', flat[i + 1] as Buffer) as string });
    return found.sort((one, other) => one.n - other.n);
  }

  /** A logged message with only `keep` of its text; nothing kept leaves the neutral mark, never an empty line. */
  redacted(sealed: Buffer, keep: NonNullable<Turn['keep']>): Buffer {
    const activity = this.#open('log', sealed) as Partial<Activity>;
    return this.sealActivity({ ...activity, text: keep.trim() === '' ? MASK : keep });
  }

  #seal(kind: Kind, value: unknown): Buffer {
    return seal(JSON.stringify(value), this.#key, kind);
  }

  #open(kind: Kind, sealed: Buffer): unknown {
    return JSON.parse(unseal(sealed, this.#key, kind).toString());
  }
}
