import { afresh } from '../afresh.js';
import { outOfLine } from '../human-ways.js';
import { aBreath, option, say } from '../state.js';
import { towardsPlace } from '../way.js';
import type { Dialog, Go, Option, State } from '../model.js';

/** The line that names no subject, and what comes once she has answered it: a place and numbers, no question on her. */
export const neutral: Dialog = {
  'opening.safe_now': { enter: (state, world) => ({ to: towardsPlace(state, world) }) },

  'traces.neutral': {
    enter: () => ({
      says: [say('sms.neutral')],
      ask: { step: 'traces.neutral', options: [GO_ON], spelt: true },
    }),
    answer: (state) => (state.thread?.isFirst === true ? takenUp(state) : fromZero(state)),
  },

  /** What stays on the telephone, and how to delete it. */
  'traces.card': {
    enter: () => ({ says: [say('sms.traces')], ask: { step: 'traces.card', options: [GO_ON] } }),
    answer: () => ({ to: 'return' }),
  },
};

const GO_ON: Option = option('go_on', 'sms.go_on');

/** What her first text said of violence or of dying is answered now that she has come in. */
function takenUp(state: State): Go {
  const breath =
    state.level === 'D?' || state.who !== 'self' ? { says: [], said: state.said } : aBreath(state);
  const set = { thread: { at: state.thread?.at ?? 0 }, discreet: false, said: breath.said };
  return { to: 'return', set, says: breath.says };
}

/**
 * Whoever writes « 1 » under the line may be another than who wrote before: no place in the line is theirs, and not even
 * « tu » may tell that a child did.
 */
function fromZero(state: State): Go {
  const forgotten = { commune: undefined, outside: undefined, doors: undefined };
  const left = outOfLine(state);
  const begun: Partial<State> = {
    ...forgotten,
    ...afresh(state),
    who: 'self',
    ...left.set,
    stack: state.stack.at(-2) === 'human.ask' ? ['menu.choose', 'human.ask'] : ['opening.safe_now'],
  };
  return { to: 'stay', set: begun, ...(left.events && { events: left.events }) };
}
