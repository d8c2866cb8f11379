import type { Method } from '../content/model.js';
import { answersBy, canOnlyWrite, fittingDoors, isAbroad, isOpen, lineDoors, unique } from './doors.js';
import { MOST_DOORS } from './doors-said.js';
import { doorsNamed } from './records.js';
import { isForSms } from './sms/wording.js';
import type { DoorCard, State, World } from './model.js';

/** What each channel lets her write to: a telephone that sends texts is sent to no site. */
const WRITTEN: Readonly<Record<State['channel'], readonly Method[]>> = {
  web: ['text', 'chat'],
  sms: ['text'],
};

/**
 * The doors for who came to write to a person and finds nobody: what fits her, with a line that can be called now and one that
 * can be written to now always among them.
 */
export function doorsBothWays(state: State, world: World): DoorCard[] {
  const fitting = fittingDoors(state, world).filter((door) => mayGo(door, state, world));
  const needed = unique([...spokenDoor(state, world), ...writtenDoor(state, world)]);
  const others = fitting.filter(({ id }) => !isAmong(needed, id));
  const kept = [...others.slice(0, Math.max(0, mostOf(fitting, state) - needed.length)), ...needed];
  const inOrder = unique([...fitting, ...needed]).filter(({ id }) => isAmong(kept, id));
  return [
    ...inOrder.filter((door) => isOpen(door, world)),
    ...inOrder.filter((door) => !isOpen(door, world)),
  ];
}

/** Where she can write now. Abroad and on the path of who hurts only what their own list holds: no other answers them. */
export function writtenDoor(state: State, world: World): DoorCard[] {
  const isOwnOnly = isAbroad(state) || state.who === 'hurter';
  const written = isOwnOnly ? [] : doorsNamed(world.content.signpost.written.otherwise, world);
  return firstBy(WRITTEN[state.channel], [...lineDoors(state, world), ...written], state, world);
}

/** Who can only write is held out nothing to say aloud. While the lines that fit her sleep, the number that never does. */
function spokenDoor(state: State, world: World): DoorCard[] {
  if (canOnlyWrite(state)) return [];
  const last = doorsNamed([world.content.signpost.last_resort], world);
  return firstBy(['phone'], [...lineDoors(state, world), ...last], state, world);
}

function firstBy(
  methods: readonly Method[],
  doors: readonly DoorCard[],
  state: State,
  world: World,
): DoorCard[] {
  return doors.filter((door) => mayGo(door, state, world) && answersBy(methods, door, world)).slice(0, 1);
}

/** By SMS a link would show its subject. */
function mayGo(door: DoorCard, { channel }: State, world: World): boolean {
  return channel === 'web' || isForSms(door, world);
}

/** Each line is one more to read on a telephone: by SMS two, and an office. */
function mostOf(fitting: readonly DoorCard[], { channel }: State): number {
  const isShort = channel === 'sms' && fitting.every(({ kind }) => kind === 'line');
  return isShort ? MOST_DOORS - 1 : MOST_DOORS;
}

function isAmong(doors: readonly DoorCard[], id: string): boolean {
  return doors.some((door) => door.id === id);
}
