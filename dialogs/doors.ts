import type { Line, Method } from '../content/model.js';
import { isOpenNow } from './hours/opening.js';
import { instantOfWallClock } from './hours/wall-clock.js';
import { MOST_DOORS } from './doors-said.js';
import { placeDoors } from './place-doors.js';
import { mayShow } from './records.js';
import { isForSms } from './sms/wording.js';
import { assess } from './triage.js';
import { hasAnswered } from './state.js';
import type { DoorCard, State, World } from './model.js';

/**
 * Which doors fit this person now: three at most, one that is open now always among them and above any that is closed.
 * A record behind its gate is passed over and the next sure door takes its place, so that the way down never ends in
 * silence.
 */

/** The name of a list of lines in content/questions/signpost.yaml. */
export type Ladder = keyof World['content']['signpost']['ladders'];

/** The doors of the emergency card. Who can only write gets 114 first. */
export function emergencyDoors(state: State, world: World): DoorCard[] {
  const { emergency, written } = world.content.signpost;
  const order = state.who === 'child' ? youngOrder(state, world) : emergency[state.emergency ?? 'danger'];
  const inFrance = canOnlyWrite(state) ? [...written.urgent, ...order] : order;
  const ids = isAbroad(state) ? [world.content.signpost.last_resort, ...inFrance] : inFrance;
  return asRead(cards(shown(ids, world)), state);
}

/** A child keeps 119, and has the doctor first where one is needed. */
function youngOrder({ emergency: kind }: State, { content }: World): readonly string[] {
  const { emergency, ladders } = content.signpost;
  if (kind !== 'medical' && kind !== 'suicide') return emergency.child;
  return [...emergency[kind].slice(0, 2), ...ladders.child.slice(0, 1)];
}

/** A child's doors: the line for who thinks of dying comes first when she says so, and a doctor is never far. */
export function youngDoors(state: State, world: World): DoorCard[] {
  const lines = lineDoors(state, world);
  if (state.answers['self'] === undefined) return lines.slice(0, MOST_DOORS);
  const { suicide } = world.content.signpost.emergency;
  const ofLife = cards(shown([...suicide.slice(1, 2), ...suicide.slice(0, 1)], world));
  return unique([...ofLife.slice(0, 1), ...lines.slice(0, 1), ...ofLife.slice(1)]).slice(0, MOST_DOORS);
}

/** One door held out early, while something is still asked: what the answers call for, else the line that fits. */
export function firstDoor(state: State, world: World): DoorCard[] {
  return [...urgentDoors(state, world), ...lineDoors(state, world)]
    .filter((door) => state.channel === 'web' || isForSms(door, world))
    .slice(0, 1)
    .map((door) => ({ ...door, brief: true }));
}

/** A roof tonight: 115, never alone; for who can only write, what is written comes first. */
export function shelterDoors(state: State, world: World): DoorCard[] {
  const { shelter, written } = world.content.signpost;
  const first = canOnlyWrite(state)
    ? cards(shown(state.level === 'D3' ? written.urgent : written.otherwise, world))
    : [];
  return unique([...first, ...openFirst(shown(shelter, world), world)]).slice(0, MOST_DOORS);
}

/** The doors at the end of a path: what the answers ask for, the nearest office and one farther, the lines that fit. */
export function fittingDoors(state: State, world: World): DoorCard[] {
  const urgent = urgentDoors(state, world);
  const places = placeDoors(state, world);
  const [nearest, farther] = [places.slice(0, 1), places.slice(1)];
  const lines = lineDoors(state, world);
  if (canOnlyWrite(state))
    return best([...urgent, ...lines.slice(0, 1), ...nearest, ...farther, ...lines], world);
  if (urgent.length > 0) return best([...urgent, ...nearest, ...lines, ...farther], world);
  return best([...nearest, ...farther, ...lines], world);
}

/** When she named an hour, the doors are those of that hour. */
export function doorsThen(state: State, world: World): DoorCard[] {
  const at = state.answers['when']?.[0];
  if (at === undefined) return fittingDoors(state, world);
  const now = instantOfWallClock(at, world.content.settings.time_zone);
  return fittingDoors(state, { ...world, now }).map((door) => ({ ...door, at }));
}

/** Three of them, those that answer now first: at night nobody taps the closed office on top. */
function best(doors: readonly DoorCard[], world: World): DoorCard[] {
  const kept = atMostThree(doors, world);
  const open = kept.filter((door) => isOpen(door, world));
  return [...open, ...kept.filter((door) => !open.includes(door))];
}

/** Lines by the ladder of this person, those that answer now first. */
export function lineDoors(state: State, world: World): DoorCard[] {
  return ladderDoors(audienceOf(state), state, world);
}

/** Lines of one ladder, those that answer now first; for who can only write, those that can be written to. */
export function ladderDoors(name: Ladder, state: State, world: World): DoorCard[] {
  const { ladders, written } = world.content.signpost;
  const speaking = asRead(withLastResort(openFirst(shown(ladders[name], world), world), world), state);
  if (!canOnlyWrite(state) || name === 'deaf') return speaking;
  const writing = cards(shown(written.otherwise, world));
  return unique([...writing, ...speaking.filter((door) => hasWriting(door, world))]);
}

/** When none of them answers at this hour, the number that always does comes first. */
function withLastResort(doors: readonly DoorCard[], world: World): DoorCard[] {
  if (doors.some((door) => isOpen(door, world))) return [...doors];
  return [...cards(shown([world.content.signpost.last_resort], world)), ...doors];
}

function urgentDoors(state: State, world: World): DoorCard[] {
  const { doors } = assess(world.content.triage, state.answers);
  const { emergency, ladders } = world.content.signpost;
  const ids = [
    ...(doors.includes('medical') ? emergency.medical.slice(0, 1) : []),
    ...(doors.includes('child') ? ladders.child.slice(0, 1) : []),
    ...(doors.includes('suicide') ? emergency.suicide.slice(1, 2) : []),
    ...(canOnlyWrite(state) && state.level === 'D3' ? world.content.signpost.written.urgent : []),
  ];
  const fitting = cards(shown(ids, world));
  return canOnlyWrite(state) ? fitting.filter((door) => hasWriting(door, world)) : fitting;
}

const AUDIENCES: readonly Ladder[] = ['woman', 'man', 'elder', 'disabled', 'deaf', 'lgbt'];

function audienceOf(state: State): Ladder {
  if (isAbroad(state)) return 'abroad';
  if (state.who === 'someone_else') return hasAnswered(state, 'fragile', 'yes') ? 'elder' : 'relative';
  if (state.who !== 'self') return state.who;
  const said = AUDIENCES.find((name) => hasAnswered(state, 'audience', name));
  if (said !== undefined) return said;
  return hasAnswered(state, 'who_hurts', 'adult_child') ? 'elder' : 'unknown';
}

/** In another country: the short numbers of France do not answer there, and 112 does in Europe. */
export function isAbroad(state: State): boolean {
  return (state.who === 'self' || state.who === 'someone_else') && hasAnswered(state, 'abroad', 'yes');
}

/** Nothing she would have to say aloud may come first. */
export function canOnlyWrite(state: State): boolean {
  return state.discreet || hasAnswered(state, 'can_speak', 'writing_only');
}

/** Ids of lines whose gate is open today, in the order given. */
function shown(ids: readonly string[], world: World): Line[] {
  return [...new Set(ids)]
    .flatMap((id) => world.content.lines.get(id) ?? [])
    .filter((line) => mayShow(line, world));
}

function cards(lines: readonly Line[]): DoorCard[] {
  return lines.map((line) => ({ kind: 'line', id: line.id }));
}

/** For a deaf person the application or the site comes first, and the SMS is the last resort. */
function asRead(doors: readonly DoorCard[], state: State): DoorCard[] {
  const isDeaf = hasAnswered(state, 'audience', 'deaf');
  return isDeaf ? doors.map((door) => ({ ...door, siteFirst: true })) : [...doors];
}

function openFirst(lines: readonly Line[], world: World): DoorCard[] {
  const open = lines.filter((line) => isLineOpen(line, world));
  return cards([...open, ...lines.filter((line) => !open.includes(line))]);
}

function isLineOpen(line: Line, { content, now }: World): boolean {
  const methods: Method[] = ['phone', 'text', 'chat'];
  return methods.some((method) => isOpenNow(line.hours, method, now, content.settings.time_zone));
}

/** Whether somebody can be reached there in writing. */
export function hasWriting(door: DoorCard, { content }: World): boolean {
  const line = content.lines.get(door.id);
  return line !== undefined && line.hours.some(({ method }) => method === 'text' || method === 'chat');
}

/** Whether somebody answers there now. */
export function isOpen(door: DoorCard, world: World): boolean {
  return answersBy(door.kind === 'line' ? ['phone', 'text', 'chat'] : ['phone', 'visit'], door, world);
}

/** Whether somebody answers there now in one of these ways. */
export function answersBy(methods: readonly Method[], { kind, id }: DoorCard, world: World): boolean {
  const { content, now } = world;
  const record = (kind === 'line' ? content.lines.get(id) : content.places.get(id)) ?? missing(id);
  return methods.some((method) => isOpenNow(record.hours, method, now, content.settings.time_zone));
}

function missing(id: string): never {
  throw new Error(`no record ${id}: the loader must have refused it`);
}

/** Three at most; when none of the first three is open now, the third gives way to one that is. */
function atMostThree(doors: readonly DoorCard[], world: World): DoorCard[] {
  const all = unique(doors);
  const first = all.slice(0, MOST_DOORS);
  if (first.some((door) => isOpen(door, world))) return first;
  const open = all.find((door) => isOpen(door, world));
  return open === undefined ? first : [...first.slice(0, MOST_DOORS - 1), open];
}

/** Each record once, where it stands first. */
export function unique(doors: readonly DoorCard[]): DoorCard[] {
  return doors.filter((door, at) => doors.findIndex((other) => other.id === door.id) === at);
}
