import { firstDoor } from './doors.js';
import { say } from './state.js';
import type { Part, State, World } from './model.js';

/**
 * The door held out while the place is asked for. While somebody may come in it is a line of the sentence: a card with
 * the name of a service is seen from afar.
 */
export function heldDoor(state: State, world: World): Part {
  const doors = firstDoor(state, world);
  const says = doors.length === 0 ? [] : [say('menu.already')];
  if (!state.discreet) return { says, doors };
  return { says: [...says, ...doors.map((door) => ({ key: 'menu.a_door', door }))], doors: [] };
}

/** The same once more, when what she has just said of herself calls for another door. */
export function heldDoorChanged(before: State, now: State, world: World): Part {
  const isSame = firstDoor(before, world)[0]?.id === firstDoor(now, world)[0]?.id;
  return isSame ? { says: [], doors: [] } : heldDoor(now, world);
}
