import type { Settings } from '../../content/model.js';
import type { Queue } from './queue-model.js';

/** How long each thing may take, in milliseconds, and how a département works. Settings, not constants of the machine. */
export interface Rules {
  /** One offer rings this long before it goes on. */
  offerMs: number;
  /** A worker without a heartbeat for this long is gone. */
  presenceMs: number;
  /** Her words wait for an answer or any sign of the worker this long before the talk returns. */
  workerSilentMs: number;
  /** To write up, and longer after danger. */
  wrapMs: number;
  wrapDangerMs: number;
  /** Who has waited this long is not overtaken any more. */
  ripeMs: number;
  /** Who keeps the service up is called when somebody has waited this long. */
  longMs: number;
  /** Not offered again to who did not answer, and to who passed. */
  missedMs: number;
  declinedMs: number;
  /** Away this long, and the worker is asked to check who writes; gone this long, and the place is given up. */
  awayMs: number;
  lostMs: number;
  /** Nobody on duty for this long, or waited this long: she is told not to wait here. */
  nobodyMs: number;
  longestWaitMs: number;
  /** The rota is open and nobody is signed in: the lead is alerted after this. */
  emptyMs: number;
  /** How long before its hour its words open a slot, and how long after it is still kept. */
  slotMs: number;
  /** A request to open a sealed number waits for a lead this long, and what was allowed waits this long to be seen. */
  openingMs: number;
  /** Offers first to the case's own team (a pack's `teams_first_minutes`), and to the others after this. Absent: one pool. */
  teamsFirstMs?: number;
  /** Waits enough for a range of their own; before, the range is `prior`, in seconds. */
  waitsEnough: number;
  prior: { from: number; to: number };
  /** Wrong pairs of words in an hour, for everybody together: the lead is told. Nobody is stopped by what others try. */
  manyWrongWords: number;
  /** More cases than this are a flood, not a day. */
  mostCases: number;
}

const minute = 60_000;

/** Before a pack's settings. */
export const RULES: Rules = {
  offerMs: 45_000,
  presenceMs: 45_000,
  workerSilentMs: 5 * minute,
  wrapMs: 10 * minute,
  wrapDangerMs: 20 * minute,
  ripeMs: 10 * minute,
  longMs: 3 * minute,
  missedMs: minute,
  declinedMs: 5 * minute,
  awayMs: 3 * minute,
  lostMs: 15 * minute,
  nobodyMs: 10 * minute,
  longestWaitMs: 60 * minute,
  emptyMs: 5 * minute,
  slotMs: 30 * minute,
  openingMs: 5 * minute,
  waitsEnough: 10,
  prior: { from: 300, to: 1200 },
  manyWrongWords: 600,
  mostCases: 2000,
};

/** With what the settings of a pack say of its teams. */
export function rulesOf({ teams_first_minutes: minutes }: Pick<Settings, 'teams_first_minutes'>): Rules {
  return minutes === undefined ? RULES : { ...RULES, teamsFirstMs: minutes * minute };
}

export function emptyQueue(): Queue {
  return {
    v: 1,
    cases: [],
    present: [],
    slots: [],
    switches: {},
    waits: [],
    outbox: [],
    lastEvent: 0,
    counts: {
      asked: 0,
      answered: 0,
      left: { on_purpose: 0, network: 0, silent: 0, nobody: 0 },
      closed: 0,
      survey: {},
    },
  };
}
