import { alertLead, become, isOfferedTo, loadsOf, presenceOf, type Draft } from './queue-draft.js';
import { inOrder } from './queue-order.js';
import type { Case, Presence } from './queue-model.js';

/** Offers who waits to who is free, in order. Danger rings for everybody free, then for the lead. */
export function makeOffers(draft: Draft): void {
  const { queue, now, rules } = draft;
  const loads = loadsOf(draft);
  const isSomebodyFree = () => queue.present.some((person) => isFree(person, loads));
  let free = isSomebodyFree();
  for (const one of inOrder(queue.cases, now, rules)) {
    if (one.state !== 'waiting' || (!free && one.band !== 1)) continue;
    const to = offer(draft, one, loads);
    for (const worker of to) loads.set(worker, (loads.get(worker) ?? 0) + 1);
    if (to.length > 0) free = isSomebodyFree();
  }
}

/** Who it rings for now. */
function offer(draft: Draft, one: Case, loads: Loads): string[] {
  const free = freeFor(draft, one, loads);
  const to = (one.band === 1 ? inDanger(draft, one, free) : free.slice(0, 1)).map(({ worker }) => worker);
  if (to.length === 0) return to;
  become(draft, one, 'offered');
  one.fence += 1;
  one.offer = { to, until: draft.now + draft.rules.offerMs };
  return to;
}

/** When nobody free is left to ring: a lead, however many talks she has, and an alert once. */
function inDanger(draft: Draft, one: Case, free: Presence[]): Presence[] {
  if (free.length > 0) return free;
  if (!one.ledTold) alertLead(draft, 'danger_waits', one);
  one.ledTold = true;
  const { queue, now } = draft;
  return queue.present.filter(
    (lead) => lead.role === 'lead' && mayServe(lead, one) && !hasPassed(one, lead, now),
  );
}

/**
 * Present, not on a break, with a place, and allowed: who speaks the language she asked for first, then who has missed no
 * offer, then who has rested longest.
 */
function freeFor(draft: Draft, one: Case, loads: Loads): Presence[] {
  return draft.queue.present
    .filter((person) => isFree(person, loads) && mayServe(person, one))
    .filter((person) => !hasPassed(one, person, draft.now) && isItsTeam(draft, person, one))
    .sort((a, b) => rank(a, one) - rank(b, one) || a.missed - b.missed || a.idleSince - b.idleSince);
}

const rank = (person: Presence, one: Case): number => (speaks(person, one) ? 0 : 1);

/** Whether this person speaks the language she asked to be answered in. */
export function speaks(person: Presence, { wants }: Case): boolean {
  return wants !== undefined && (person.speaks ?? []).includes(wants);
}

/** How much each has: `loadsOf`. */
export type Loads = ReadonlyMap<string, number>;

export function isFree({ worker, paused, capacity }: Presence, loads: Loads): boolean {
  return !paused && (loads.get(worker) ?? 0) < capacity;
}

/** Whether this person may be hers at all: not who knows her, nor who works near her when she asked not. */
export function mayServe({ worker, sector }: Presence, one: Case): boolean {
  const isNear = sector !== undefined && sector === one.sector;
  return !one.never.includes(worker) && !(one.far && isNear);
}

export function hasPassed({ passed }: Case, { worker }: Presence, now: number): boolean {
  return (passed[worker] ?? 0) > now;
}

/** Of which team somebody is, or a case: an office is one of its own where no other was named. */
export function teamOf({ team, sector }: Pick<Presence, 'team' | 'sector'>): string | undefined {
  return team ?? sector;
}

/** With teams: her own first where somebody of it is there, the others after a while, and for danger everybody. */
function isItsTeam({ now, queue, rules }: Draft, person: Presence, one: Case): boolean {
  const own = teamOf(one);
  if (rules.teamsFirstMs === undefined || own === undefined || one.far || one.band === 1) return true;
  const isThere = queue.present.some((other) => teamOf(other) === own);
  return !isThere || teamOf(person) === own || now - one.askedAt >= rules.teamsFirstMs;
}

/** Takes one worker out of an offer; with nobody left in it, the case waits again, with its place. */
export function withdraw(draft: Draft, one: Case, worker: string): void {
  if (!one.offer || !isOfferedTo(one, worker)) return;
  one.offer.to = one.offer.to.filter((other) => other !== worker);
  if (one.offer.to.length === 0) lapse(draft, one);
}

/** An offer that nobody took: a transfer leaves the talk where it is, any other goes on to somebody else. */
export function lapse(draft: Draft, one: Case): void {
  for (const worker of one.offer?.to ?? []) missed(draft, one, worker);
  delete one.offer;
  if (one.state !== 'offered') return;
  become(draft, one, 'waiting');
  one.fence += 1;
}

function missed(draft: Draft, one: Case, worker: string): void {
  const person = presenceOf(draft, worker);
  if (person) person.missed += 1;
  one.passed = { ...one.passed, [worker]: draft.now + draft.rules.missedMs };
}
