import type { Gateway, ReceiptState } from '../../../../bots/sms/gateway.js';
import type { CaseName } from './cases.js';
import type { House } from './house.js';

/** One message as an operator may bring it. */
export interface Coming {
  from: string;
  /** The text, or its bytes where it is said to be another encoding than it is. */
  text: string | Buffer;
  id?: string;
  part?: { ref: number; seq: number; of: number };
  /** Brought by somebody who does not know the secret, or cannot sign. */
  forged?: true;
}

/** What the operator is told: done with it, bring it again, or nothing at all for who has no business here. */
export type Told = 'ok' | 'again' | 'nobody';

/** What the operator does with the next message of ours. */
export type Mood = 'takes' | 'cannot now' | 'never will' | 'is silent';

export interface OpenRig {
  gateway: Gateway;
  bring: (coming: Coming) => Promise<Told>;
  receipt: (sent: { reference: string; sentId?: string }, state: ReceiptState) => Promise<Told>;
  /** What the operator does from now on. */
  mood: (mood: Mood) => void;
  /** What it took, as it would go to the telephone. Validity in minutes. */
  taken: () => { to: string; text: string; validityMinutes: number }[];
  close: () => Promise<void>;
}

/** How one operator speaks, over a real connection: what a new gateway brings to the table of cases. */
export interface Rig {
  name: string;
  open: (house: House) => Promise<OpenRig>;
  /** Cases that cannot happen with this operator, each with why. */
  cannot: Partial<Record<CaseName, string>>;
}
