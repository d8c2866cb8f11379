import type { Case, Presence, Queue, ToAudit, ToLead, ToVisitor, VisitorSignal } from './queue-model.js';
import type { Rules } from './queue-rules.js';

/** A change in the making: `queue` is a copy of its own, so that `apply` stays pure for who calls it. */
export interface Draft {
  queue: Queue;
  now: number;
  rules: Rules;
}

export function caseOf({ queue }: Draft, id: string): Case | undefined {
  return queue.cases.find((one) => one.id === id);
}

export function presenceOf({ queue }: Draft, worker: string | undefined): Presence | undefined {
  return queue.present.find((one) => one.worker === worker);
}

/** Talks, wrapping up and what rings: everything that takes up a place. */
export function loadOf({ queue }: Pick<Draft, 'queue'>, worker: string): number {
  return queue.cases.filter((one) => one.worker === worker || isOfferedTo(one, worker)).length;
}

/** The same for everybody at once, in one walk: who is not in it has no talk. */
export function loadsOf({ queue }: Pick<Draft, 'queue'>): Map<string, number> {
  const loads = new Map<string, number>();
  const count = (worker: string) => loads.set(worker, (loads.get(worker) ?? 0) + 1);
  for (const { worker, offer } of queue.cases) {
    if (worker !== undefined) count(worker);
    for (const one of offer?.to ?? []) if (one !== worker) count(one);
  }
  return loads;
}

export function isOfferedTo(one: Case, worker: string): boolean {
  return one.offer?.to.includes(worker) ?? false;
}

/** Her conversation hears of it, once and in order. */
export function tell(draft: Draft, one: Case, signal: VisitorSignal, name?: string): void {
  if (one.talk === '') return;
  one.told += 1;
  const event = {
    to: 'visitor',
    talk: one.talk,
    case: one.id,
    seq: one.told,
    signal,
    fence: one.fence,
  } as const;
  push(draft, name === undefined ? event : { ...event, name });
}

/** Who read along does no more, and she is told by name. */
export function guestLeaves(draft: Draft, one: Case, name = presenceOf(draft, one.guest)?.name): void {
  if (one.guest === undefined) return;
  tell(draft, one, 'guest_left', name);
  delete one.guest;
}

export function audit(draft: Draft, line: Omit<ToAudit, 'to'>): void {
  push(draft, { to: 'audit', ...line });
}

export function alertLead(draft: Draft, alert: ToLead['alert'], one?: Case): void {
  push(draft, one === undefined ? { to: 'lead', alert } : { to: 'lead', alert, case: one.id });
}

export function push(draft: Draft, event: ToVisitor | ToAudit | ToLead): void {
  const { queue, now } = draft;
  queue.lastEvent += 1;
  queue.outbox.push({ n: queue.lastEvent, at: now, ...event });
}

/** Moves a case to another state; what belonged to the state before does not follow. */
export function become(draft: Draft, one: Case, state: Case['state']): void {
  one.state = state;
  one.since = draft.now;
  delete one.offer;
  delete one.opening;
}

export function remove({ queue }: Draft, one: Case): void {
  queue.cases = queue.cases.filter(({ id }) => id !== one.id);
}
