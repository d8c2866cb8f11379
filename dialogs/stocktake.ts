import { firstDoor } from './doors.js';
import { aBreath, once, option, say, withAnswer } from './state.js';
import { nextQuestion } from './way.js';
import type { Dialog, Say, State } from './model.js';

/** « Faire le point »: her own words first, then who hurts, then the first questions, with a door held out early. */
export const stocktake: Dialog = {
  'stocktake.words': {
    enter: () => ({
      says: [say('stocktake.words')],
      ask: { step: 'stocktake.words', options: [option('skip', 'answer.pass', 'quiet')], slot: 'words' },
    }),
    answer: (state) => ({ to: 'stocktake.who_hurts', set: withAnswer(state, 'words', ['skip']) }),
    hear: (state) => {
      const thanks = state.level === 'D?' ? once(state, 'stocktake.read') : aBreath(state);
      return {
        to: state.understood.length > 0 ? 'stocktake.understood' : 'stocktake.who_hurts',
        says: thanks.says,
        set: { ...withAnswer(state, 'words', ['said']), said: thanks.said },
      };
    },
  },

  /** What the words already said, shown once: it can be made worse or set aside, and then those questions are asked. */
  'stocktake.understood': {
    enter: (state) => ({
      says: [say('stocktake.understood'), ...understoodLines(state), say('stocktake.is_it_right')],
      ask: {
        step: 'stocktake.understood',
        options: [
          option('right', 'stocktake.right'),
          option('worse', 'stocktake.worse'),
          option('aside', 'stocktake.aside', 'quiet'),
        ],
      },
    }),
    answer: (state, ids) => ({
      to: 'stocktake.who_hurts',
      set: { understood: [], answers: ids.includes('right') ? state.answers : withoutUnderstood(state) },
    }),
  },

  'stocktake.who_hurts': {
    enter: () => ({
      says: [say('who_hurts.ask')],
      ask: {
        step: 'stocktake.who_hurts',
        options: [
          option('partner_or_ex', 'who_hurts.partner_or_ex'),
          option('adult_child', 'who_hurts.adult_child'),
          option('parent', 'who_hurts.parent'),
          option('other', 'who_hurts.other'),
          option('rather_not_say', 'who_hurts.rather_not_say', 'quiet'),
        ],
      },
    }),
    answer: (state, ids, world) => {
      const set = withAnswer(state, 'who_hurts', ids.includes('skip') ? ['rather_not_say'] : ids);
      const now = { ...state, ...set };
      const to = nextQuestion(now, world);
      if (!to.startsWith('risk.')) return { to, set };
      return {
        to,
        set,
        says: [say('stocktake.questions'), say('stocktake.door_now')],
        doors: firstDoor(now, world),
      };
    },
  },
};

function understoodLines(state: State): Say[] {
  return state.understood.flatMap((question) =>
    (state.answers[question] ?? []).map((answer) => say(`reason.${question}.${answer}`)),
  );
}

/** The level stays where the words put it: nothing lowers a level. */
function withoutUnderstood(state: State): State['answers'] {
  return Object.fromEntries(Object.entries(state.answers).filter(([id]) => !state.understood.includes(id)));
}
