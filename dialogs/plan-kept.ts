import type { State } from './model.js';

/** What she ticks for her plan lives as long as the plan is on screen, or waits under a card, and no longer. */

const FAMILIES: readonly string[] = ['plan.', 'parties.'];

export function isOfPlan(name: string): boolean {
  return FAMILIES.some((family) => name.startsWith(family));
}

/** The state without what was ticked, once no screen of the plan is on the stack any more. */
export function planLeft(state: State): State {
  const kept = Object.entries(state.answers).filter(([id]) => !isOfPlan(id));
  const isGone = kept.length === Object.keys(state.answers).length || state.stack.some(isOfPlan);
  return isGone ? state : { ...state, answers: Object.fromEntries(kept) };
}

/** What she ticked on a screen of the plan, by its step. */
export function tickedOn(state: State, step: string): readonly string[] {
  return state.answers[step] ?? [];
}
