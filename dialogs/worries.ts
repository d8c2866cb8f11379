import { say } from './state.js';
import { assess } from './triage.js';
import { isHigher } from './triage.js';
import { towardsDoors } from './way.js';
import type { Dialog, Say, State, World } from './model.js';

/** What is said after the questions: which answers worry us, and what to do in the next hour. Never a level. */
export const worries: Dialog = {
  'worries.tell': {
    enter: (state, world) => ({
      to: towardsDoors(state, world),
      says: [...reasons(state, world), say(nextHour(state, world))],
    }),
  },
};

/** Only what she said herself, in plain words. Words that were set aside are not repeated. */
function reasons(state: State, { content }: World): Say[] {
  const found = assess(content.triage, state.answers).reasons;
  if (found.length === 0) return [];
  const lead = state.who === 'someone_else' ? 'worries.lead_relative' : 'worries.lead';
  return [say(lead), ...found.map((reason) => say(`reason.${reason}`))];
}

function nextHour(state: State, { content }: World): string {
  if (state.who === 'someone_else') return 'next_hour.relative';
  const { doors } = assess(content.triage, state.answers);
  if (state.discreet) return 'next_hour.discreet';
  if (doors.includes('medical')) return 'next_hour.medical';
  if (isHigher(state.level, 'D1')) return 'next_hour.grave';
  return state.level === 'D1' ? 'next_hour.concern' : 'next_hour.nothing_said';
}
