import type { Plan } from '../content/model.js';
import { firstDoor } from './doors.js';
import { leadTo, MOST_DOORS, withDoors } from './doors-said.js';
import { tickedOn } from './plan-kept.js';
import { officeOf, wayToOffice } from './plan-office.js';
import { doorsNamed } from './records.js';
import { hasAnswered, say } from './state.js';
import type { DoorCard, Part, Say, Screen, State, World } from './model.js';

type Party = Plan['parties'][number];

/** Needs said at a desk, among others who wait. */
const MOST_NEEDS = 3;

/** What she ticked and nothing else, in few short messages; then somebody to prepare it with. */
export function planShown(state: State, world: World): Pick<Screen, 'before' | 'says' | 'doors'> {
  const points = pointsTicked(state, world.content.plan);
  const groups = grouped(points.map(({ says, joined }) => ({ says, doors: [], joined })));
  const lead = points.length > 0 ? 'parties.not_kept' : 'parties.nothing';
  return {
    before: withLead(groups, 'parties.your_plan'),
    ...withDoors(state, [say(lead), leadTo('parties.with_somebody')], firstDoor(state, world)),
  };
}

/** Who does what, beginning with her: one line for each whom she chose, and a door where there is one. */
export function whoDoesWhat(state: State, world: World): Pick<Screen, 'before' | 'says'> {
  const parts = partsOf(partiesTicked(state, world.content.plan), state, world);
  return { before: withLead(grouped(parts), 'parties.who_does_what'), says: [say('parties.not_kept')] };
}

interface Joined extends Part {
  joined: boolean;
}

/** A part that is joined goes into the message of the one before, unless that one has doors: its words come after. */
function grouped(parts: readonly Joined[]): Part[] {
  const groups: Part[] = [];
  for (const { says, doors, joined } of parts) {
    const last = groups.at(-1);
    if (joined && last?.doors.length === 0) groups.splice(-1, 1, { says: [...last.says, ...says], doors });
    else groups.push({ says, doors });
  }
  return groups;
}

function withLead(groups: readonly Part[], key: string): Part[] {
  return groups.map((part, at) => (at === 0 ? { ...part, says: [say(key), ...part.says] } : part));
}

export function hasPoints(state: State, { content: { plan } }: World): boolean {
  return pointsTicked(state, plan).length > 0;
}

function pointsTicked(state: State, { points }: Plan): { says: Say[]; joined: boolean }[] {
  const ticked = points.filter(({ id, choices }) =>
    choices.some((one) => tickedOn(state, `plan.${id}`).includes(one)),
  );
  return ticked.map(({ id, choices }) => {
    const kept = choices.filter((one) => tickedOn(state, `plan.${id}`).includes(one));
    const says = [say(`plan.title.${id}`), ...kept.map((one) => say(`plan.${id}.${one}`))];
    return { says, joined: isJoined(id, ticked, points) };
  });
}

/** One that is joined stands with the one before it in the file, where that one is shown too. */
function isJoined(
  id: string,
  shown: readonly { id: string }[],
  all: readonly { id: string; joined: boolean }[],
): boolean {
  const at = all.findIndex((one) => one.id === id);
  const before = all[at - 1];
  return all[at]?.joined === true && shown.some((one) => one.id === before?.id);
}

/** Whom she chose, in the order of the file. */
export function partiesTicked(state: State, { parties }: Plan): Party[] {
  const ticked = [...tickedOn(state, 'parties.choose'), ...tickedOn(state, 'parties.more')];
  return parties.filter(({ id }) => ticked.includes(id));
}

function partsOf(chosen: readonly Party[], state: State, world: World): Joined[] {
  const all = chosen.flatMap((party) => doorsOf(party, state, world)).slice(0, MOST_DOORS);
  return chosen.map((party) => {
    const doors = doorsOf(party, state, world).filter(({ id }) => all.some((door) => door.id === id));
    const where = party.office ? wayToOffice(state, world) : [];
    const part = withDoors(state, [say(`parties.${party.id}.does`), ...where], doors);
    return { ...part, joined: isJoined(party.id, chosen, world.content.plan.parties) };
  });
}

function doorsOf({ office, lines }: Party, state: State, world: World): DoorCard[] {
  return [...(office ? officeOf(state, world) : []), ...doorsNamed(lines, world)];
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
