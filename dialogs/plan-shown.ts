import { gate } from '../content/gate.js';
import type { Plan } from '../content/model.js';
import { isoDay } from './hours/day.js';
import { tickedOn } from './plan-kept.js';
import { officeOf, wayToOffice, withDoors } from './plan-office.js';
import { hasAnswered, say } from './state.js';
import type { DoorCard, Part, Say, Screen, State, World } from './model.js';

type Party = Plan['parties'][number];

/** Three doors at most in a whole plan. */
const MOST_DOORS = 3;
/** Needs said at a desk, among others who wait. */
const MOST_NEEDS = 3;

/** What she ticked and nothing else, one short message for each point; then who does what. */
export function planShown(state: State, world: World): Pick<Screen, 'before' | 'says'> {
  const points = pointsTicked(state, world.content.plan);
  const chosen = partiesTicked(state, world.content.plan);
  if (points.length + chosen.length === 0) return { says: [say('parties.nothing')] };
  return {
    before: [
      ...points.map((says, at) => ({
        says: at === 0 ? [say('parties.your_plan'), ...says] : says,
        doors: [],
      })),
      { says: [say('parties.who_does_what')], doors: [] },
      ...partsOf(chosen, state, world),
    ],
    says: [say('parties.not_kept')],
  };
}

function pointsTicked(state: State, { points }: Plan): Say[][] {
  return points
    .map(({ id, choices }) => ({
      id,
      kept: choices.filter((one) => tickedOn(state, `plan.${id}`).includes(one)),
    }))
    .filter(({ kept }) => kept.length > 0)
    .map(({ id, kept }) => [say(`plan.title.${id}`), ...kept.map((one) => say(`plan.${id}.${one}`))]);
}

/** Whom she chose, in the order of the file. */
export function partiesTicked(state: State, { parties }: Plan): Party[] {
  const ticked = [...tickedOn(state, 'parties.choose'), ...tickedOn(state, 'parties.more')];
  return parties.filter(({ id }) => ticked.includes(id));
}

function partsOf(chosen: readonly Party[], state: State, world: World): Part[] {
  const all = chosen.flatMap((party) => doorsOf(party, state, world)).slice(0, MOST_DOORS);
  return chosen.map((party) => {
    const doors = doorsOf(party, state, world).filter(({ id }) => all.some((door) => door.id === id));
    const where = party.office ? wayToOffice(state, world) : [];
    return withDoors(state, [say(`parties.${party.id}.does`), ...where], doors);
  });
}

function doorsOf({ office, lines }: Party, state: State, world: World): DoorCard[] {
  return [...(office ? officeOf(state, world) : []), ...linesShown(lines, world)];
}

/** Those whose gate is open today. */
function linesShown(ids: readonly string[], { content, now }: World): DoorCard[] {
  const today = isoDay(now, content.settings.time_zone);
  return ids
    .flatMap((id) => content.lines.get(id) ?? [])
    .filter((line) => gate(line, today).open)
    .map(({ id }) => ({ kind: 'line', id }));
}

/** A greeting, then three needs at most; a word on violence only where she asked for it. */
export function readOut(state: State, plan: Plan): Say[] {
  const points = plan.points.filter(({ id }) => tickedOn(state, `plan.${id}`).length > 0);
  const chosen = [...points, ...partiesTicked(state, plan)].map(({ id }) => id);
  const needs = plan.needs.filter(({ from }) => from.some((id) => chosen.includes(id))).slice(0, MOST_NEEDS);
  const isSaid = hasAnswered(state, 'parties.say_it', 'yes');
  return [
    say('parties.read_out'),
    say('parties.read_out.hello'),
    ...needs.map(({ id }) => say(`parties.read_out.${id}`)),
    ...(isSaid ? [say('parties.read_out.violence')] : []),
  ];
}
