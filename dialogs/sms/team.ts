import { doorsBothWays, writtenDoor } from '../doors-both-ways.js';
import { leadTo } from '../doors-said.js';
import { dutySaid } from '../duty.js';
import { human as onWeb, slotSaid } from '../human.js';
import { freed, namesTwoWords, outOfLine, tryWords, whileWaiting, wordsGiven } from '../human-ways.js';
import { numbersFirst } from '../numbers-first.js';
import { option, say } from '../state.js';
import { hasLines } from '../summary-lines.js';
import { doesPlaceMatter, isPlaceKnown } from '../way.js';
import { emergencyFirst } from './emergency.js';
import { towardsSummary } from './summary.js';
import { openedAt, WINDOW_MINUTES } from './with-person.js';
import type { Dialog, Go, Option, Say, State, Step, World } from '../model.js';

/**
 * A person of the team by SMS. Nothing of hers may go out before the window is open, so that the same « 1 » enters the line
 * and opens it; at danger now the line comes first and the window is asked while waiting.
 */
export const team: Dialog = {
  'human.ask': onWeb['human.ask'] as Step,

  'human.offer': {
    enter: (state, world) => ({
      says: [
        say('sms.who'),
        ...waitOf(world),
        ...beforeTalking(state),
        say('sms.offer', { minutes: WINDOW_MINUTES }),
      ],
      ask: {
        step: 'human.offer',
        options: [YES, NO, option('far', 'sms.far'), option('words', 'sms.have_words')],
        spelt: true,
      },
    }),
    answer: (state, ids, world) => entered(state, ids[0] ?? '', world),
    hear: wordsGiven,
  },

  /** Asked in answer to a text of hers, whenever she waits or talks and nothing may be sent to her. */
  'human.window': {
    enter: () => ({
      says: [say('sms.window', { minutes: WINDOW_MINUTES })],
      ask: { step: 'human.window', options: [YES, NO], spelt: true },
    }),
    answer: (state, ids, world) => (ids.includes('yes') ? opened(state, world) : leftLine(state)),
  },

  'human.waiting': {
    enter: (state, world) => ({
      says: [say('sms.waiting'), ...wordsSaid(state), ...(state.summary?.agreed ? [] : [secrecy(state)])],
      ask: { step: 'human.waiting', options: meanwhile(state, world), slot: 'words' },
      again: [say('missed.once'), say('sms.waiting')],
    }),
    answer: (state, ids) => waited(state, ids[0] ?? ''),
  },

  'human.nobody': withoutPlace('human.nobody', { key: 'sms.nobody', young: 'sms.nobody_young' }),

  'human.crowded': withoutPlace('human.crowded', { key: 'sms.crowded', young: 'sms.crowded_young' }),

  /** The two words of a place that was taken on the page, or from another telephone. */
  'human.words': {
    enter: () => ({
      says: [say('sms.words_ask')],
      ask: { step: 'human.words', options: [MENU], slot: 'words' },
    }),
    answer: () => ({ to: 'menu.choose' }),
    hear: (_state, { text }) => (namesTwoWords(text) ? tryWords(text) : undefined),
  },

  /** A time to come back to. She writes first then too; her number is not kept for it. */
  'human.slot': {
    enter: (state) => ({
      says: [say('human.slot_taken', state.handoffSlot), say('sms.slot_how')],
      ask: { step: 'human.slot', options: [MENU, option('free', 'sms.slot_free')], slot: 'words' },
    }),
    answer: (_state, ids) => (ids.includes('free') ? freed() : { to: 'menu.choose' }),
    hear: wordsGiven,
  },

  'human.talking': {
    enter: (state) => ({
      says: [say('sms.with', { name: state.handoff?.name ?? '' })],
      ask: {
        step: 'human.talking',
        options: [option('finish', 'sms.finish')],
        slot: 'words',
        spelt: true,
      },
    }),
    answer: (state) => ({ ...outOfLine(state), to: 'human.ended' }),
  },
};

const YES = option('yes', 'sms.yes');
const NO = option('no', 'sms.no');
const MENU = option('menu', 'sms.menu');

function withoutPlace(step: string, { key, young }: { key: string; young: string }): Step {
  return {
    enter: (state, world) => {
      const isYoung = state.who === 'child';
      const numbers = numbersFirst(state, world, emergencyFirst(state));
      const meanwhile = isYoung ? [] : [leadTo('sms.meanwhile')];
      return {
        before: [{ says: numbers, doors: [] }],
        says: [
          say(isYoung ? young : key),
          ...(step === 'human.nobody' ? dutySaid(state, world) : []),
          ...slotSaid(state, world),
          ...meanwhile,
        ],
        doors: isYoung ? writtenDoor(state, world) : doorsBothWays(state, world),
        ask: {
          step,
          options: [...placeWay(state, world), ...haveWords(world), ...slotWay(state, world), MENU],
          slot: 'words',
        },
        again: [say('missed.once'), ...numbers, ...meanwhile],
        doorsAgain: true,
      };
    },
    answer: (state, ids, world) => onWeb['human.nobody']?.answer?.(state, ids, world) ?? { to: 'stay' },
    hear: wordsGiven,
  };
}

function entered(state: State, id: string, world: World): Go {
  if (id === 'no') return { to: 'menu.choose' };
  if (id === 'words') return { to: 'human.words' };
  const summary = { struck: [], ...state.summary, far: id === 'far' };
  const set = { summary, thread: withWindow(state, world) };
  return { ...towardsSummary({ ...state, ...set }), set };
}

function opened(state: State, world: World): Go {
  return { to: 'return', set: { thread: withWindow(state, world) } };
}

function withWindow({ thread }: State, { now }: World): NonNullable<State['thread']> {
  const at = now.getTime();
  return { at, ...thread, window: openedAt(at), untold: undefined };
}

function leftLine(state: State): Go {
  const { set, events = [] } = outOfLine(state);
  const thread = state.thread && { ...state.thread, window: undefined, untold: undefined };
  return {
    to: 'stay',
    says: [say('human.left_line')],
    set: { ...set, ...(thread && { thread }), stack: ['menu.choose'], picked: [] },
    events,
  };
}

function waited(state: State, id: string): Go {
  if (id === 'leave_line') return leftLine(state);
  return id === 'tell' ? { ...towardsSummary(state), above: true } : whileWaiting(id, state);
}

/** What anonymity means when a child is in danger, and what leaving cannot take back: before anything is told. */
function beforeTalking(state: State): Say[] {
  return [secrecy(state), say('human.read_is_read')];
}

function secrecy({ who }: State): Say {
  return say(who === 'child' ? 'sms.child_secrecy' : 'sms.secrecy');
}

function waitOf({ people }: World): Say[] {
  if (people === undefined) return [];
  const { from, to, known } = people.wait;
  if (people.who === 'free') return [say('human.free_now')];
  return [say(known ? 'human.wait_known' : 'human.wait_expected', { from, to })];
}

function wordsSaid({ handoff }: State): Say[] {
  const words = handoff?.values?.['words'];
  return words === undefined ? [] : [say('sms.two_words', { words })];
}

function slotWay(state: State, world: World): Option[] {
  return slotSaid(state, world).map(() => option('slot', 'sms.slot_take'));
}

function haveWords({ people }: World): Option[] {
  return people === undefined ? [] : [option('words', 'sms.have_words')];
}

function meanwhile(state: State, world: World): Option[] {
  const mayTell = state.summary?.agreed === undefined && hasLines(state);
  return [
    ...(mayTell ? [option('tell', 'sms.tell')] : []),
    ...placeWay(state, world),
    MENU,
    option('leave_line', 'sms.leave_line'),
  ];
}

/** A child and who hurts are offered no office. */
function placeWay(state: State, world: World): Option[] {
  const hasOffice = state.who !== 'child' && state.who !== 'hurter';
  const canPlace = hasOffice && doesPlaceMatter(world) && !isPlaceKnown(state);
  return canPlace ? [option('place', 'sms.a_place')] : [];
}
