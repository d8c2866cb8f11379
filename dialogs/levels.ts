import { allQuestions, assess, isHigher } from './triage.js';
import type { Cause, Emergency, Event, Level, State, World } from './model.js';

/** Raising a level, the only way it moves in the bot. */

export interface Raise {
  level: Level;
  cause: Cause | null;
  reasons: readonly string[];
}

/** The state with whatever is higher, and the event when something rose. */
export function raised(state: State, raise: Raise): { state: State; events: Event[] } {
  const reasons = [...new Set([...state.reasons, ...raise.reasons])];
  const isUp = isHigher(raise.level, state.level);
  const isFirmer = raise.level === state.level && raise.cause === 'direct' && state.cause === 'points';
  if (!isUp && !isFirmer) return { state: { ...state, reasons }, events: [] };
  const { level, cause } = raise;
  return { state: { ...state, level, cause, reasons }, events: [{ kind: 'raise', level, cause, reasons }] };
}

/** What her answers so far amount to, raised into the state. */
export function assessed(state: State, { content }: World): { state: State; events: Event[] } {
  return raised(state, assess(content.triage, state.answers));
}

/** The emergency a new answer speaks of: an answer of level D3 given in this turn, or none. */
export function emergencyIn(before: State, after: State, { content }: World): Emergency | undefined {
  for (const { id, answers } of allQuestions(content.triage)) {
    const urgent = answers.find(
      (answer) =>
        answer.level === 'D3' &&
        after.answers[id]?.includes(answer.id) &&
        !before.answers[id]?.includes(answer.id),
    );
    if (urgent !== undefined) return kindOf(id, urgent.door);
  }
  return undefined;
}

function kindOf(question: string, door: string | undefined): Emergency {
  if (question === 'self') return 'suicide';
  if (question === 'child_now') return 'child';
  return door === 'medical' ? 'medical' : 'danger';
}
