import { lineDoors } from './doors.js';
import { MOST_DOORS } from './doors-said.js';
import { option, say } from './state.js';
import type { Dialog, Go } from './model.js';

/** Where the words or the choice of who hurts lead. Nothing of what was on screen before waits under his path. */
export const ONTO_HIS_PATH: Go = { to: 'hurter.doors', set: { who: 'hurter', stack: [] } };

/** The person who hurts, or fears to: leave the place, who to call. Nothing about anybody's whereabouts, no comfort. */
export const hurter: Dialog = {
  'hurter.doors': {
    enter: (state, world) => ({
      says: [say('hurter.lead'), say('hurter.stop'), say('hurter.leave_place')],
      doors: lineDoors(state, world).slice(0, MOST_DOORS),
      ask: {
        step: 'hurter.doors',
        options: [
          option('danger_now', 'hurter.danger_now', 'urgent'),
          option('human', 'menu.human'),
          option('victim', 'hurter.victim'),
          option('leave', 'signpost.leave', 'quiet'),
        ],
        slot: 'words',
      },
    }),
    answer: (_state, ids) => {
      if (ids.includes('human')) return { to: 'human.ask' };
      if (ids.includes('victim')) return { to: 'menu.choose', set: { who: 'self' } };
      if (ids.includes('leave')) return { to: 'stay', events: [{ kind: 'leave' }] };
      return { to: 'stay', urgent: 'danger' };
    },
  },
};
