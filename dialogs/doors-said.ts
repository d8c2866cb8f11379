import type { DoorCard, Part, Say, State } from './model.js';

/** More at once are not read. */
export const MOST_DOORS = 3;

/** A sentence that announces the doors under it, and is worth nothing without them. */
export function leadTo(key: string): Say {
  return { key, lead: true };
}

/** Doors as lines of the sentence, one each. */
export function doorLines(doors: readonly DoorCard[]): Say[] {
  return doors.map((door) => ({ key: 'menu.a_door', door }));
}

/** While somebody may come in, doors are lines of the sentence: a card with the name of a service is seen from afar. */
export function withDoors({ discreet }: Pick<State, 'discreet'>, says: Say[], doors: DoorCard[]): Part {
  return discreet ? { says: [...says, ...doorLines(doors)], doors: [] } : { says, doors };
}
