import { raised } from './levels.js';
import { meaningOf, pathOf } from './words-heard.js';
import type { Emergency, Event, Hit, Level, State } from './model.js';

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
  /** How grave these words are on their own. */
  spoken?: Level;
}

export function heed(state: State, hits: readonly Hit[]): Heeded {
  const heard = meaningOf(hits);
  if (state.who === 'hurter' || pathOf(hits) === 'hurter') return heedHurter(state, hits);
  const fresh = unanswered(state, keptOf(state, heard.answers));
  const asked = state.who === 'self' ? Object.keys(fresh) : [];
  const urgent = state.who === 'child' ? heard.young : heard.emergency;
  const up = raised(state, heard);
  return {
    state: {
      ...up.state,
      answers: { ...state.answers, ...fresh },
      understood: [...state.understood, ...asked],
    },
    events: up.events,
    fresh,
    ...(heard.level === 'D?' ? {} : { spoken: heard.level }),
    ...(urgent === undefined ? {} : { urgent }),
  };
}

/** Answers are a victim's; of a child's words only what she says of her own life is kept: it opens its own door. */
function keptOf({ who }: State, { self, ...others }: State['answers']): State['answers'] {
  const ofLife: State['answers'] = self === undefined ? {} : { self };
  if (who === 'self') return { ...others, ...ofLife };
  return who === 'child' ? ofLife : {};
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
