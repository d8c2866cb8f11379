import { ladderDoors, youngDoors } from './doors.js';
import { leadTo, MOST_DOORS } from './doors-said.js';
import { option, say } from './state.js';
import type { Dialog, Go, Option, Say, State } from './model.js';

/** Under eighteen: simple words, 119 first. No risk question, no question on sex, no advice to confront. */
export const child: Dialog = {
  'child.doors': {
    enter: (state, world) => ({
      says: [...greeting(state), say('child.lead'), say('child.secrecy')],
      doors: youngDoors(state, world),
      ask: {
        step: 'child.doors',
        options: [
          option('danger_now', 'child.danger_now', 'urgent'),
          option('home', 'child.home'),
          option('couple', 'child.couple'),
          option('human', 'menu.human'),
          option('leave', 'signpost.leave', 'quiet'),
        ],
        slot: 'words',
      },
      again: [say('missed.once')],
    }),
    answer: (_state, ids) => goTo(ids[0] ?? ''),
  },

  'child.home': {
    enter: () => ({
      says: [say('child.home_not_allowed'), say('child.home_safe'), say('child.an_adult')],
      ask: { step: 'child.home', options: waysOn(), slot: 'words' },
    }),
    answer: (_state, ids) => goTo(ids[0] ?? ''),
  },

  'child.couple': {
    enter: (state, world) => ({
      says: [say('child.couple_not_allowed'), say('child.couple_safe'), leadTo('child.couple_who')],
      doors: ladderDoors('young_couple', state, world).slice(0, MOST_DOORS),
      ask: { step: 'child.couple', options: waysOn(), slot: 'words' },
    }),
    answer: (_state, ids) => goTo(ids[0] ?? ''),
  },
};

/** Thanked once; then what her own words about dying call for, as long as she is here. */
function greeting({ trail, answers }: State): Say[] {
  const isBack = trail.some(({ stack }) => stack.at(-1) === 'child.doors');
  const thanks = isBack ? [] : [say('child.thanks')];
  return answers['self'] === undefined ? thanks : [...thanks, say('child.life')];
}

function waysOn(): Option[] {
  return [
    option('danger_now', 'child.danger_now', 'urgent'),
    option('human', 'menu.human'),
    option('back', 'child.back'),
    option('leave', 'signpost.leave', 'quiet'),
  ];
}

function goTo(id: string): Go {
  switch (id) {
    case 'home':
    case 'couple':
      return { to: `child.${id}` };
    case 'back':
      return { to: 'child.doors' };
    case 'human':
      return { to: 'human.ask' };
    case 'leave':
      return { to: 'stay', events: [{ kind: 'leave' }] };
    default:
      return { to: 'stay', urgent: 'danger' };
  }
}
