import { cardDoors, isOffered } from '../card-doors.js';
import { doorsThen, ladderDoors, lineDoors, shelterDoors } from '../doors.js';
import { leadTo } from '../doors-said.js';
import { leads, lineOf } from '../other-lines.js';
import { lineChosen } from '../person-heard.js';
import { placeSaid } from '../place-asked.js';
import { placeDoors } from '../place-doors.js';
import { MENU, option, say } from '../state.js';
import { doesPlaceMatter, isPlaceKnown } from '../way.js';
import { isForSms } from './wording.js';
import { areQuestionsLeft, towardsQuestions } from './questions.js';
import type { Dialog, DoorCard, Go, Option, State, Step, World } from '../model.js';

/** The nearest place and a number, each in one line; then what else there is. */
export const places: Dialog = {
  'signpost.places': {
    enter: (state, world) => ({
      says: [],
      doors: nearest(state, world),
      ask: { step: 'signpost.places', options: waysOn(state, world), slot: 'place' },
    }),
    answer: (state, ids, world) => goTo(ids[0] ?? '', state, world),
    hear: placeSaid,
  },

  /** In a village everyone knows everyone. */
  'signpost.farther': {
    enter: (state, world) => ({
      says: [],
      doors: placeDoors(state, world).slice(1),
      ask: { step: 'signpost.farther', options: [CONTACTS, HUMAN, TO_MENU], slot: 'place' },
    }),
    answer: backOr,
    hear: placeSaid,
  },

  'signpost.roof': {
    enter: (state, world) =>
      state.who === 'hurter'
        ? { to: 'hurter.doors' }
        : {
            says: [say('sms.roof'), leadTo('sms.otherwise')],
            doors: shelterDoors(state, world)
              .filter((door) => door.id !== SHELTER && isForSms(door, world))
              .slice(0, MOST - 1),
            ask: { step: 'signpost.roof', options: [CONTACTS, HUMAN, TO_MENU], slot: 'place' },
          },
    answer: backOr,
  },

  'signpost.for_whom': choice('signpost.for_whom', {
    roof: 'sms.for_roof',
    child: 'sms.for_child',
    man: 'sms.for_man',
    elder: 'sms.for_elder',
    disabled: 'sms.for_disabled',
    deaf: 'sms.for_deaf',
    more: 'sms.for_more',
  }),
  'signpost.what': choice('signpost.what', {
    lgbt: 'sms.for_lgbt',
    abroad: 'sms.for_abroad',
    farm: 'sms.for_farm',
    forced_marriage: 'sms.for_marriage',
    online: 'sms.for_online',
    suicide: 'sms.for_dark',
    missing_child: 'sms.for_missing',
    back: 'sms.back',
  }),

  'signpost.lines': {
    enter: (state, world) => ({
      says: leads(lineOf(state)),
      doors: ladderDoors(lineOf(state), state, world)
        .filter((door) => isForSms(door, world))
        .slice(0, MOST),
      ask: { step: 'signpost.lines', options: [CONTACTS, HUMAN, OTHERS, TO_MENU], slot: 'words' },
    }),
    answer: (state, ids, world) =>
      ids.includes('for_whom') ? { to: 'signpost.for_whom' } : backOr(state, ids, world),
  },
};

/** Named in the sentence above. */
const SHELTER = 'samu-social-115';
const MOST = 2;
const HUMAN = option('human', 'sms.human');
const CONTACTS = option('back', 'sms.contacts');
const OTHERS = option('for_whom', 'sms.others');
const TO_MENU = option('menu', 'sms.menu', 'quiet');

/** A card of « Autres aides »: who can tell more, without naming what it is about. */
export function cardBySms(id: string): Step {
  return {
    enter: (state, world) => {
      const card = world.content.cards.cards.find((one) => one.id === id);
      if (card === undefined || !isOffered(card, world)) return { to: 'signpost.places' };
      const doors = cardDoors(card, state, world).advisers.filter((door) => isForSms(door, world));
      return {
        says: [say('sms.not_here'), leadTo('sms.tell_them')],
        doors: (doors.length > 0 ? doors : lineDoors(state, world)).slice(0, MOST),
        ask: { step: `card.${id}`, options: [CONTACTS, HUMAN, TO_MENU], slot: 'words' },
        again: [say('missed.once')],
      };
    },
    answer: backOr,
  };
}

function choice(step: string, titles: Readonly<Record<string, string>>): Step {
  return {
    enter: () => ({
      says: [say('sms.for_whom')],
      ask: { step, options: Object.entries(titles).map(([id, key]) => option(id, key)), slot: 'words' },
    }),
    answer: (state, ids) => chosen(state, ids[0] ?? ''),
  };
}

const SCREENS: Readonly<Record<string, Go>> = {
  roof: { to: 'signpost.roof' },
  more: { to: 'signpost.what' },
  back: { to: 'signpost.for_whom' },
  child: { to: 'child.doors', set: { who: 'child' } },
};

function chosen(state: State, id: string): Go {
  return SCREENS[id] ?? { to: 'signpost.lines', set: lineChosen(state, id) };
}

function backOr(_state: State, ids: readonly string[], _world: World): Go {
  if (ids.includes('human')) return { to: 'human.ask' };
  return ids.includes('menu') ? MENU : { to: 'signpost.places' };
}

/** What fits her, cut to one place and one line, in the order in which they answer: together one SMS. */
export function nearest(state: State, world: World): DoorCard[] {
  const doors = doorsThen(state, world).filter((door) => isForSms(door, world));
  const office = doors.find(({ kind }) => kind === 'place');
  const lines = doors.filter(({ kind }) => kind === 'line').slice(0, office === undefined ? MOST : 1);
  return doors.filter((door) => door === office || lines.includes(door));
}

function waysOn(state: State, world: World): Option[] {
  return [
    ...(areQuestionsLeft(state, world) ? [option('take_stock', 'sms.questions')] : []),
    HUMAN,
    ...(placeDoors(state, world).length > 1 ? [option('farther', 'sms.farther')] : []),
    ...(doesPlaceMatter(world) && !isPlaceKnown(state) ? [option('elsewhere', 'sms.a_place')] : []),
    OTHERS,
  ];
}

function goTo(id: string, state: State, world: World): Go {
  switch (id) {
    case 'take_stock':
      return towardsQuestions(state, world);
    case 'human':
      return { to: 'human.ask' };
    case 'farther':
      return { to: 'signpost.farther' };
    case 'elsewhere':
      return { to: 'place.ask' };
    default:
      return { to: 'signpost.for_whom' };
  }
}
