import type { Line, MineView, WaitingView } from '../../service.js';
import type { State } from './state.js';

/** Who rings for this worker: out of the line, or passed on by a colleague. */
export function offersIn({ line }: State): (WaitingView | MineView)[] {
  const all = [...(line?.waiting ?? []), ...(line?.mine ?? [])];
  return all.filter(({ ringsUntil, state }) => ringsUntil !== undefined && state !== 'invited');
}

/** People who rang here, or were said to be in danger, and still wait: `false` once this worker has said that she cannot. */
export type Rang = Readonly<Record<string, boolean>>;

/** What is known of them after the line was told anew. */
export function rangAfter(rang: Rang, { waiting }: Line): Rang {
  const still = waiting.filter(({ caseId, ringsUntil }) => ringsUntil !== undefined || caseId in rang);
  return Object.fromEntries(still.map(({ caseId }) => [caseId, rang[caseId] ?? true]));
}

/**
 * For whom this console rings: who is offered to this worker; and who was, was left without an answer here, and is offered to
 * nobody now, while this worker could take her. Not over a line that is cut, which is old.
 */
export function ringing(state: State): (WaitingView | MineView)[] {
  const { line, rang, isConnected } = state;
  if (line === undefined || !isConnected) return [];
  const { me, waiting } = line;
  const couldTake = me !== undefined && !me.paused && me.talks < me.capacity;
  const left = waiting.filter(({ caseId, state: is }) => is === 'waiting' && rang[caseId] === true);
  return [...offersIn(state), ...(couldTake ? left : [])];
}
