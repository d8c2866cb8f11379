import { option, say } from './state.js';
import type { Dialog, Go, State } from './model.js';

/** What leaving erases and what it cannot: said to who fears traces, and on asking. */
export const traces: Dialog = {
  'traces.card': {
    enter: () => ({
      says: [say('traces.erased_here'), say('traces.stays_there'), say('traces.safer_device')],
      ask: {
        step: 'traces.card',
        options: [option('leave', 'signpost.leave'), option('go_on', 'traces.go_on')],
      },
    }),
    answer: leaveOrReturn,
  },

  /** Somebody is coming, or somebody else may read: one line that names no subject. */
  'traces.neutral': {
    enter: () => ({
      says: [say('traces.neutral')],
      ask: {
        step: 'traces.neutral',
        options: [option('leave', 'signpost.leave'), option('go_on', 'traces.go_on')],
      },
      style: 'quiet',
    }),
    answer: leaveOrReturn,
  },
};

function leaveOrReturn(_state: State, ids: readonly string[]): Go {
  return ids.includes('leave') ? { to: 'stay', events: [{ kind: 'leave' }] } : { to: 'return' };
}
