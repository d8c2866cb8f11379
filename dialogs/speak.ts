import { SKIP, option, say, withAnswer } from './state.js';
import { towardsPlace } from './way.js';
import type { Dialog } from './model.js';

/** Can she speak without being heard? Asked once, before doors, and the doors follow. */
export const speak: Dialog = {
  'speak.can_speak': {
    enter: () => ({
      says: [say('can_speak.ask')],
      ask: {
        step: 'speak.can_speak',
        options: [
          option('yes', 'can_speak.yes'),
          option('writing_only', 'can_speak.writing_only'),
          option('can_go_out', 'can_speak.can_go_out'),
          option('later', 'can_speak.later'),
          SKIP,
        ],
      },
    }),
    answer: (state, ids, world) => {
      const set = withAnswer(state, 'can_speak', ids);
      return { to: ids.includes('later') ? 'speak.when' : towardsPlace({ ...state, ...set }, world), set };
    },
  },

  /** When she could call or go: the doors then say what is open at that hour. */
  'speak.when': {
    enter: () => ({
      says: [say('can_speak.when')],
      ask: {
        step: 'speak.when',
        options: [option('unknown', 'can_speak.when_unknown', 'quiet')],
        slot: 'time',
      },
    }),
    answer: (state, _ids, world) => ({ to: towardsPlace(state, world) }),
    hear: (state, { time }, world) =>
      time === undefined
        ? undefined
        : {
            to: towardsPlace(state, world),
            set: withAnswer(state, 'when', [time.at]),
            says: [say('can_speak.noted')],
          },
  },
};
