import { lineDoors } from '../doors.js';
import { option, say } from '../state.js';
import { doesPlaceMatter, towardsPlace } from '../way.js';
import { isForSms } from './wording.js';
import type { Dialog, Go, Say, State, Step } from '../model.js';

/** Those who are not asked a victim's questions. */
export const people: Dialog = {
  'child.doors': {
    enter: (state) => ({
      says: [
        say(isBack(state) ? 'sms.child_again' : 'sms.child'),
        ...ofLife(state),
        say('sms.child_secrecy'),
      ],
      ask: {
        step: 'child.doors',
        options: [
          option('danger_now', 'sms.child_danger', 'urgent'),
          option('home', 'sms.child_home'),
          option('couple', 'sms.child_couple'),
          option('human', 'sms.human'),
        ],
        slot: 'words',
      },
      again: [say('missed.once')],
    }),
    answer: (_state, ids) => childGoes(ids[0] ?? ''),
  },
  'child.home': childTold('child.home', 'sms.child_at_home'),
  'child.couple': childTold('child.couple', 'sms.child_in_couple'),

  'relative.start': {
    enter: (state, world) => ({ to: towardsPlace(state, world), says: [say('sms.relative')] }),
  },

  'pro.doors': {
    enter: (_state, world) => ({
      says: [say('sms.professional')],
      ask: {
        step: 'pro.doors',
        options: [
          option('danger_now', 'sms.urgent', 'urgent'),
          ...(doesPlaceMatter(world) ? [option('office', 'sms.a_place')] : []),
          option('human', 'sms.human'),
          option('back', 'sms.menu', 'quiet'),
        ],
        slot: 'place',
      },
    }),
    answer: (_state, ids) => WORKER[ids[0] ?? ''] ?? { to: 'menu.choose', set: { who: 'self' } },
  },

  'hurter.doors': {
    enter: (state, world) => ({
      says: [say('sms.hurter')],
      doors: lineDoors(state, world)
        .filter((door) => isForSms(door, world))
        .slice(0, 1),
      ask: {
        step: 'hurter.doors',
        options: [
          option('danger_now', 'sms.hurter_now', 'urgent'),
          option('human', 'sms.human'),
          option('victim', 'sms.victim'),
        ],
        slot: 'words',
      },
    }),
    answer: (_state, ids) => HURTER[ids[0] ?? ''] ?? { to: 'stay', urgent: 'danger' },
  },
};

const HURTER: Readonly<Record<string, Go>> = {
  human: { to: 'human.ask' },
  victim: { to: 'menu.choose', set: { who: 'self' } },
};

const WORKER: Readonly<Record<string, Go>> = {
  danger_now: { to: 'stay', urgent: 'danger' },
  office: { to: 'place.ask' },
  human: { to: 'human.ask' },
};

const CHILD: Readonly<Record<string, Go>> = {
  home: { to: 'child.home' },
  couple: { to: 'child.couple' },
  back: { to: 'child.doors' },
  human: { to: 'human.ask' },
};

function childGoes(id: string): Go {
  return CHILD[id] ?? { to: 'stay', urgent: 'danger' };
}

function childTold(step: string, key: string): Step {
  return {
    enter: () => ({
      says: [say(key)],
      ask: {
        step,
        options: [
          option('danger_now', 'sms.child_danger', 'urgent'),
          option('human', 'sms.human'),
          option('back', 'sms.back'),
        ],
        slot: 'words',
      },
      again: [say('missed.once')],
    }),
    answer: (_state, ids) => childGoes(ids[0] ?? ''),
  };
}

function isBack({ trail }: State): boolean {
  return trail.some(({ stack }) => stack.at(-1) === 'child.doors');
}

function ofLife({ answers }: State): Say[] {
  return answers['self'] === undefined ? [] : [say('sms.child_life')];
}
