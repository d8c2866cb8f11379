import { isAbroad } from './doors.js';
import { isHigher } from './triage.js';
import { hasAnswered, say, topOf } from './state.js';
import type { Go, Level, State } from './model.js';

/** Words that speak of violence, and of no danger now, are answered with two numbers: once in a visit, again when graver. */

const NUMBERS = 'thanks.numbers';
const QUIET = 'emergency.quiet';
const ABROAD = 'line.abroad';

/** A turn as far as it is known: the state it found, the state it leaves, how grave its words are. */
interface Heard {
  before: State;
  state: State;
  spoken?: Level;
}

/** The numbers under the thanks, or above all else that is said on the way. */
export function withNumbers(go: Go, { before, state, spoken = 'D?' }: Heard): Go {
  if (!areDue(go, { before, state, spoken })) return go;
  const says = go.says ?? [];
  const thanked = says.findLastIndex(({ key }) => key.startsWith('thanks.')) + 1;
  const line = say(lineFor(state));
  return {
    ...go,
    says: [...says.slice(0, thanked), line, ...says.slice(thanked)],
    set: { ...go.set, said: [...new Set([...state.said, NUMBERS])] },
  };
}

/** Where the numbers of France do not answer, those that do. */
function lineFor(state: State): string {
  if (isAbroad(state)) return ABROAD;
  return state.discreet || !hasAnswered(state, 'safe_now', 'yes') ? QUIET : NUMBERS;
}

function areDue(go: Go, { before, state, spoken = 'D?' }: Heard): boolean {
  if (spoken === 'D?' || state.who === 'hurter' || state.who === 'professional') return false;
  if (HAVE_THEM.some((step) => go.to.startsWith(step) || topOf(state) === step)) return false;
  return !before.said.includes(NUMBERS) || isHigher(spoken, before.level);
}

/** Screens that name no subject, or that hold these numbers already. */
const HAVE_THEM: readonly string[] = ['traces.', 'emergency.card', 'child.doors'];
