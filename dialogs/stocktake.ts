import { firstDoor } from './doors.js';
import { aBreath, isAnswered, once, option, say, withAnswer } from './state.js';
import { nextQuestion } from './way.js';
import type { Dialog, Go, Say, State } from './model.js';

/** « Faire le point »: her own words first, then who hurts, then the first questions, with a door held out early. */
export const stocktake: Dialog = {
  'stocktake.words': {
    enter: () => ({
      says: [say('stocktake.words')],
      ask: { step: 'stocktake.words', options: [option('skip', 'answer.pass', 'quiet')], slot: 'words' },
    }),
    answer: (state) => ({ to: whoHurts(state), set: withAnswer(state, 'words', ['skip']) }),
    hear: (state) => (state.level === 'D?' ? readOnly(state) : storyTold(state)),
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
      to: whoHurts(state),
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
    answer: (state, ids) => ({
      to: 'stocktake.first_door',
      set: withAnswer(state, 'who_hurts', ids.includes('skip') ? ['rather_not_say'] : ids),
    }),
  },

  /** A door held out before the questions begin: nobody waits eight answers for one. */
  'stocktake.first_door': {
    enter: (state, world) => {
      const to = nextQuestion(state, world);
      if (!to.startsWith('risk.')) return { to };
      const doors = state.discreet ? [] : firstDoor(state, world);
      const held = doors.length > 0 ? [say('stocktake.door_now')] : [];
      return { to, says: [say('stocktake.questions'), ...held], doors };
    },
  },
};

/**
 * A story told in her own words, here or where a button was expected: she is thanked, what it already answers is shown
 * once, and nothing in it is asked again.
 */
export function storyTold(state: State): Go {
  const thanks = aBreath(state);
  return {
    to: state.understood.length > 0 ? 'stocktake.understood' : whoHurts(state),
    says: thanks.says,
    set: { ...withAnswer(state, 'words', ['said']), said: thanks.said },
  };
}

function readOnly(state: State): Go {
  const read = once(state, 'stocktake.read');
  return {
    to: whoHurts(state),
    says: read.says,
    set: { ...withAnswer(state, 'words', ['said']), said: read.said },
  };
}

function whoHurts(state: State): string {
  return isAnswered(state, 'who_hurts') ? 'stocktake.first_door' : 'stocktake.who_hurts';
}

function understoodLines(state: State): Say[] {
  return state.understood.flatMap((question) =>
    (state.answers[question] ?? []).map((answer) => say(`reason.${question}.${answer}`)),
  );
}

/** The level stays where the words put it: nothing lowers a level. */
function withoutUnderstood(state: State): State['answers'] {
  return Object.fromEntries(Object.entries(state.answers).filter(([id]) => !state.understood.includes(id)));
}
