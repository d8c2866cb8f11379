import type { Turned } from '../arrive.js';
import type { Event } from '../model.js';
import { say, topOf } from '../state.js';

const NOTICE = 'sms.notice';

/** Screens too urgent or too neutral to carry it. */
const WITHOUT: readonly string[] = ['traces.neutral', 'emergency.card', 'tongues.card'];

/**
 * That we hold the number, that an SMS is not anonymous and stays on the telephone, how to delete it: said once, above
 * the first words that are not neutral, whichever path leads to them.
 */
export function withNotice({ state, events }: Turned): Turned {
  const first = events.findIndex(({ kind }) => kind === 'message');
  const shown = events[first];
  if (shown?.kind !== 'message' || state.said.includes(NOTICE) || WITHOUT.includes(topOf(state)))
    return { state, events };
  const notice: Event = { kind: 'message', step: shown.step, says: [say(NOTICE)], doors: [] };
  const told = [...events.slice(0, first), notice, ...events.slice(first)];
  return { state: { ...state, said: [...state.said, NOTICE] }, events: told };
}
