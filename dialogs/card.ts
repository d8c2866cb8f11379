import { cardDoors, isOffered } from './card-doors.js';
import { withDoors } from './doors-said.js';
import { MENU, option, say, without } from './state.js';
import { doesPlaceMatter, towardsPlace } from './way.js';
import type { Card, Content } from '../content/model.js';
import type { Go, Option, Part, Say, State, Step, World } from './model.js';

/** One of the cards of content/questions/cards.yaml: what it is, who knows more, and back to what was being asked. */
export function cardStep(id: string): Step {
  return {
    enter: (state, world) => {
      const card = cardOf(id, world.content);
      if (!isOffered(card, world)) return { to: 'help.choose', says: [say('card.unchecked')] };
      return {
        before: parts(card, state, world),
        says: [say('card.what_next')],
        ask: { step: `card.${id}`, options: waysOn(card, world), slot: 'words' },
      };
    },
    answer: (state, ids, world) => goTo(ids[0] ?? '', state, world),
  };
}

/** Above what is on screen, which « Revenir » resumes; one card at a time. */
export function toCard(id: string, state: State): Go {
  return toHelp(`card.${id}`, state);
}

/** The same for a step of « Autres aides », a card or a group of them. */
export function toHelp(step: string, state: State): Go {
  const stack = state.stack.filter((name) => !/^(?:card|help)\./.test(name));
  return {
    to: step,
    above: true,
    set: { stack: stack.length > 0 ? stack : ['menu.choose'], answers: without(state.answers, 'card') },
  };
}

/** Cards speak to who is hurt and to those who worry for her: a child and who hurts have paths of their own. */
export function mayReadCards({ who }: State): boolean {
  return who === 'self' || who === 'someone_else';
}

function cardOf(id: string, { cards }: Content): Card {
  const found = cards.cards.find((card) => card.id === id);
  if (found === undefined) throw new Error(`no card ${id} in cards.yaml`);
  return found;
}

/** One message for each text: none is long to read. What it speaks of stands above the last, who advises under it. */
function parts(card: Card, state: State, world: World): Part[] {
  const lead = state.who === 'someone_else' ? [say('card.relative')] : [];
  const { landmarks, advisers } = cardDoors(card, state, world);
  const says = card.says.map((key, at): Say[] => [...(at === 0 ? lead : []), say(key)]);
  const named = landmarks.length === 0 ? [] : [withDoors(state, [say('card.landmarks')], landmarks)];
  return [
    ...says.slice(0, -1).map((one): Part => ({ says: one, doors: [] })),
    ...named,
    withDoors(state, says.at(-1) ?? [], advisers),
  ];
}

function waysOn({ place }: Card, world: World): Option[] {
  return [
    option('human', 'menu.human'),
    ...(place && doesPlaceMatter(world) ? [option('place', 'card.place')] : []),
    option('aides', 'card.others'),
    option('menu', 'human.menu', 'quiet'),
    option('back', 'card.back', 'quiet'),
  ];
}

/** The place leads to the doors, from which the questions go on: nothing waits under them. */
function goTo(id: string, state: State, world: World): Go {
  switch (id) {
    case 'human':
      return { to: 'human.ask' };
    case 'place':
      return { to: towardsPlace(state, world), set: { stack: state.stack.slice(-1) } };
    case 'aides':
      return { to: 'help.choose', above: true };
    case 'menu':
      return MENU;
    default:
      return { to: 'return' };
  }
}
