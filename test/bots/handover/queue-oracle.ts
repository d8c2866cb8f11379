import assert from 'node:assert/strict';
import type { Answer, Case, Command, Queue, QueueEvent } from '../../../bots/handover/queue-model.js';
import type { Rules } from '../../../bots/handover/queue-rules.js';

/** What must hold of any change of the line, said again in other words than the machine's own. */
export interface Move {
  before: Queue;
  queue: Queue;
  command: Command;
  answer: Answer;
  events: QueueEvent[];
  now: number;
  rules: Rules;
}

export function checkMove(move: Move): void {
  checkPeople(move);
  checkPlaces(move);
  checkOrder(move);
  checkOffers(move);
  checkFences(move);
  checkNumbers(move);
  checkEvents(move);
}

/** One person, one worker; and each case is in exactly one state with what that state needs. */
function checkPeople({ queue }: Move): void {
  const ids = queue.cases.map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length, 'a case twice');
  const talks = queue.cases.map(({ talk }) => talk).filter((talk) => talk !== '');
  assert.equal(new Set(talks).size, talks.length, 'a person twice');
  for (const one of queue.cases) {
    const isHeld = one.state === 'talking' || one.state === 'wrapping';
    assert.equal(one.worker !== undefined, isHeld, `${one.state} and worker`);
    if (one.state === 'offered') assert.ok((one.offer?.to.length ?? 0) > 0, 'offered to nobody');
    if (one.state === 'waiting') assert.equal(one.offer, undefined);
    if (one.state === 'wrapping') assert.equal(one.talk, '', 'a talk that has ended is still read');
    if (isHeld)
      assert.ok(
        queue.present.some(({ worker }) => worker === one.worker),
        'held by nobody present',
      );
  }
}

/** Nobody disappears unless somebody meant it or was told; and no place is ever lost. */
function checkPlaces({ before, queue, command, events }: Move): void {
  for (const one of before.cases) {
    const after = queue.cases.find(({ id }) => id === one.id);
    if (after) {
      assert.equal(after.askedAt, one.askedAt, 'a place was lost');
      continue;
    }
    const meant = 'case' in command && command.case === one.id;
    const isTold = events.some((event) => event.to === 'visitor' && event.case === one.id);
    assert.ok(one.state === 'wrapping' || meant || isTold, `${one.id} was forgotten`);
  }
}

/** Who is offered first: a returned talk, who waited ten minutes, then danger, then arrival. */
function mustPrecede(a: Case, b: Case, { now, rules }: Move): boolean {
  if (a.front !== b.front) return a.front;
  if (a.front) return a.askedAt < b.askedAt;
  const [aWaited, bWaited] = [now - a.askedAt, now - b.askedAt];
  if (a.askedAt < b.askedAt && aWaited >= rules.ripeMs) return true;
  if (b.askedAt < a.askedAt && bWaited >= rules.ripeMs) return false;
  return a.band === b.band ? a.askedAt < b.askedAt : a.band < b.band;
}

function checkOrder(move: Move): void {
  const { before, queue } = move;
  const fresh = queue.cases.filter((one) => one.state === 'offered' && isNewOffer(one, before));
  const still = queue.cases.filter(({ state }) => state === 'waiting');
  for (const taken of fresh) {
    for (const left of still) {
      if (!mustPrecede(left, taken, move)) continue;
      const could = taken.offer!.to.some(
        (worker) => couldServe(worker, left, move) && !isCalledLead(worker, taken, move),
      );
      assert.ok(!could, `${taken.id} was offered before ${left.id}`);
    }
  }
}

function isNewOffer(one: Case, before: Queue): boolean {
  const was = before.cases.find(({ id }) => id === one.id);
  return was?.state !== 'offered' || was.fence !== one.fence;
}

function couldServe(name: string, one: Case, { queue, now }: Move): boolean {
  const person = queue.present.find(({ worker }) => worker === name);
  if (!person || one.never.includes(name) || (one.passed[name] ?? 0) > now) return false;
  return !(one.far && person.sector === one.sector);
}

/** A lead who is full, what rings for her included, or on a break, is rung for danger alone. */
function isCalledLead(name: string, taken: Case, { queue }: Move): boolean {
  const person = queue.present.find(({ worker }) => worker === name);
  if (person?.role !== 'lead' || taken.band !== 1) return false;
  const rings = queue.cases.filter(({ id, offer }) => id !== taken.id && offer?.to.includes(name)).length;
  return person.paused || heldBy(name, queue) + rings >= person.capacity;
}

const heldBy = (name: string, { cases }: Queue): number =>
  cases.filter(({ worker }) => worker === name).length;

/** Offers go to who has a place, once; only danger rings for several, or for a lead without a place. */
function checkOffers(move: Move): void {
  const { before, queue, now } = move;
  for (const one of queue.cases) {
    if (one.state !== 'offered' || !isNewOffer(one, before)) continue;
    assert.ok(one.offer!.until > now);
    assert.ok(one.band === 1 || one.offer!.to.length === 1, 'rings for several');
    for (const name of one.offer!.to) {
      assert.ok(couldServe(name, one, move), `${one.id} rings for somebody it must not`);
      const person = queue.present.find(({ worker }) => worker === name)!;
      const isLead = person.role === 'lead';
      if (isLead && one.band === 1) continue;
      const rings = queue.cases.filter(
        ({ state, offer, band }) =>
          state === 'offered' && offer!.to.includes(name) && !(isLead && band === 1),
      );
      assert.ok(!person.paused && heldBy(name, queue) + rings.length <= person.capacity, 'no place');
    }
  }
}

/** A talk changes hands only with a new fence; a command with an old one changes nothing of it. */
function checkFences({ before, queue, command, answer }: Move): void {
  for (const one of queue.cases) {
    const was = before.cases.find(({ id }) => id === one.id);
    if (!was) continue;
    assert.ok(one.fence >= was.fence);
    if (one.worker !== was.worker) assert.ok(one.fence > was.fence, 'changed hands under one fence');
  }
  if (!('fence' in command) || answer !== 'done') return;
  const was = before.cases.find(({ id }) => id === command.case);
  const isRepeat = was?.fence === command.fence + 1 || command.kind === 'wrapped' || command.kind === 'know';
  const isGuest = was?.guest === command.worker;
  const isAfterEnd = was?.state === 'wrapping';
  assert.ok(
    was?.fence === command.fence || isRepeat || isGuest || isAfterEnd,
    `late ${command.kind} was taken`,
  );
}

/** A number is seen by who talks with her and asked, by SMS, after somebody else allowed it, in time, and once. */
function checkNumbers({ before, queue, command, events, now }: Move): void {
  for (const one of queue.cases) {
    const was = before.cases.find(({ id }) => id === one.id)?.opening;
    const is = one.opening;
    if (is === undefined) continue;
    assert.ok(one.channel === 'sms' && one.state === 'talking' && one.worker === is.by, 'not hers to ask');
    assert.ok(is.until > now, 'kept beyond its minutes');
    if (is.is === 'allowed' && was?.is !== 'allowed')
      assert.ok(was?.is === 'asked' && command.kind === 'number_answer' && command.by !== is.by, 'alone');
    if (is.is === 'shown' && was?.is !== 'shown') assert.ok(was?.is === 'allowed', 'seen unallowed');
  }
  const shown = events.filter((event) => event.to === 'audit' && event.act === 'number_shown');
  const allowed = before.cases.filter(({ opening }) => opening?.is === 'allowed');
  assert.ok(shown.length <= 1 && (shown.length === 0 || allowed.length > 0), 'seen more than once');
}

/** Every event has the next number, and stays until it is acknowledged. */
function checkEvents({ before, queue, command, events }: Move): void {
  assert.deepEqual(
    events.map(({ n }) => n),
    events.map((_, at) => before.lastEvent + 1 + at),
  );
  const acknowledged = command.kind === 'delivered' ? command.events : [];
  for (const { n } of before.outbox) {
    const isKept = queue.outbox.some((event) => event.n === n);
    assert.ok(isKept || acknowledged.includes(n), `event ${n} was lost`);
  }
}
