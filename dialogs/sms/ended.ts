import { ended as onWeb } from '../ended.js';
import { option, say } from '../state.js';
import { toTalk } from './to-talk.js';
import type { Dialog, Say, State, World } from '../model.js';

/**
 * After a person, by SMS: the goodbye with its numbers, then two questions answered by a figure, each in answer to a text of
 * hers. Who writes no more is asked no more.
 */
export const ended: Dialog = {
  'human.ended': {
    enter: (state, world) => ({
      says: [...goodbye(state, world), say('survey.helped')],
      ask: { step: 'human.ended', options: [YES, option('little', 'sms.little'), NO, SKIP], slot: 'words' },
    }),
    answer: (state, ids, world) => onWeb['human.ended']?.answer?.(state, ids, world) ?? { to: 'stay' },
  },

  'human.survey': {
    enter: () => ({
      says: [say('survey.next')],
      ask: { step: 'human.survey', options: [YES, NO, SKIP], slot: 'words' },
    }),
    answer: (state, ids, world) => onWeb['human.survey']?.answer?.(state, ids, world) ?? { to: 'stay' },
  },

  /** What we hold can be erased from here; what stands on the telephone only there. */
  'human.after': {
    enter: () => ({
      says: [say('sms.erase_ask')],
      ask: {
        step: 'human.after',
        options: [option('yes', 'sms.erase'), option('no', 'sms.erase_no')],
        slot: 'words',
      },
    }),
    answer: (state, ids, world) =>
      onWeb['human.after']?.answer?.(state, ids.includes('yes') ? ['erase'] : ['menu'], world) ?? {
        to: 'stay',
      },
  },
};

const YES = option('yes', 'sms.yes');
const NO = option('no', 'sms.no');
const SKIP = option('skip', 'sms.skip');

function goodbye(state: State, world: World): Say[] {
  return state.who === 'child' ? [say('sms.goodbye_young')] : [say('sms.goodbye'), ...toTalk(state, world)];
}
