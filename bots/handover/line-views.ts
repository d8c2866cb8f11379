import { isOfferedTo, loadOf } from './queue-draft.js';
import { hasPassed, isFree, mayServe } from './queue-offers.js';
import { inOrder } from './queue-order.js';
import type { Case, Presence, Queue, Refusal } from './queue-model.js';
import type { Rules } from './queue-rules.js';
import type { Figures, Line, MineView, PresentView, VisitorSign, WaitingView } from './service.js';

/** The line as one worker may see it. Never a word of anybody, never a commune, nothing she did not agree to. */
export function lineFor(worker: string, queue: Queue, at: { now: number; rules: Rules }): Line {
  const present = queue.present.filter(({ until }) => until > at.now);
  const me = present.find((one) => one.worker === worker);
  const waiting = inOrder(queue.cases, at.now, at.rules);
  return {
    waiting: waiting.map((one) => waitingView(one, worker, me)),
    mine: queue.cases.filter((one) => isMine(one, worker)).map((one) => mineView(one, worker)),
    present: present.map((one) => presentView(one, queue)),
    slots: queue.slots.map(({ id, at: when, takenBy }) => ({ id, at: when, taken: takenBy !== undefined })),
    dangerWaits: waiting.some((one) => one.band === 1 && !hasSomebody(one, present, queue, at.now)),
    ...(me === undefined ? {} : { me: { ...presentView(me, queue), until: me.until } }),
  };
}

/** Somebody free is being rung, or could be. */
function hasSomebody(one: Case, present: readonly Presence[], queue: Queue, now: number): boolean {
  return (
    one.state === 'offered' ||
    present.some(
      (person) => isFree({ queue }, person) && mayServe(person, one) && !hasPassed(one, person, now),
    )
  );
}

function isMine(one: Case, worker: string): boolean {
  const isTransfer = one.state === 'talking' && isOfferedTo(one, worker);
  return one.worker === worker || one.guest === worker || one.invited === worker || isTransfer;
}

/** What she agreed to; nothing while she has not been asked yet, or not again after a change of team. */
const reasonsOf = ({ reasons, withheld }: Case): string[] => (withheld ? [] : reasons);

function sharedView(one: Case, worker: string) {
  const { id, fence, band, channel, lang, sector, far, askedAt, offer } = one;
  return {
    ...{ caseId: id, fence, band, channel, lang, far, askedAt, reasons: reasonsOf(one) },
    ...(sector === undefined ? {} : { sector }),
    ...(offer && isOfferedTo(one, worker) ? { ringsUntil: offer.until } : {}),
  };
}

function waitingView(one: Case, worker: string, me: Presence | undefined): WaitingView {
  return {
    ...sharedView(one, worker),
    state: one.state === 'offered' ? 'offered' : 'waiting',
    notForMe: me !== undefined && !mayServe(me, one),
  };
}

function mineView(one: Case, worker: string): MineView {
  return {
    ...sharedView(one, worker),
    state: stateFor(one, worker),
    level: one.level,
    since: one.since,
    visitor: signOf(one),
    check: one.check ?? false,
    alert: one.alert ?? false,
    young: one.young ?? false,
    ...(one.wrapUntil === undefined ? {} : { wrapUntil: one.wrapUntil }),
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

function presentView(person: Presence, queue: Queue): PresentView {
  const { worker, name, role, team, paused, capacity } = person;
  const talks = loadOf({ queue }, worker);
  return { worker, name, role, paused, talks, capacity, ...(team === undefined ? {} : { team }) };
}

/** For a lead: counts alone. */
export function figuresOf(queue: Queue, { now, rules }: { now: number; rules: Rules }): Figures {
  const waiting = inOrder(queue.cases, now, rules);
  const longest = Math.max(0, ...waiting.map(({ askedAt }) => now - askedAt));
  const { asked, answered, left, closed, survey } = queue.counts;
  return {
    ...{ asked, answered, left, closed, survey },
    waiting: waiting.length,
    longestWaitSeconds: Math.round(longest / 1000),
    present: queue.present.filter(({ until }) => until > now).length,
    switches: queue.switches,
  };
}

/** The talk this worker is in, or why not: in it, a guest of it, or writing up after it. */
export function mine(queue: Queue, worker: string, id: string): Case | Refusal {
  const one = queue.cases.find((other) => other.id === id);
  if (!one) return 'unknown';
  const isIn = one.state === 'talking' && (one.worker === worker || one.guest === worker);
  return isIn || (one.state === 'wrapping' && one.worker === worker) ? one : 'not_allowed';
}
