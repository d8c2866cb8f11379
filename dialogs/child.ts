import { lineDoors } from './doors.js';
import { option, say } from './state.js';
import type { Dialog } from './model.js';

/** Under eighteen: simple words, 119 first. No risk question, no question on sex, no advice to confront. */
export const child: Dialog = {
  'child.doors': {
    enter: (state, world) => ({
      says: [say('child.thanks'), say('child.lead')],
      doors: lineDoors(state, world).slice(0, 3),
      ask: {
        step: 'child.doors',
        options: [
          option('danger_now', 'child.danger_now', 'urgent'),
          option('human', 'menu.human'),
          option('leave', 'signpost.leave', 'quiet'),
        ],
        slot: 'words',
      },
    }),
    answer: (_state, ids) => {
      if (ids.includes('human')) return { to: 'human.ask' };
      if (ids.includes('leave')) return { to: 'stay', events: [{ kind: 'leave' }] };
      return { to: 'stay', urgent: 'danger' };
    },
  },
};
