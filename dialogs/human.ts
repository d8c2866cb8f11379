import { fittingDoors } from './doors.js';
import { leadTo } from './doors-said.js';
import { option, say } from './state.js';
import { doesPlaceMatter, isPlaceKnown } from './way.js';
import type { Dialog, Option, Say, State, World } from './model.js';

/** What anonymity means when a child is in danger: said before anything is told to a person. */
const SECRECY = say('secrecy.children');

/**
 * A person, when there is one. Asking is an event for the queue in bots/handover; the queue answers by a signal, and
 * until it does nothing is promised and no screen is shown.
 */
export const human: Dialog = {
  'human.ask': {
    enter: () => ({ to: 'stay', events: [{ kind: 'handoff' }] }),
  },

  /** Somebody was asked and will come: everything else stays within reach meanwhile. */
  'human.waiting': {
    enter: (state, world) => ({
      says: [say('human.waiting'), SECRECY],
      ask: { step: 'human.waiting', options: waysOn(state, world) },
    }),
    answer: (_state, ids) => ({ to: ids.includes('place') ? 'place.ask' : 'menu.choose' }),
  },

  /** Nobody is on duty: said plainly, with who answers now and when the office opens. */
  'human.nobody': {
    enter: (state, world) => ({
      says: [say('human.nobody'), SECRECY, ...toStop(state), leadTo('human.meanwhile')],
      doors: fittingDoors(state, world),
      ask: { step: 'human.nobody', options: waysOn(state, world) },
    }),
    answer: (_state, ids) => ({ to: ids.includes('place') ? 'place.ask' : 'menu.choose' }),
  },
};

/** Who hurts and asks for a person is told of one whom he can see. */
function toStop({ who }: State): Say[] {
  return who === 'hurter' ? [say('hurter.stop')] : [];
}

function waysOn(state: State, world: World): Option[] {
  const hasOffice = state.who !== 'child' && state.who !== 'hurter';
  const canPlace = hasOffice && doesPlaceMatter(world) && !isPlaceKnown(state);
  return [...(canPlace ? [option('place', 'human.find_place')] : []), option('menu', 'human.menu')];
}
