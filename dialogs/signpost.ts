import { mayReadCards, toCard } from './card.js';
import { canOnlyWrite, doorsThen, isOpen, shelterDoors } from './doors.js';
import { isHigher } from './triage.js';
import { otherLines } from './other-lines.js';
import { placeSaid } from './place-asked.js';
import { stationDoors } from './place-doors.js';
import { MENU, isAnswered, option, say, withAnswer } from './state.js';
import { doesPlaceMatter, nextQuestion, remaining } from './way.js';
import type { Dialog, DoorCard, Go, Option, Part, Say, State, World } from './model.js';

/** The doors: a place, a line, a person, in order of need; then what else can be done. */
export const signpost: Dialog = {
  ...otherLines,
  'signpost.places': {
    enter: (state, world) => {
      const doors = doorsThen(state, world);
      return {
        before: [
          { says: [...atThatTime(state), say('signpost.lead')], doors },
          { says: toRemember(doors, state, world), doors: [] },
          ...stationPart(state, world),
        ],
        says: [...somebodyIsThere(state, world), say('signpost.what_next')],
        ask: { step: 'signpost.places', options: waysOn(state, world), slot: 'place' },
      };
    },
    answer: (state, ids, world) => goTo(ids[0] ?? '', state, world),
    hear: placeSaid,
  },

  'signpost.roof': {
    enter: (state, world) =>
      awayFromRoofs(state) ?? {
        says: [say(canOnlyWrite(state) ? 'roof.lead_written' : 'roof.lead'), say('roof.second_door')],
        doors: shelterDoors(state, world),
        ask: {
          step: 'signpost.roof',
          options: [option('back', 'signpost.back'), option('human', 'menu.human'), TO_MENU],
          slot: 'place',
        },
        again: [say('missed.once'), say('roof.lead')],
      },
    answer: (_state, ids) => {
      if (ids.includes('menu')) return MENU;
      return { to: ids.includes('human') ? 'human.ask' : 'signpost.places' };
    },
  },
};

/** Where danger is grave a person is offered first, and only while one is there: never because the hours say so. */
function somebodyIsThere({ level, handoff }: State, { people }: World): Say[] {
  const isThere = people !== undefined && people.who !== 'nobody';
  return isThere && handoff === undefined && isHigher(level, 'D1') ? [say('human.present')] : [];
}

/** Who hurts is shown no way to a roof: she may be under it. */
function awayFromRoofs({ who }: State): Go | undefined {
  return who === 'hurter' ? { to: 'hurter.doors' } : undefined;
}

function atThatTime(state: State): Say[] {
  const at = state.answers['when']?.[0];
  return at === undefined ? [] : [say('signpost.at_that_time', { at })];
}

/**
 * One line short enough to learn by heart or to fit in one SMS: the first door when danger is near or she can only write,
 * else the first that answers now.
 */
function toRemember(doors: readonly DoorCard[], state: State, world: World): Say[] {
  const isPressing = state.level === 'D3' || canOnlyWrite(state);
  const door = isPressing ? doors[0] : (doors.find((one) => isOpen(one, world)) ?? doors[0]);
  return door === undefined ? [] : [{ key: 'signpost.remember', door: { ...door, brief: true } }];
}

/** The social worker who sits with the police or gendarmerie, where there is one and the danger is grave. */
function stationPart(state: State, world: World): Part[] {
  if (state.who === 'hurter' || state.who === 'child') return [];
  const doors = isHigher(state.level, 'D1') ? stationDoors(state, world) : [];
  return doors.length === 0 ? [] : [{ says: [say('signpost.station')], doors }];
}

function waysOn(state: State, world: World): Option[] {
  const canGoOn = state.who === 'self' && !state.discreet && remainingAfter(state, world) > 0;
  const canPlan = state.who === 'self' && !state.discreet && (!canGoOn || isHigher(state.level, 'D1'));
  return [
    option('human', 'menu.human'),
    ...(canGoOn
      ? [option('questions', wasAsked(state) ? 'signpost.questions' : 'signpost.questions_first')]
      : []),
    ...(canPlan && !canGoOn ? [PLAN] : []),
    ...(canPlan && canGoOn ? planOrCard(state) : waiting(state, world)),
    option('for_whom', 'signpost.others'),
    lastWay(state),
  ];
}

/** « Quitter » stands in the bar; while somebody may come, it stands here too. */
function lastWay(state: State): Option {
  if (state.discreet) return option('leave', 'signpost.leave', 'quiet');
  return isAnswered(state, 'can_speak') ? TO_MENU : option('write_only', 'signpost.write_only');
}

const TO_MENU = option('menu', 'human.menu', 'quiet');

const PLAN = option('plan', 'plan.offer');

/** Where more questions are offered too: what she asked for comes before the plan. */
function planOrCard(state: State): Option[] {
  const card = cardOf(state);
  return card === undefined ? [PLAN] : [option('card', `card.${card}`)];
}

function cardOf(state: State): string | undefined {
  return mayReadCards(state) ? state.answers['card']?.[0] : undefined;
}

/** What she asked for while she spoke of danger comes now; another place may be written at any time. */
function waiting(state: State, world: World): Option[] {
  const card = cardOf(state);
  if (card !== undefined) return [option('card', `card.${card}`)];
  return doesPlaceMatter(world) ? [option('elsewhere', 'signpost.elsewhere')] : [];
}

function wasAsked({ trail }: State): boolean {
  return trail.some(({ stack }) => stack.at(-1)?.startsWith('risk.'));
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
    case 'card':
      return toCard(state.answers['card']?.[0] ?? '', state);
    case 'plan':
      return { to: 'plan.start', above: true };
    case 'elsewhere':
      return { to: 'place.ask' };
    case 'write_only':
      return { to: 'stay', set: withAnswer(state, 'can_speak', ['writing_only']) };
    case 'menu':
      return MENU;
    case 'leave':
      return { to: 'stay', events: [{ kind: 'leave' }] };
    default:
      return { to: 'signpost.for_whom' };
  }
}

/** What is left of the first block, else the second. Her own choice: it holds after D3 too. */
function moreQuestions(state: State, world: World): Go {
  const lead = wasAsked(state) ? 'risk.second' : 'stocktake.questions';
  const isFirstOver = remaining(state, world, 'first_block').length === 0;
  const set = {
    answers: { ...state.answers, go_on: ['yes'] },
    block: isFirstOver ? ('second_block' as const) : state.block,
  };
  return { to: nextQuestion({ ...state, ...set }, world), set, says: [say(lead)] };
}
