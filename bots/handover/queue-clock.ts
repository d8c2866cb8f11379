import { alertLead, remove, tell, type Draft } from './queue-draft.js';
import { lapse } from './queue-offers.js';
import { away } from './queue-presence.js';
import { giveBack } from './queue-taking.js';
import { canBeServed, drop, go, isUnanswered } from './queue-visitor.js';
import type { Case } from './queue-model.js';

/** All that time alone does. It runs before every command, so that nobody acts on a lease that has run out. */
export function passTime(draft: Draft): void {
  const { queue, now } = draft;
  for (const { worker, until } of [...queue.present]) if (until <= now) away(draft, worker);
  for (const one of [...queue.cases]) passTimeOf(draft, one);
}

function passTimeOf(draft: Draft, one: Case): void {
  const { now } = draft;
  if (one.offer && one.offer.until <= now) lapse(draft, one);
  if (one.opening && one.opening.until <= now) delete one.opening;
  if (one.state === 'wrapping') {
    if ((one.wrapUntil ?? 0) <= now) remove(draft, one);
    return;
  }
  if (isLost(draft, one)) return gaveUp(draft, one);
  if (one.state === 'talking') backIfSilent(draft, one);
  else whileWaiting(draft, one);
}

function isLost({ now, rules }: Draft, { lostAt }: Case): boolean {
  return lostAt !== undefined && now - lostAt > rules.lostMs;
}

/** Should her page come back, it says that the place is no longer kept. */
function gaveUp(draft: Draft, one: Case): void {
  tell(draft, one, 'dropped');
  go(draft, one, 'network');
}

/** A worker who neither answers nor gives a sign of life in the talk: somebody else must have the chance. */
function backIfSilent(draft: Draft, one: Case): void {
  const { now, rules } = draft;
  if (isUnanswered(one) && now - (one.spokeAt ?? now) > rules.workerSilentMs) {
    giveBack(draft, one, 'worker_lost');
  }
}

function whileWaiting(draft: Draft, one: Case): void {
  const { now, rules } = draft;
  if (now - one.askedAt > rules.longestWaitMs && now - one.since > rules.longestWaitMs) {
    return drop(draft, one, true);
  }
  const isServed = canBeServed(draft, one);
  if (isServed && now - one.askedAt > rules.ripeMs && !one.ledTold) {
    one.ledTold = true;
    alertLead(draft, 'long_wait', one);
  }
  if (isServed) somebodyAgain(draft, one);
  else nobodyLeft(draft, one);
}

function somebodyAgain(draft: Draft, one: Case): void {
  if (one.toldNobody === undefined) return;
  delete one.toldNobody;
  tell(draft, one, 'somebody_back');
}

/** Told at once; the lead is called; after a while, told not to wait here. */
function nobodyLeft(draft: Draft, one: Case): void {
  const { now, rules } = draft;
  if (one.toldNobody === undefined) {
    one.toldNobody = now;
    tell(draft, one, 'nobody_left');
    alertLead(draft, 'nobody_left', one);
  } else if (now - one.toldNobody > rules.nobodyMs) drop(draft, one, false);
}

/** The rota says that somebody should be there, and nobody is: the lead hears of it once. Slots nobody used go. */
export function watchRota(draft: Draft, open: boolean): void {
  const { queue, now, rules } = draft;
  if (!open || queue.present.length > 0) delete queue.empty;
  else queue.empty ??= { since: now, told: false };
  if (queue.empty && !queue.empty.told && now - queue.empty.since >= rules.emptyMs) {
    queue.empty.told = true;
    alertLead(draft, 'nobody_signed_in');
  }
  queue.slots = queue.slots.filter(({ at }) => now - at <= rules.slotMs);
}
