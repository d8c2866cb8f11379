import { lineDoors } from './doors.js';
import { MOST_DOORS } from './doors-said.js';
import { everyStation } from './place-doors.js';
import { shownRecord } from './records.js';
import { option, say } from './state.js';
import { doesPlaceMatter } from './way.js';
import type { Dialog, Go, Option, Part, Say, World } from './model.js';

/**
 * Somebody who works with people who are hurt. Anybody can claim it: only what the public may see, and no question on
 * a person. Two taps lead here, a third to what was looked for.
 */
export const professional: Dialog = {
  'pro.doors': {
    enter: (state, world) => ({
      before: [
        { says: [say('pro.now'), say('pro.no_names')], doors: lineDoors(state, world).slice(0, MOST_DOORS) },
      ],
      says: [...(doesPlaceMatter(world) ? [say('pro.office_here')] : []), say('pro.choose')],
      ask: {
        step: 'pro.doors',
        options: [
          option('danger_now', 'menu.danger_now', 'urgent'),
          option('spot', 'pro.spot'),
          option('call', 'pro.call'),
          option('network', 'pro.network'),
          option('back', 'menu.none_of_these', 'quiet'),
        ],
        slot: 'place',
      },
    }),
    answer: (_state, ids) => goTo(ids[0] ?? ''),
  },

  /** What to look for, and which official tools exist: named, not copied. */
  'pro.spot': {
    enter: (_state, world) => ({
      before: [
        { says: [say('pro.spot_alone'), say('pro.spot_signs'), say('pro.spot_marks')], doors: [] },
        { says: [say('pro.tools'), say('pro.tools_grid'), say('pro.tools_guide')], doors: [] },
      ],
      says: [say('pro.choose')],
      ask: { step: 'pro.spot', options: waysOn('spot', world), slot: 'words' },
    }),
    answer: (_state, ids) => goTo(ids[0] ?? ''),
  },

  'pro.call': {
    enter: (_state, world) => ({
      before: calls(world),
      says: [say('pro.choose')],
      ask: { step: 'pro.call', options: waysOn('call', world), slot: 'place' },
    }),
    answer: (_state, ids) => goTo(ids[0] ?? ''),
  },

  'pro.network': {
    enter: (_state, world) => ({
      before: [{ says: whatIsSure(world), doors: [] }],
      says: [say('pro.choose')],
      ask: { step: 'pro.network', options: waysOn('network', world), slot: 'words' },
    }),
    answer: (_state, ids) => goTo(ids[0] ?? ''),
  },
};

/** By who is in danger; then who sits with the police: their stations as doors while their records may be shown. */
function calls(world: World): Part[] {
  return [
    { says: [say('pro.call_now'), say('pro.call_child')], doors: [] },
    { says: [say('pro.call_health')], doors: [] },
    ...stationCalls(world),
  ];
}

/** Where social workers sit is said while the records of all three posts may be shown; the stations are doors on their own. */
function stationCalls(world: World): Part[] {
  const doors = everyStation(world);
  const isSure = POSTS.every((id) => shownRecord(id, world) !== undefined);
  if (isSure) return [{ says: [say('pro.call_stations')], doors }];
  return doors.length === 0 ? [] : [{ says: [say('signpost.station')], doors }];
}

/** The posts that `pro.call_stations` names. */
const POSTS = ['iscg-chateauroux', 'iscg-issoudun', 'iscg-le-blanc'];

/** Sentences on the network, by the record each comes from. */
const NETWORK = {
  'esp-reseau': 'pro.network_offices',
  covif: 'pro.network_covif',
  'protocole-2021': 'pro.network_agreement',
};

/** Each sentence as long as its record may be shown; where none may, who can tell. */
function whatIsSure(world: World): Say[] {
  const sure = Object.entries(NETWORK).filter(([id]) => shownRecord(id, world) !== undefined);
  return sure.length > 0 ? sure.map(([, key]) => say(key)) : [say('pro.network_unsure')];
}

function waysOn(here: 'spot' | 'call' | 'network', world: World): Option[] {
  const others = (['spot', 'call', 'network'] as const).filter((one) => one !== here);
  return [
    ...others.map((one) => option(one, `pro.${one}`)),
    ...(doesPlaceMatter(world) ? [option('office', 'pro.office')] : []),
    option('human', 'menu.human'),
    option('back', 'menu.none_of_these', 'quiet'),
  ];
}

function goTo(id: string): Go {
  switch (id) {
    case 'spot':
    case 'call':
    case 'network':
      return { to: `pro.${id}` };
    case 'office':
      return { to: 'place.ask' };
    case 'human':
      return { to: 'human.ask' };
    case 'danger_now':
      return { to: 'stay', urgent: 'danger' };
    default:
      return { to: 'menu.choose', set: { who: 'self' } };
  }
}
