import type { Activity, TurnContext } from 'botbuilder';
import type { State } from '../dialogs/model.js';
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

  /** What is said when a turn failed: the emergency numbers, always. The state is left as it was. */
  apologise(state: State): Reply;
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
  /** The conversation is over and everything of it goes. */
  ending?: Ending;
}
