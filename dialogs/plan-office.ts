import { withDoors } from './doors-said.js';
import { placeSaid } from './place-asked.js';
import { placeDoors } from './place-doors.js';
import { say } from './state.js';
import { doesPlaceMatter, isPlaceKnown } from './way.js';
import type { DoorCard, Go, Input, Part, State, World } from './model.js';

type Said = Extract<Input, { kind: 'say' }>;

/** The nearest office whose record may be shown; none while no commune is known. */
export function officeOf(state: State, world: World): DoorCard[] {
  return placeDoors(state, world).slice(0, 1);
}

/** How the office can be found where none is shown. */
export function wayToOffice(state: State, world: World): Part['says'] {
  if (officeOf(state, world).length > 0) return [];
  return [say(doesPlaceMatter(world) && !isPlaceKnown(state) ? 'parties.esp_where' : 'parties.esp_ask')];
}

/** A commune written under the plan shows its office there: the plan stays on screen. */
export function placeForOffice(state: State, said: Said, world: World): Go | undefined {
  const go = placeSaid(state, said, world);
  if (go === undefined) return undefined;
  const { events = [], set = {}, says = [] } = go;
  const stay = { to: 'stay', brief: 'told' as const, events };
  if (go.to === 'place.choose') return { ...stay, says: [say('parties.esp_which')] };
  const now = { ...state, ...set };
  const doors = officeOf(now, world);
  const lead = doors.length === 0 ? wayToOffice(now, world) : [say('parties.esp_nearest')];
  return { ...stay, set, ...withDoors(state, [...says, ...lead], doors) };
}
