import type { Band, Case } from './queue-model.js';
import type { Rules } from './queue-rules.js';

/**
 * Who is next: a talk that a worker lost, then who has waited ten minutes, by arrival; then by band, and by arrival within a
 * band. Arrival never changes, so nothing that happens on the way costs a place.
 */
export function inOrder(cases: readonly Case[], now: number, rules: Rules): Case[] {
  return cases
    .filter(isWaiting)
    .map((one) => ({ one, rank: rankOf(one, now, rules) }))
    .sort((a, b) => a.rank - b.rank || a.one.askedAt - b.one.askedAt || a.one.band - b.one.band)
    .map(({ one }) => one);
}

/** In the line, whether or not it rings for somebody just now. */
export function isWaiting({ state }: Case): boolean {
  return state === 'waiting' || state === 'offered';
}

function rankOf(one: Case, now: number, rules: Rules): number {
  if (one.front) return -1;
  return now - one.askedAt >= rules.ripeMs ? 0 : one.band;
}

/** D3; D2 by one factor tied to killing; everyone else, D2 by points included. */
export function bandOf(level: Case['level'], cause: 'direct' | 'points' | null): Band {
  if (level === 'D3') return 1;
  return level === 'D2' && cause === 'direct' ? 2 : 3;
}
