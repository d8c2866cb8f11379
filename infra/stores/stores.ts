import type { Conversations } from '../../bots/conversations.js';
import type { QueueStore } from '../../bots/handover/queue-store.js';
import type { Signs } from '../../bots/handover/signs.js';
import type { Reports } from '../../bots/reports.js';
import type { Senders } from '../../bots/sms/senders.js';
import type { Alerts } from '../alerts.js';
import type { SmsStores } from '../sms-edge.js';
import type { Limits } from '../../bots/webchat/limits.js';
import type { State } from '../../dialogs/model.js';

/** A store of conversations that the service also counts and sweeps. */
export interface HeldConversations extends Conversations {
  /** How many are alive: a gauge, never who. */
  readonly size: number;
  /**
   * Erases who has been silent too long, or tells who watches them. Called by a timer of service-timers.ts. Gives back the talks in
   * which a message waits whose process is gone, if there may be any: somebody must answer.
   */
  sweep(): Promise<readonly string[]> | void;
}

/** All that outlives one request. */
export interface Stores {
  conversations: HeldConversations;
  limits: Limits;
  reports: Reports;
  queue: QueueStore;
  /** Passing signs between the two sides of a talk, and alerts to the leads: to every process. */
  signs: Signs;
  alerts: Alerts;
  senders: Senders;
  /** What the edge of SMS keeps: sealed numbers, parts, what waits to be sent. */
  sms: SmsStores & { sweep?: () => Promise<void> };
  /** Lets go of what the stores hold open. Nothing may be asked afterwards. */
  close?: () => Promise<void>;
}

/** Makes the stores; start.ts chooses which. `onEnd` is told the last state of each talk, for counts without text. */
export type MakeStores = (onEnd: (state: State) => void) => Stores;
