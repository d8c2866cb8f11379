import { firstDoor } from './doors.js';
import { withDoors } from './doors-said.js';
import { say } from './state.js';
import type { Part, State, World } from './model.js';

/** The door held out while the place is asked for. */
export function heldDoor(state: State, world: World): Part {
  const doors = firstDoor(state, world);
  const says = doors.length === 0 ? [] : [say('menu.already')];
  return withDoors(state, says, doors);
}

/** The same once more, when what she has just said of herself calls for another door. */
export function heldDoorChanged(before: State, now: State, world: World): Part {
  const isSame = firstDoor(before, world)[0]?.id === firstDoor(now, world)[0]?.id;
  return isSame ? { says: [], doors: [] } : heldDoor(now, world);
}
