import type { Switches } from './queue-model.js';

/** Ids of the lines and places a lead has switched off; `places` when it is all places. */
export function offIn(switches: Switches): string[] {
  return Object.entries(switches)
    .filter(([, isOff]) => isOff === true)
    .flatMap(([name]) => (name === 'places' ? name : (/^(?:line|place):(.+)$/.exec(name)?.[1] ?? [])));
}
