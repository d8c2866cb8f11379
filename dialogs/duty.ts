import { nextDuty, rotaOf } from './hours/rota.js';
import { say } from './state.js';
import type { Say, State, World } from './model.js';

/**
 * When somebody should be there again, said only where nobody is. It comes from the rota and is told as an intention: hours
 * never say that somebody is there. Nothing where no rota is set, nor while a lead has closed the team for now, nor at danger now.
 */
export function dutySaid(
  { level }: Pick<State, 'level'>,
  { content: { settings }, now, people }: World,
): Say[] {
  if (people?.closed === true || level === 'D3') return [];
  const isOn = rotaOf(settings);
  const isLate = isOn(now) && isOn(new Date(now.getTime() + LAST_MS));
  const at = nextDuty(settings, now);
  return [
    ...(isLate ? [say('human.duty_late')] : []),
    ...(at === undefined ? [] : [say(isLate ? 'human.duty_else' : 'human.duty_next', { at })]),
  ];
}

/** So short before a duty ends, nobody who is late is worth coming back for. */
const LAST_MS = 15 * 60_000;
