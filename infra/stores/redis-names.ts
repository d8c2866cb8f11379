import { hiddenName } from './sealing.js';

/** What a talk's keys are called in Redis. `{…}` is the tag that keeps them in one slot of a cluster. */
export interface TalkKeys {
  state: string;
  log: string;
  clientIds: string;
  unanswered: string;
  /** Words as written, where the log has them masked: for the person she talks with. */
  veils: string;
  mark: string;
  /** The channel on which news of it is told. */
  news: string;
}

export function keysOf(id: string): TalkKeys {
  const tag = `reperes:{${hiddenName(id)}}`;
  return {
    state: `${tag}:state`,
    log: `${tag}:log`,
    clientIds: `${tag}:ids`,
    unanswered: `${tag}:unanswered`,
    veils: `${tag}:veils`,
    mark: `${tag}:mark`,
    news: `${tag}:news`,
  };
}

/** All of a talk, in the order the scripts that change it want. */
export function allKeys({ state, log, clientIds, unanswered, veils, mark, news }: TalkKeys): string[] {
  return [state, log, clientIds, unanswered, veils, mark, news];
}

/** Who is alive, by hidden name and the time of the end of silence. */
export const aliveKey = 'reperes:{alive}';

/** Written by /readyz: a store that cannot take one word cannot keep a talk. */
export const readyKey = 'reperes:{ready}';

export const reportsKey = (day: string): string => `reperes:{reports}:${day}`;

export const limitsPrefix = 'reperes:limit';

/** A document that all processes share, and the channel on which each change of it is told. */
export function documentKeys(name: string): { document: string; news: string } {
  return { document: `reperes:{${name}}:document`, news: `reperes:{${name}}:news` };
}

/** Held by the process that has the files of Redis written anew, for as long as none needs to again. */
export const shredKey = 'reperes:{shred}';

export const auditKey = 'reperes:{audit}';
