import type { State } from '../../dialogs/model.js';
import type { Activity, Inbound, Turn } from '../../bots/conversations.js';
import { MASK } from '../../bots/masking.js';
import { seal, unseal } from './sealing.js';

/** What a sealed piece is: a logged message can never be passed off as a state. */
type Kind = 'state' | 'log' | 'raw' | 'veil';

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

  /** With its number, as everybody who reads a log expects it, and whether its mask hides something that is still kept. */
  openActivity(sealed: Buffer, n: number, isVeiled: boolean): Partial<Activity> {
    const activity = this.#open('log', sealed) as Partial<Activity>;
    const veiled = isVeiled ? { veiled: true } : {};
    return { ...activity, channelData: { ...(activity.channelData as object | undefined), n, ...veiled } };
  }

  openVeil(sealed: Buffer): string {
    return this.#open('veil', sealed) as string;
  }

  /** From `n, raw, n, raw…` in no order. */
  openUnanswered(flat: readonly Buffer[]): Inbound[] {
    const found: Inbound[] = [];
    for (let i = 0; i + 1 < flat.length; i += 2)
      found.push({ n: Number(flat[i]), raw: this.#open('raw', flat[i + 1] as Buffer) as string });
    return found.sort((one, other) => one.n - other.n);
  }

  /**
   * What the log holds of a message once it is handled, and what goes under its veil. With only `keep` of its text; nothing
   * kept leaves the neutral mark, never an empty line. Said to a person: with her case.
   */
  settled({ logged, raw }: { logged: Buffer; raw: Buffer }, turn: Turn): { kept: Buffer; veil: Buffer | '' } {
    const activity = this.#open('log', logged) as Partial<Activity>;
    const text = turn.keep?.trim() === '' ? MASK : (turn.keep ?? activity.text);
    const data = turn.toPerson === undefined ? {} : { case: turn.toPerson };
    const channelData = { ...(activity.channelData as object | undefined), ...data };
    const kept = this.sealActivity({ ...activity, text, channelData });
    const written = turn.toPerson === undefined || raw.length === 0 ? undefined : this.#open('raw', raw);
    const isHidden = written !== undefined && written !== activity.text;
    return { kept, veil: isHidden ? this.#seal('veil', written) : '' };
  }

  #seal(kind: Kind, value: unknown): Buffer {
    return seal(JSON.stringify(value), this.#key, kind);
  }

  #open(kind: Kind, sealed: Buffer): unknown {
    return JSON.parse(unseal(sealed, this.#key, kind).toString());
  }
}
