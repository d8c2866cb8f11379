import type { Switches } from './queue-model.js';

/** What a lead has switched off: lines and places by their ids, texts as `text:<id>`, `places` when it is all places. */
export function offIn(switches: Switches): string[] {
  return Object.entries(switches)
    .filter(([, isOff]) => isOff === true)
    .flatMap(([name]) => (IS_KEPT.test(name) ? name : (/^(?:line|place):(.+)$/.exec(name)?.[1] ?? [])));
}

/** A text may have the id of the line it is about. */
const IS_KEPT = /^(?:places$|text:)/;
