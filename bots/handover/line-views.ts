import { onceFor } from '../../content/once-for.js';
import { isOfferedTo, loadsOf } from './queue-draft.js';
import { hasPassed, isFree, mayServe, type Loads } from './queue-offers.js';
import { inOrder, isWaiting } from './queue-order.js';
import type { Case, Presence, Queue, Refusal } from './queue-model.js';
import type { Rules } from './queue-rules.js';
import { ownList } from './own-list.js';
import { kept } from './same.js';
import { offIn } from './switched-off.js';
import type { Figures, Line, MineView, PresentView, VisitorSign, WaitingView } from './service.js';

/** Of one moment of the line what everybody sees alike: made once for all consoles. */
export interface Board {
  queue: Queue;
  /** Who waits, in order, and the same as anybody sees them for whom none of it is special. */
  waiting: readonly Case[];
  views: WaitingView[];
  /** Where in that order somebody rings or is not for everybody: few. */
  special: readonly number[];
  /** Talks, invitations, transfers: those that are somebody's. */
  taken: readonly Case[];
  people: readonly Presence[];
  present: PresentView[];
  slots: Line['slots'];
  off: string[];
  dangerWaits: boolean;
}

/** Who has not changed since the last board is in it by the same object again. */
export function boardOf(queue: Queue, at: { now: number; rules: Rules }, last?: Board): Board {
  const people = queue.present.filter(({ until }) => until > at.now);
  const waiting = inOrder(queue.cases, at.now, at.rules);
  const loads = loadsOf({ queue });
  return {
    ...{ queue, waiting, people },
    views: kept(last?.views, waiting.map(waitingView)),
    special: waiting.flatMap((one, place) => (isSpecial(one) ? [place] : [])),
    taken: queue.cases.filter(
      ({ worker, guest, invited }) => worker !== undefined || guest !== undefined || invited !== undefined,
    ),
    present: kept(
      last?.present,
      people.map((one) => presentView(one, loads)),
    ),
    slots: kept(
      last?.slots,
      queue.slots.map(({ id, at: when, takenBy }) => ({ id, at: when, taken: takenBy !== undefined })),
    ),
    off: kept(last?.off, offIn(queue.switches)),
    dangerWaits: waiting.some((one) => one.band === 1 && !hasSomebody(one, people, { loads, now: at.now })),
  };
}

/** The line as one worker may see it. Never a word of anybody, never a commune, nothing she did not agree to. */
export function lineFor(worker: string, board: Board): Line {
  const { people, present, slots, off, dangerWaits, taken } = board;
  const person = people.find((one) => one.worker === worker);
  const me = present.find((one) => one.worker === worker);
  return {
    ...{ present, slots, off, dangerWaits },
    waiting: waitingFor(worker, person, board),
    mine: taken.filter((one) => isMine(one, worker)).map((one) => mineView(one, worker)),
    ...(me && person ? { me: { ...me, until: person.until } } : {}),
  };
}

/** The very list of everybody, unless something in it is special for this worker. */
function waitingFor(worker: string, me: Presence | undefined, { waiting, views, special }: Board) {
  const own = new Map<string, WaitingView>();
  const list = special.length > 0 ? [...views] : views;
  for (const place of special) {
    const [one, view] = [waiting[place], views[place]];
    if (one === undefined || view === undefined) continue;
    const notForMe = me !== undefined && !mayServe(me, one);
    const rings = one.offer && isOfferedTo(one, worker) ? { ringsUntil: one.offer.until } : {};
    if (!notForMe && !('ringsUntil' in rings)) continue;
    list[place] = { ...view, ...rings, notForMe };
    own.set(view.caseId, list[place]);
  }
  return own.size === 0 ? views : ownList(list, { views, own });
}

const isSpecial = ({ offer, never, far }: Case): boolean => offer !== undefined || never.length > 0 || far;

/** Somebody free is being rung, or could be. */
function hasSomebody(
  one: Case,
  people: readonly Presence[],
  { loads, now }: { loads: Loads; now: number },
): boolean {
  return (
    one.state === 'offered' ||
    people.some((person) => isFree(person, loads) && mayServe(person, one) && !hasPassed(one, person, now))
  );
}

function isMine(one: Case, worker: string): boolean {
  const isTransfer = one.state === 'talking' && isOfferedTo(one, worker);
  return one.worker === worker || one.guest === worker || one.invited === worker || isTransfer;
}

/** What she agreed to; nothing while she has not been asked yet, or not again after a change of team. */
const reasonsOf = ({ reasons, withheld }: Case): string[] => (withheld ? [] : reasons);

function sharedView(one: Case) {
  const { id, fence, band, channel, lang, sector, wants, far, askedAt } = one;
  return {
    ...{ caseId: id, fence, band, channel, lang, far, askedAt, reasons: reasonsOf(one) },
    ...(sector === undefined ? {} : { sector }),
    ...(wants === undefined ? {} : { wants }),
  };
}

/** A case that did not change is the same object (queue-copy.ts), and is seen as before. */
const waitingView = onceFor((one: Case): WaitingView => {
  const state = one.state === 'offered' ? ('offered' as const) : ('waiting' as const);
  return { ...sharedView(one), state, notForMe: false };
});

function mineView(one: Case, worker: string): MineView {
  return {
    ...sharedView(one),
    ...(one.offer && isOfferedTo(one, worker) ? { ringsUntil: one.offer.until } : {}),
    state: stateFor(one, worker),
    level: one.level,
    since: one.since,
    visitor: signOf(one),
    check: one.check ?? false,
    alert: one.alert ?? false,
    young: one.young ?? false,
    ...(one.wrapUntil === undefined ? {} : { wrapUntil: one.wrapUntil }),
    ...(one.opening?.by === worker ? { opening: one.opening.is } : {}),
  };
}

function stateFor(one: Case, worker: string): MineView['state'] {
  if (one.worker === worker || one.guest === worker) return one.state;
  return one.invited === worker ? 'invited' : 'transfer_offered';
}

/** On purpose, the network, or silence: three signs. */
export function signOf({ left, lostAt }: Case): VisitorSign {
  return left ?? (lostAt === undefined ? 'here' : 'lost_network');
}

function presentView(person: Presence, loads: Loads): PresentView {
  const { worker, name, role, team, speaks, paused, capacity } = person;
  const talks = loads.get(worker) ?? 0;
  const view = { worker, name, role, paused, talks, capacity };
  return { ...view, ...(team === undefined ? {} : { team }), ...(speaks === undefined ? {} : { speaks }) };
}

/** For a lead: counts alone. */
export function figuresOf(queue: Queue, now: number): Figures {
  const waiting = queue.cases.filter(isWaiting);
  const longest = Math.max(0, ...waiting.map(({ askedAt }) => now - askedAt));
  const { asked, answered, left, closed, survey } = queue.counts;
  return {
    ...{ asked, answered, left, closed, survey: byFives(survey) },
    waiting: waiting.length,
    longestWaitSeconds: Math.round(longest / 1000),
    present: queue.present.filter(({ until }) => until > now).length,
    switches: queue.switches,
    openings: openingsIn(queue),
  };
}

/** Rounded down: one answer more must not be seen to come after one talk. */
function byFives(counts: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(counts).map(([answer, count]) => [answer, count - (count % 5)]));
}

function openingsIn({ cases, present }: Queue): Figures['openings'] {
  return cases.flatMap(({ id: caseId, opening }) => {
    if (opening?.is !== 'asked') return [];
    const { id, by, why } = opening;
    return [{ caseId, id, by, why, name: present.find(({ worker }) => worker === by)?.name ?? by }];
  });
}

/** The talk this worker is in, or why not: in it, a guest of it, or writing up after it. */
export function mine(queue: Queue, worker: string, id: string): Case | Refusal {
  const one = queue.cases.find((other) => other.id === id);
  if (!one) return 'unknown';
  const isIn = one.state === 'talking' && (one.worker === worker || one.guest === worker);
  return isIn || (one.state === 'wrapping' && one.worker === worker) ? one : 'not_allowed';
}
