import { storyTold } from './stocktake.js';
import { speaksOfDanger } from './words-heard.js';
import { option, say, withAnswer } from './state.js';
import type { Dialog, Go } from './model.js';

/**
 * Who we are, what this cannot do, how to leave; then whether she can write without risk, asked once. Nothing
 * loud comes before that answer.
 */
export const opening: Dialog = {
  'opening.safe_now': {
    enter: () => ({
      says: [say('opening.who'), say('opening.limits'), say('opening.leaving'), say('opening.safe_now')],
      ask: {
        step: 'opening.safe_now',
        options: [
          option('yes', 'opening.yes'),
          option('may_come', 'opening.may_come'),
          option('no', 'opening.no'),
        ],
        slot: 'words',
      },
    }),
    answer: (state, ids) => {
      const set = withAnswer(state, 'safe_now', ids);
      if (ids.includes('no')) return cannotWrite(set);
      if (ids.includes('may_come')) return somebodyMayCome(set);
      return { to: 'menu.choose', set: { ...set, discreet: false } };
    },
    /** Somebody who starts with her story is heard at once, not sent back to the question. */
    hear: (state, { hits }) => (speaksOfDanger(hits) ? storyTold(state) : undefined),
  },
};

function cannotWrite(set: Go['set']): Go {
  return { to: 'menu.choose', set: { ...set, discreet: true }, urgent: 'danger', because: 'safe_now.no' };
}

/** The quiet card, then the short way: two risk questions at most. */
function somebodyMayCome(set: Go['set']): Go {
  return {
    to: 'menu.choose',
    set: { ...set, discreet: true },
    says: [say('emergency.quiet'), say('emergency.close_now')],
  };
}
