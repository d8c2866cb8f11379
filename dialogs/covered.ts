import { arrive, type Turned } from './arrive.js';
import { heed } from './heed.js';
import { draftOf, move } from './move.js';
import { topOf } from './state.js';
import { hasAnotherReader, meaningOf } from './words-heard.js';
import type { CommandId, Go, Input, State, World } from './model.js';

/** The screen that names no subject, and all that may be done in front of it: nobody knows who is typing. */

const COVER = 'traces.neutral';

const OWN_ANSWERS: readonly string[] = ['leave', 'go_on'];
const STILL_OBEYED: readonly CommandId[] = ['leave', 'erase', 'stop', 'language', 'emergency'];

/**
 * Above whatever was on screen. The short, quiet way begins for both, somebody coming and another reader: nobody knows
 * who will choose to go on, and in either case nothing loud and no card may come up under these eyes. Screens passed
 * follow, so that « retour » does not bring the loud ones back.
 */
export function toCover(state: State): Go {
  const stack = state.stack.filter((name) => !name.startsWith('traces.'));
  const trail = state.trail.map((passed) => ({ ...passed, discreet: true }));
  return {
    to: COVER,
    above: true,
    set: { stack: stack.length > 0 ? stack : ['menu.choose'], trail, discreet: true },
  };
}

/** What is on screen names nothing, and waits for one of its own answers. */
export function isCovered(state: State): boolean {
  return topOf(state) === COVER;
}

/** Where the cover waits under another screen, the way back stops at it. */
export function downToCover({ stack }: State): Go | undefined {
  const at = stack.lastIndexOf(COVER);
  return at < 0 ? undefined : { to: 'stay', set: { stack: stack.slice(0, at + 1), picked: [] } };
}

/**
 * A turn in front of the cover: the same line again, nothing read and nothing kept of it. `undefined` for its own answers
 * and what is obeyed everywhere; danger now brings the emergency card, which stays quiet.
 */
export function inFrontOfCover(state: State, input: Input, world: World): Turned | undefined {
  if (input.kind === 'choose' && input.ids.every((id) => OWN_ANSWERS.includes(id))) return undefined;
  if (input.kind === 'command' && STILL_OBEYED.includes(input.id)) return undefined;
  if (input.kind === 'say' && saysDangerNow(input)) {
    return move({ ...draftOf(state), ...heed(state, input.hits) }, { to: 'stay' }, world);
  }
  return arrive(draftOf(state), { to: 'stay' }, world);
}

function saysDangerNow({ hits }: Extract<Input, { kind: 'say' }>): boolean {
  return meaningOf(hits).level === 'D3' && !hasAnotherReader(hits);
}
