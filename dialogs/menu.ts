import { lineDoors } from './doors.js';
import { doorLines } from './doors-said.js';
import { heldDoor } from './held-door.js';
import { ONTO_HIS_PATH } from './hurter.js';
import { option, say } from './state.js';
import { placeSaid } from './place-asked.js';
import { storyTold } from './stocktake.js';
import { speaksOfDanger } from './words-heard.js';
import { doesPlaceMatter, nextQuestion, towardsPlace } from './way.js';
import type { Dialog, Go, Option, Say, State, World } from './model.js';

/** The second screen: a usable door at once, then what she came for. A later path is one more option here. */
export const menu: Dialog = {
  'menu.choose': {
    enter: (state, world) =>
      ownMenu(state) ?? {
        says: [...doorsAlready(state, world), say('menu.choose')],
        ask: { step: 'menu.choose', options: options(state, world), slot: 'words' },
      },
    answer: (state, ids, world) => goTo(ids[0] ?? '', state, world),
    hear: (state, said, world) =>
      speaksOfDanger(said.hits) ? storyTold(state) : placeSaid(state, said, world),
  },

  /** Whose situation it is, when it is not her own. */
  'menu.other_situation': {
    enter: () => ({
      says: [say('menu.other_situation')],
      ask: {
        step: 'menu.other_situation',
        options: [
          option('someone_else', 'menu.someone_else'),
          option('child', 'menu.child'),
          option('professional', 'menu.professional'),
          option('hurter', 'menu.hurter'),
          option('back', 'menu.none_of_these', 'quiet'),
        ],
        slot: 'words',
      },
    }),
    answer: (_state, ids) => {
      if (ids.includes('someone_else')) return { to: 'relative.start', set: { who: 'someone_else' } };
      if (ids.includes('child')) return { to: 'child.doors', set: { who: 'child' } };
      if (ids.includes('professional')) return { to: 'pro.doors', set: { who: 'professional' } };
      if (ids.includes('hurter')) return ONTO_HIS_PATH;
      return { to: 'menu.choose' };
    },
  },
};

/** A child and who hurts have a first screen of their own: who it is changes by saying so, never by asking for the menu. */
function ownMenu({ who }: State): Go | undefined {
  if (who === 'child') return { to: 'child.doors' };
  return who === 'hurter' ? { to: 'hurter.doors' } : undefined;
}

/** From this screen on, everybody holds a door that answers at this hour. */
function doorsAlready(state: State, world: World): Say[] {
  if (state.discreet) return [say('menu.quiet')];
  const doors = lineDoors(state, world).slice(0, 2);
  return [say('menu.already'), ...doorLines(doors)];
}

/** Nothing is red while somebody may come in. */
function options(state: State, world: World): Option[] {
  return [
    state.discreet
      ? option('danger_now', 'menu.danger_now')
      : option('danger_now', 'menu.danger_now', 'urgent'),
    option('number_or_place', doesPlaceMatter(world) ? 'menu.number_or_place' : 'menu.number'),
    option('human', 'menu.human'),
    option('take_stock', 'menu.take_stock'),
    option('other_situation', 'menu.other'),
  ];
}

function goTo(id: string, state: State, world: World): Go {
  switch (id) {
    case 'danger_now':
      return { to: 'menu.choose', urgent: 'danger' };
    case 'number_or_place':
      return numberOrPlace(state, world);
    case 'human':
      return { to: 'human.ask' };
    case 'take_stock':
      return { to: state.discreet ? nextQuestion(state, world) : 'stocktake.words', set: { who: 'self' } };
    default:
      return { to: 'menu.other_situation' };
  }
}

/** She asked for a number: it comes with the question of the place, which may take two messages to be understood. */
function numberOrPlace(state: State, world: World): Go {
  const to = towardsPlace(state, world);
  return to === 'place.ask' ? { to, ...heldDoor(state, world) } : { to };
}
