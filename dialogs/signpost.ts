import { fittingDoors, lineDoors, shelterDoors, stationDoors } from './doors.js';
import { instantOfWallClock } from './hours/wall-clock.js';
import { isHigher } from './triage.js';
import { placeSaid } from './place-asked.js';
import { option, say, withAnswer } from './state.js';
import { doesPlaceMatter, nextQuestion, remaining } from './way.js';
import type { Dialog, DoorCard, Go, Option, Part, Say, State, World } from './model.js';

/** The doors: a place, a line, a person, in order of need; then what else can be done. */
export const signpost: Dialog = {
  'signpost.places': {
    enter: (state, world) => {
      const doors = doorsThen(state, world);
      return {
        before: [
          { says: [...atThatTime(state), say('signpost.lead')], doors },
          { says: [...callList(doors, world), ...toRemember(doors)], doors: [] },
          ...stationPart(state, world),
        ],
        says: [say('signpost.what_next')],
        ask: { step: 'signpost.places', options: waysOn(state, world), slot: 'place' },
      };
    },
    answer: (state, ids, world) => goTo(ids[0] ?? '', state, world),
    hear: (state, { text }, world) => placeSaid(state, text, world),
  },

  /** For whom, or for what: other lines than those of the first list. */
  'signpost.for_whom': {
    enter: () => ({
      says: [say('signpost.for_whom')],
      ask: {
        step: 'signpost.for_whom',
        options: [
          option('roof', 'signpost.roof'),
          option('man', 'signpost.man'),
          option('elder', 'signpost.elder'),
          option('child', 'signpost.child'),
          option('back', 'signpost.back', 'quiet'),
        ],
      },
    }),
    answer: (state, ids) => otherLines(state, ids[0] ?? ''),
  },

  'signpost.roof': {
    enter: (_state, world) => ({
      says: [say('roof.lead')],
      doors: shelterDoors(world),
      ask: {
        step: 'signpost.roof',
        options: [option('back', 'signpost.back'), option('human', 'menu.human')],
      },
    }),
    answer: (_state, ids) => ({ to: ids.includes('human') ? 'human.ask' : 'signpost.places' }),
  },

  /** The lines alone, adapted to what was just said of the person. */
  'signpost.lines': {
    enter: (state, world) => ({
      says: [say('signpost.lines')],
      doors: lineDoors(state, world).slice(0, 3),
      ask: {
        step: 'signpost.lines',
        options: [option('back', 'signpost.back'), option('human', 'menu.human')],
      },
    }),
    answer: (_state, ids) => ({ to: ids.includes('human') ? 'human.ask' : 'signpost.places' }),
  },
};

/** When she named an hour, the doors are those of that hour. */
function doorsThen(state: State, world: World): DoorCard[] {
  const at = state.answers['when']?.[0];
  if (at === undefined) return fittingDoors(state, world);
  const now = instantOfWallClock(at, world.content.settings.time_zone);
  return fittingDoors(state, { ...world, now }).map((door) => ({ ...door, at }));
}

function atThatTime(state: State): Say[] {
  const at = state.answers['when']?.[0];
  return at === undefined ? [] : [say('signpost.at_that_time', { at })];
}

/** Said with any list that has a voice line: the call stays in the telephone's own list. */
function callList(doors: readonly DoorCard[], { content }: World): Say[] {
  const isVoice = doors.some(
    ({ kind, id }) => kind === 'place' || content.lines.get(id)?.number !== undefined,
  );
  return isVoice ? [say('signpost.call_list')] : [];
}

/** One line short enough to learn by heart or to fit in one SMS. */
function toRemember(doors: readonly DoorCard[]): Say[] {
  const first = doors.find(({ kind }) => kind === 'place') ?? doors[0];
  return first === undefined ? [] : [{ key: 'signpost.remember', door: first }];
}

/** The social worker who sits with the police or gendarmerie, where there is one and the danger is grave. */
function stationPart(state: State, world: World): Part[] {
  const doors = isHigher(state.level, 'D1') ? stationDoors(state, world) : [];
  return doors.length === 0 ? [] : [{ says: [say('signpost.station')], doors }];
}

function waysOn(state: State, world: World): Option[] {
  const canGoOn = state.who === 'self' && !state.discreet && remainingAfter(state, world) > 0;
  return [
    option('human', 'menu.human'),
    ...(canGoOn ? [option('questions', 'signpost.questions')] : []),
    ...(doesPlaceMatter(world) ? [option('elsewhere', 'signpost.elsewhere')] : []),
    option('for_whom', 'signpost.others'),
    option('leave', 'signpost.leave', 'quiet'),
  ];
}

function remainingAfter(state: State, world: World): number {
  return remaining(state, world, 'first_block').length + remaining(state, world, 'second_block').length;
}

function goTo(id: string, state: State, world: World): Go {
  switch (id) {
    case 'human':
      return { to: 'human.ask' };
    case 'questions':
      return moreQuestions(state, world);
    case 'elsewhere':
      return { to: 'place.ask' };
    case 'leave':
      return { to: 'stay', events: [{ kind: 'leave' }] };
    default:
      return { to: 'signpost.for_whom' };
  }
}

/** What is left of the first block, else the second. Her own choice: it holds after D3 too. */
function moreQuestions(state: State, world: World): Go {
  const isFirstOver = remaining(state, world, 'first_block').length === 0;
  const set = {
    answers: { ...state.answers, go_on: ['yes'] },
    block: isFirstOver ? ('second_block' as const) : state.block,
  };
  return { to: nextQuestion({ ...state, ...set }, world), set, says: [say('risk.second')] };
}

function otherLines(state: State, id: string): Go {
  switch (id) {
    case 'roof':
      return { to: 'signpost.roof' };
    case 'child':
      return { to: 'child.doors', set: { who: 'child' } };
    case 'man':
    case 'elder':
      return { to: 'signpost.lines', set: withAnswer(state, 'audience', [id]) };
    default:
      return { to: 'signpost.places' };
  }
}
