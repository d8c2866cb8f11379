import { leadOf, mayShow } from './emergency.js';
import { say } from './state.js';
import { assess } from './triage.js';
import type { Say, State, World } from './model.js';

/**
 * What comes before all else to who asked for a person and finds nobody: where she thinks of dying, who listens to that; at
 * danger now its numbers; to a child, always, whom to call. `lead`: what to do first, in the words of her channel.
 */
export function numbersFirst(state: State, world: World, lead: string): Say[] {
  const isNow = state.level === 'D3';
  const isQuiet = state.channel === 'web' && !mayShow(state);
  const young = state.who === 'child' ? [say('human.in_danger')] : [];
  if (isQuiet) return isNow && young.length === 0 ? [say('emergency.quiet')] : young;
  const life = ofLife(state, world);
  const isSaid = life.length > 0 && state.emergency === 'suicide';
  return [...young, ...life, ...(isNow && young.length === 0 && !isSaid ? [say(lead)] : [])];
}

/** On the page, what to do first is that of the card. */
export function numbersOnPage(state: State, world: World): Say[] {
  return numbersFirst(state, world, leadOf(state));
}

function ofLife(state: State, { content }: World): Say[] {
  const isYoung = state.who === 'child';
  const isNow = state.level === 'D3' && state.emergency === 'suicide';
  if (isNow) return [say(isYoung ? 'emergency.young_suicide' : 'emergency.suicide')];
  if (isYoung && state.answers['self'] !== undefined)
    return [say(state.channel === 'sms' ? 'sms.child_life' : 'child.life')];
  const isThought = state.who === 'self' && assess(content.triage, state.answers).doors.includes('suicide');
  return isThought ? [say('thanks.life')] : [];
}
