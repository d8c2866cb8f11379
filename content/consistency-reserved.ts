import type { Cards, Plan } from './model.js';
import type { Problem } from './problem.js';
import type { Sourced } from './sources.js';
import type { Path } from './yaml-file.js';

/** Screens of the plan and of « Autres aides » that the code makes: a point of that name would never be reached. */
const SCREENS = ['start', 'with_her', 'choose', 'more', 'shown', 'who', 'read_out'];
/** Answers that mean to pass, to stop, to go back or none of these, on whatever screen they stand. */
const ANSWERS = ['skip', 'enough', 'none', 'done', 'back'];
/** In a group of cards, that answer is the safety plan. */
const PLAN = 'plan';

type Named = [name: string, ...path: Path];

/** Names that the conversation keeps for itself stand in no plan and on no card. */
export function checkReserved(plans: readonly Sourced<Plan>[], cards: readonly Sourced<Cards>[]): Problem[] {
  return [
    ...plans.flatMap(({ file, data }) => reservedIn(namesOfPlan(data)).map(told(file))),
    ...cards.flatMap(({ file, data }) => reservedIn(namesOfCards(data)).map(told(file))),
  ];
}

interface Ruled {
  names: Named[];
  reserved: readonly string[];
}

function namesOfPlan({ points, parties }: Plan): Ruled[] {
  const choices = points.flatMap((point, p) =>
    point.choices.map((choice, c): Named => [choice, 'points', p, 'choices', c]),
  );
  return [
    { names: idsOf(points, 'points'), reserved: SCREENS },
    // Each is also an answer on the screen that asks whom.
    { names: idsOf(parties, 'parties'), reserved: [...SCREENS, ...ANSWERS] },
    { names: choices, reserved: ANSWERS },
  ];
}

function namesOfCards({ groups, cards }: Cards): Ruled[] {
  return [
    { names: idsOf(groups, 'groups'), reserved: [...SCREENS, ...ANSWERS] },
    { names: idsOf(cards, 'cards'), reserved: [...ANSWERS, PLAN] },
  ];
}

const idsOf = (entries: readonly { id: string }[], list: string): Named[] =>
  entries.map(({ id }, at) => [id, list, at, 'id']);

const reservedIn = (ruled: readonly Ruled[]): Named[] =>
  ruled.flatMap(({ names, reserved }) => names.filter(([name]) => reserved.includes(name)));

const told =
  (file: Sourced<Plan>['file']) =>
  ([name, ...path]: Named): Problem =>
    file.problemAt(path, `"${name}" is a name that the conversation keeps for itself`);
