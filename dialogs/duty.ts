import { nextDuty, rotaOf } from './hours/rota.js';
import { say } from './state.js';
import type { Say, World } from './model.js';

/**
 * When somebody should be there again, said only where nobody is. It comes from the rota and is told as an intention: hours
 * never say that somebody is there. Nothing where no rota is set, nor while a lead has closed the team for now.
 */
export function dutySaid({ content: { settings }, now, people }: World): Say[] {
  if (people?.closed === true) return [];
  const isLate = rotaOf(settings)(now);
  const at = nextDuty(settings, now);
  return [
    ...(isLate ? [say('human.duty_late')] : []),
    ...(at === undefined ? [] : [say('human.duty_next', { at })]),
  ];
}
