import { newState } from './state.js';
import type { State } from './model.js';

/**
 * A talk that begins again: what was said is forgotten, save the language and how grave it was. Nothing lowers a level in
 * the bot, and a child stays one.
 */
export function afresh(state: State): State {
  const { level, cause, reasons, rev, thread, reported = [], handoff, summary } = state;
  // A place in the line is not an answer: it is left by leaving the line.
  const place = handoff === undefined ? {} : { handoff, summary };
  const who = state.who === 'child' ? 'child' : 'self';
  const begun: State = { ...newState(state), rev, who, level, cause, reasons, reported, ...place };
  return thread === undefined ? begun : { ...begun, thread: { at: thread.at } };
}
