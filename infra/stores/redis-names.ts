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

/** Configuration: it does not end by itself. */
export const accountsKey = 'reperes:{accounts}';

/** Marks of what the audit has already, so that who carries it there may do so twice. */
export const auditSeenKey = (what: string): string => `reperes:{audit}:seen:${what}`;

/** What is kept of a thread of SMS, by the hidden name of its id. */
export function smsThreadKeys(hidden: string) {
  const tag = `reperes:{sms-${hidden}}`;
  return {
    number: `${tag}:number`,
    /** Under which hashes of a number the thread is found. */
    hashes: `${tag}:hashes`,
    line: `${tag}:line`,
    replies: `${tag}:replies`,
    outcomes: `${tag}:outcomes`,
    lease: `${tag}:lease`,
  };
}

export const smsHashKey = (hash: string): string => `reperes:{sms-hash-${hiddenName(hash)}}`;
export const smsSenderKey = (hash: string): string => `reperes:{sms-sender-${hiddenName(hash)}}`;
export const smsMarkKey = (key: string): string => `reperes:{sms-mark-${hiddenName(key)}}`;
export const smsReferenceKey = (reference: string): string => `reperes:{sms-ref-${hiddenName(reference)}}`;
export const smsSentKey = (gateway: string, sentId: string): string =>
  `reperes:{sms-sent-${hiddenName(`${gateway} ${sentId}`)}}`;
/** Held by the process that works for this sender now. */
export const smsTurnKey = (key: string): string => `reperes:{sms-turn-${hiddenName(key)}}`;

export const smsPartsKey = 'reperes:{sms-parts}';
/** Texts whose answer is still owed. */
export const smsOwedKey = 'reperes:{sms-owed}';
/** Threads that may have something in line. */
export const smsLinesKey = 'reperes:{sms-lines}';
export const smsDeadKey = 'reperes:{sms-dead}';

/** Signs and alerts that pass and are kept nowhere. */
export const signsChannel = (talk: string): string => `reperes:{${hiddenName(talk)}}:signs`;
export const alertsChannel = 'reperes:{alerts}:news';
export const alertToldKey = (name: string): string => `reperes:{alerts}:told:${name}`;
