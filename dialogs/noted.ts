import { heldDoorChanged } from './held-door.js';
import { aBreath, say, topOf } from './state.js';
import { speaksOfDanger } from './words-heard.js';
import type { Go, Hit, Part, Say, State, World } from './model.js';

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
  const { says, set } = answerTo(state, said);
  const to = isChildsLife(state, said) ? 'child.doors' : 'stay';
  return { to, says: [...says, ...held.says], doors: held.doors, set };
}

/** Where the words that named a place also said something hard, that is answered before the doors. */
export function placeToldWith(go: Go | undefined, state: State, said: Told): Go | undefined {
  if (go === undefined || state.open?.slot !== 'place' || !speaksOfDanger(said.hits)) return go;
  const { says, set } = answerTo(state, said);
  const life = isChildsLife(state, said) ? [say('child.life')] : [];
  return { ...go, says: [...says, ...life, ...(go.says ?? [])], set: { ...go.set, ...set } };
}

/** A child who thinks of dying is shown who listens to that, wherever she stood. */
function isChildsLife({ who }: State, { hits }: Told): boolean {
  return who === 'child' && hits.some(({ label }) => label === 'suicidal_self');
}

/** A breath, then what was understood; a child's words are not told back, nor is anything by SMS. */
function answerTo(state: State, told: Told): { says: Say[]; set: Partial<State> } {
  const kept = state.who === 'child' || state.channel === 'sms' ? {} : told.fresh;
  const heard = Object.entries(kept).flatMap(([id, ids]) => ids.map((one) => say(`reason.${id}.${one}`)));
  const breath = isChildsLife(state, told) ? { says: [], said: state.said } : aBreath(state);
  const understood = heard.length > 0 ? [say('stocktake.noted'), ...heard] : [];
  return { says: [...breath.says, ...understood], set: { said: breath.said, understood: [] } };
}
