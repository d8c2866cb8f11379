import type { Activity, TurnContext } from 'botbuilder';
import type { Signal, State } from '../dialogs/model.js';
import type { Ending } from './conversations.js';

/**
 * What speaks, seen from the channels: it reads a state and a message, and says what to send and what to remember.
 * It stores nothing and delivers nothing; the channel commits the reply in one step (conversations.ts).
 */
export interface Bot {
  /** The first words of a new conversation, unasked; none by SMS, where nothing is sent first. `lang`: as the settings or a browser call it. */
  open(start: { lang: string; channel: State['channel'] }): Reply;

  /** One turn. `context.activity.text` is what the person wrote, unmasked. */
  hear(state: State, context: TurnContext): Promise<Reply>;

  /** A signal of the queue of people, unasked. `undefined`: it is not for this state, or was taken before. */
  signal?(state: State, signal: Signal): Promise<Reply | undefined>;

  /** The choices on screen, to be shown again under words that are not the bot's. */
  ways?(state: State): Partial<Activity>;

  /**
   * What can be said to words by themselves, while their talk cannot be reached; nothing is kept of them here. `canWrite`: she
   * has said that nobody sees her screen. `isKept`: her page keeps these words and sends them again.
   */
  alone?(text: string, where: { lang: string; canWrite: boolean; isKept: boolean }): Promise<Alone>;

  /** What is said when a turn failed: the emergency numbers, always. The state is left as it was. */
  apologise(state: State): Reply;
}

export interface Alone {
  activities: Partial<Activity>[];
  /** She asked that everything go: it may go from her screen at once. */
  ending?: Ending;
}

export interface Reply {
  state: State;
  activities: Partial<Activity>[];
  /** The screen this turn arrived at, when it is another than before: for counts without text or identity. */
  reached?: string;
  /** Id of a line or a place that she says did not work: to be counted once this turn is stored. */
  reported?: string;
  /** What the log keeps of the message just read instead of its text. */
  keep?: string;
  /** The message just read went to a person: the id of the case it belongs to. */
  toPerson?: string;
  /** The talk with a person is over. */
  parted?: true;
  /** The conversation is over and everything of it goes. */
  ending?: Ending;
}
