import type { People, Values } from '../../dialogs/model.js';
import type { Case } from './queue-model.js';

/**
 * Asking for a person, seen from the conversation. One interface, so that our queue, or another agent hub (hub-desk.ts),
 * slots in without the dialogs knowing. What the hub decides comes back as signals, through `Turns.unasked`.
 */
export interface Desk {
  /** Who could take up a talk now, and how many wait before this conversation. Asked in every turn: it must be quick. */
  people(conversationId?: string): Promise<People>;
  /**
   * She asks for a person. Asked again for the same conversation when another process took its turn meanwhile: the same
   * place, not a second one.
   */
  request(conversationId: string, request: HandoffRequest): Promise<DeskAnswer>;
  /** Two words, from another conversation than the one that was given them. */
  resume(conversationId: string, words: string): Promise<Resumed>;
  /** She takes a time to come back to. */
  takeSlot(conversationId: string, slotId: string): Promise<SlotTaken>;
  /** What the desk must know and does not answer. */
  note(conversationId: string, note: DeskNote): Promise<void>;
}

/** What is told of her before anybody answers: never her words, and of her answers only what she agreed to. */
export interface HandoffRequest {
  channel: Case['channel'];
  lang: string;
  level: Case['level'];
  cause: 'direct' | 'points' | null;
  sector?: string;
  /** Content keys. */
  reasons: readonly string[];
  agreed: boolean;
  far: boolean;
}

/**
 * `values`: the two words, and the range of the wait. `crowded`: somebody may be there, but too many have asked, everywhere or
 * from where she asks.
 */
export type DeskAnswer =
  { kind: 'waiting'; case: string; seq: number; values: Values } | { kind: 'nobody' } | { kind: 'crowded' };

/** Its two words; that another was faster; or that too many have asked from where she asks. */
export type SlotTaken = { words: string } | 'late' | 'crowded';

export type Resumed =
  | {
      kind: 'resumed';
      case: string;
      seq: number;
      fence: number;
      level: Case['level'];
      name?: string;
      values: Values;
    }
  /** A slot of hers: somebody is there, or nobody, which the lead then knows. */
  | { kind: 'slot'; isServed: boolean }
  /** A slot of hers, and its hour is far: its words stay good. */
  | { kind: 'slot_early'; at: string }
  | { kind: 'wrong' };

export type DeskNote =
  | { kind: 'said'; case: string; text: string; danger: boolean; young?: true }
  /** Somebody else may be writing: who talks with her is told to check. */
  | { kind: 'unsure'; case: string }
  | { kind: 'agreed'; case: string; reasons: readonly string[]; far: boolean }
  | { kind: 'raised'; case: string; level: Case['level']; cause: 'direct' | 'points' | null }
  | { kind: 'left_line'; case: string }
  /** She gives back the time she took. */
  | { kind: 'slot_freed' }
  | { kind: 'survey'; answer: string };

/** Nobody is on duty: said before anybody waits. */
export const nobodyOnDuty: Desk = {
  people: () => Promise.resolve({ who: 'nobody', wait: { from: 0, to: 0, known: false } }),
  request: () => Promise.resolve({ kind: 'nobody' }),
  resume: () => Promise.resolve({ kind: 'wrong' }),
  takeSlot: () => Promise.resolve('late'),
  note: () => Promise.resolve(),
};
