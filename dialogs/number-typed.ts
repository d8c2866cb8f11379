import { lineDoors } from './doors.js';
import { withDoors } from './doors-said.js';
import { readNumberOf } from './reading/reports.js';
import { say } from './state.js';
import type { DoorCard, Go, Input, State, World } from './model.js';

type Said = Extract<Input, { kind: 'say' }>;

/** A message that is a number we show and nothing more: its door, under what is asked. */
export function numberTyped(state: State, { text }: Said, world: World): Go | undefined {
  const id = readNumberOf(text, world);
  if (id === undefined || !mayBeTold(id, state, world)) return undefined;
  const door: DoorCard = { kind: world.content.lines.has(id) ? 'line' : 'place', id };
  return { to: 'stay', brief: 'told', ...withDoors(state, [say('door.this_number')], [door]) };
}

/** Who hurts is told of his own lines alone. */
function mayBeTold(id: string, state: State, world: World): boolean {
  return state.who !== 'hurter' || lineDoors(state, world).some((door) => door.id === id);
}
