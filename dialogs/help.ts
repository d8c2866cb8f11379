import { toHelp } from './card.js';
import { isOffered } from './card-doors.js';
import { option, say } from './state.js';
import type { Card, Content } from '../content/model.js';
import type { Dialog, Go, Option, State, Step, World } from './model.js';

type Group = Content['cards']['groups'][number];

/** « Autres aides »: the cards by group, as content/questions/cards.yaml puts them. */
export const help: Dialog = {
  'help.choose': {
    enter: (state, world) => ({
      says: [say('help.choose')],
      ask: {
        step: 'help.choose',
        options: [...groupsWith(state, world).map(({ id }) => option(id, `help.${id}`)), BACK],
        slot: 'words',
      },
    }),
    answer: (_state, ids) => ({ to: ids.includes('back') ? 'return' : `help.${ids[0] ?? 'choose'}` }),
  },
};

/** Behind none of them stands an empty list. */
function groupsWith(state: State, world: World): Group[] {
  return world.content.cards.groups.filter((group) => choices(group, state, world).length > 0);
}

const BACK = option('back', 'help.back', 'quiet');

/** One group of cards; a card whose record is behind its gate is not offered. */
export function helpStep(id: string): Step {
  return {
    enter: (state, world) => ({
      says: [say('help.which')],
      ask: {
        step: `help.${id}`,
        options: [...choices(groupOf(id, world.content), state, world), BACK],
        slot: 'words',
      },
    }),
    answer: (state, ids) => destination(ids[0] ?? 'back', state),
  };
}

/** A card takes the place of the one that led here: what she came from is what « Revenir » resumes. */
function destination(id: string, state: State): Go {
  if (id === 'back') return { to: 'help.choose' };
  return toHelp(id === 'plan' ? 'plan.start' : `card.${id}`, state);
}

/** The plan is made by who is hurt, for herself. */
function choices({ cards, plan }: Group, { who }: State, world: World): Option[] {
  const offered = world.content.cards.cards.filter(
    (card) => cards.includes(card.id) && isOffered(card, world),
  );
  const inOrder = [...offered].sort((a, b) => cards.indexOf(a.id) - cards.indexOf(b.id));
  return [
    ...(plan && who === 'self' ? [option('plan', 'plan.offer')] : []),
    ...inOrder.map(({ id }: Card) => option(id, `card.${id}`)),
  ];
}

function groupOf(id: string, { cards }: Content): Group {
  const found = cards.groups.find((group) => group.id === id);
  if (found === undefined) throw new Error(`no group ${id} in cards.yaml`);
  return found;
}
