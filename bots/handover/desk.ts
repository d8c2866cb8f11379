/**
 * Asking for a person, seen from the conversation: a request with what she agreed to pass on, words both ways, and
 * leaving. One interface, so that the queue of social workers, or another agent hub, slots in without the dialogs
 * knowing. Only `request` is called today (signpost-bot.ts), since nobody answers yet.
 */
export interface Desk {
  /**
   * Resolves with what can be said at once, which the engine takes as a signal. Asked again for the same conversation
   * when another process took its turn meanwhile: the same request, not a second one.
   */
  request(conversationId: string, summary: Summary): Promise<DeskAnswer>;
  say(conversationId: string, text: string): Promise<void>;
  leave(conversationId: string): Promise<void>;
}

/** What the person agreed to pass on: content keys, never her words unless she added them herself. */
export interface Summary {
  agreed: readonly string[];
}

export type DeskAnswer = 'accepted' | 'dropped';

/** Nobody is on duty: every request is dropped at once, so that nobody waits for nobody. */
export const nobodyOnDuty: Desk = {
  request: () => Promise.resolve('dropped'),
  say: () => Promise.resolve(),
  leave: () => Promise.resolve(),
};
