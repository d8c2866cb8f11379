import { raised } from './levels.js';
import { meaningOf, pathOf } from './words-heard.js';
import type { Emergency, Event, Hit, State } from './model.js';

/**
 * Danger in the words just read: the level rises, what they already answer is kept, and the emergency card is due
 * when they speak of danger now. Words can raise, never lower.
 */
export interface Heeded {
  state: State;
  events: Event[];
  urgent?: Emergency;
  /** What these words answered that nothing had answered before. */
  fresh: State['answers'];
}

export function heed(state: State, hits: readonly Hit[]): Heeded {
  const heard = meaningOf(hits);
  if (state.who === 'hurter' || pathOf(hits) === 'hurter') return heedHurter(state, hits);
  const fresh = state.who === 'self' ? unanswered(state, heard.answers) : {};
  const up = raised(state, heard);
  return {
    state: {
      ...up.state,
      answers: { ...state.answers, ...fresh },
      understood: [...state.understood, ...Object.keys(fresh)],
    },
    events: up.events,
    fresh,
    ...(heard.emergency === undefined ? {} : { urgent: heard.emergency }),
  };
}

/** Who may hurt somebody now gets the card; nothing is kept as if it were a victim's answer. */
function heedHurter(state: State, hits: readonly Hit[]): Heeded {
  const isNow = hits.some(({ label }) => label === 'immediate_danger' || label === 'threat_to_kill');
  const { level, emergency } = meaningOf(hits);
  const urgent = level === 'D3' && emergency === 'suicide' ? emergency : 'danger';
  return { state, events: [], fresh: {}, ...(isNow || level === 'D3' ? { urgent } : {}) };
}

function unanswered(state: State, answers: State['answers']): State['answers'] {
  return Object.fromEntries(Object.entries(answers).filter(([id]) => state.answers[id] === undefined));
}
