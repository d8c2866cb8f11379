import { option, say } from './state.js';
import type { Dialog, Event, Go } from './model.js';

/** After a person: what is said, asked and offered, on the page. */
export const ended: Dialog = {
  /** Goodbye, a reminder, and two taps without a word: counted, never kept with anybody. */
  'human.ended': {
    enter: () => ({
      says: [say('human.goodbye'), say('human.reminder'), say('survey.helped')],
      ask: { step: 'human.ended', options: HELPED },
    }),
    answer: (_state, ids) => counted(`helped.${ids[0] ?? 'skip'}`, 'human.survey'),
  },
  'human.survey': {
    enter: () => ({
      says: [say('survey.next')],
      ask: { step: 'human.survey', options: NEXT },
    }),
    answer: (_state, ids) => counted(`next.${ids[0] ?? 'skip'}`, 'human.after'),
  },
  'human.after': {
    enter: () => ({
      says: [say('human.erase_offer')],
      ask: {
        step: 'human.after',
        options: [option('erase', 'human.erase'), option('menu', 'human.menu')],
      },
    }),
    answer: (_state, ids) =>
      ids.includes('erase') ? { to: 'stay', events: [{ kind: 'erase' }] } : { to: 'menu.choose' },
  },
};

const HELPED = [
  option('yes', 'survey.yes'),
  option('little', 'survey.little'),
  option('no', 'survey.no'),
  option('skip', 'answer.skip', 'quiet'),
];
const NEXT = [option('yes', 'survey.yes'), option('no', 'survey.no'), option('skip', 'answer.skip', 'quiet')];

function counted(answer: string, to: string): Go {
  const events: Event[] = answer.endsWith('.skip') ? [] : [{ kind: 'desk', act: { do: 'survey', answer } }];
  return { to, events };
}
