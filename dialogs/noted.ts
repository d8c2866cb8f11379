import { heldDoorChanged } from './held-door.js';
import { aBreath, say, topOf } from './state.js';
import { speaksOfDanger } from './words-heard.js';
import type { Go, Hit, Part, State, World } from './model.js';

const NOTHING: Part = { says: [], doors: [] };

/** What a message says of her, beside what it may answer. */
interface Told {
  hits: readonly Hit[];
  before: State;
  fresh: State['answers'];
}

/** Words that answer nothing on screen but say something of her are answered as such; then the question comes back. */
export function noted(state: State, said: Told, world: World): Go | undefined {
  const isTold = ['audience', 'can_speak'].some(
    (id) => state.answers[id]?.[0] !== said.before.answers[id]?.[0],
  );
  const held = topOf(state) === 'place.ask' ? heldDoorChanged(said.before, state, world) : NOTHING;
  if (!speaksOfDanger(said.hits)) {
    if (!isTold) return undefined;
    return { to: 'stay', says: [say('noted.of_you'), ...held.says], doors: held.doors };
  }
  const heard = Object.entries(said.fresh).flatMap(([id, ids]) =>
    ids.map((one) => say(`reason.${id}.${one}`)),
  );
  const breath = aBreath(state);
  const says = [
    ...breath.says,
    ...(heard.length > 0 ? [say('stocktake.noted'), ...heard] : []),
    ...held.says,
  ];
  return { to: 'stay', says, doors: held.doors, set: { said: breath.said, understood: [] } };
}
