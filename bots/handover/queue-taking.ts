import {
  audit,
  become,
  caseOf,
  guestLeaves,
  isOfferedTo,
  loadOf,
  presenceOf,
  tell,
  type Draft,
} from './queue-draft.js';
import { mayServe, teamOf, withdraw } from './queue-offers.js';
import type { Answer, Case, Command, VisitorSignal } from './queue-model.js';

type Of<K extends Command['kind']> = Extract<Command, { kind: K }>;

/** Takes what rings for this worker, or a transfer. The first one wins; repeated, it is done again. */
export function accept(draft: Draft, command: Of<'accept'>): Answer {
  const { case: id, worker, fence } = command;
  const one = caseOf(draft, id);
  const person = presenceOf(draft, worker);
  if (!one) return 'unknown';
  if (one.state === 'talking' && one.worker === worker && one.fence === fence + 1) return 'done';
  if (!person) return 'not_present';
  if (one.fence !== fence || !isOfferedTo(one, worker)) return 'late';
  const from = one.offer?.from;
  if (from !== undefined) return takeOver(draft, one, worker);
  hand(draft, one, worker);
  tell(draft, one, 'accepted', person.name);
  audit(draft, { act: 'accept', worker, case: id });
  return 'done';
}

/** Out of turn, or as a second talk while danger waits: allowed, and written down. */
export function take(draft: Draft, { case: id, worker, why }: Of<'take'>): Answer {
  const one = caseOf(draft, id);
  const person = presenceOf(draft, worker);
  if (!one) return 'unknown';
  if (one.state === 'talking' && one.worker === worker) return 'done';
  if (!person) return 'not_present';
  if (one.state !== 'waiting' && one.state !== 'offered') return 'late';
  if (!mayServe(person, one)) return 'not_allowed';
  if (why === 'second' && one.band !== 1) return 'not_allowed';
  const load = loadOf(draft, worker) - (isOfferedTo(one, worker) ? 1 : 0);
  if (load >= (why === 'second' ? 2 : person.capacity)) return 'full';
  hand(draft, one, worker);
  tell(draft, one, 'accepted', person.name);
  audit(draft, { act: why, worker, case: id });
  return 'done';
}

function hand(draft: Draft, one: Case, worker: string): void {
  const { queue, now } = draft;
  if (!one.answered) countWait(draft, one);
  become(draft, one, 'talking');
  Object.assign(one, {
    worker,
    fence: one.fence + 1,
    front: false,
    answered: true,
    passed: {},
    spokeAt: now,
  });
  // Who invited is no longer who talks with her.
  for (const field of ['servedAt', 'toldNobody', 'invited'] as const) delete one[field];
  if (one.guest === worker) delete one.guest;
  const person = queue.present.find((other) => other.worker === worker);
  if (person) Object.assign(person, { missed: 0, idleSince: now });
}

const MOST_WAITS = 50;

function countWait({ queue, now }: Draft, one: Case): void {
  queue.counts.answered += 1;
  const seconds = Math.round((now - one.askedAt) / 1000);
  queue.waits = [...queue.waits, { seconds, band: one.band, at: now }].slice(-MOST_WAITS);
}

/** A transfer that was accepted: the colleague has it now, and the first one's next word comes too late. */
function takeOver(draft: Draft, one: Case, worker: string): Answer {
  const [before, person] = [presenceOf(draft, one.worker), presenceOf(draft, worker)];
  const isOtherTeam = draft.rules.teamsFirstMs !== undefined && teamOf(before ?? {}) !== teamOf(person ?? {});
  hand(draft, one, worker);
  // Whatever there is, a line of her own included, which this line does not know.
  if (isOtherTeam) one.withheld = true;
  tell(draft, one, isOtherTeam ? 'consent' : 'transferred', person?.name);
  audit(draft, { act: 'transfer', worker, case: one.id });
  return 'done';
}

export function decline(draft: Draft, { case: id, worker, fence }: Of<'decline'>): Answer {
  const one = caseOf(draft, id);
  if (!one) return 'unknown';
  if (one.fence !== fence || !isOfferedTo(one, worker)) return 'late';
  withdraw(draft, one, worker);
  one.passed = { ...one.passed, [worker]: draft.now + draft.rules.declinedMs };
  const person = presenceOf(draft, worker);
  if (person) person.missed = 0;
  return 'done';
}

/** « Je connais cette personne »: an offer or a talk goes to somebody else for good, and no reason is asked. */
export function know(draft: Draft, { case: id, worker, fence }: Of<'know'>): Answer {
  const one = caseOf(draft, id);
  if (!one) return 'unknown';
  if (one.never.includes(worker)) return 'done';
  const isHers = one.state === 'talking' && one.worker === worker;
  if (one.fence !== fence || !(isHers || isOfferedTo(one, worker))) return 'late';
  one.never = [...one.never, worker];
  audit(draft, { act: 'passed_on', worker, case: id });
  if (isHers) giveBack(draft, one, 'passed_on');
  else withdraw(draft, one, worker);
  return 'done';
}

/** Back to the front of the line, with its place; whoever had it comes too late from now on. */
export function giveBack(draft: Draft, one: Case, signal: VisitorSignal): void {
  if (one.worker !== undefined) {
    one.passed = { ...one.passed, [one.worker]: draft.now + draft.rules.declinedMs };
  }
  guestLeaves(draft, one);
  become(draft, one, 'waiting');
  Object.assign(one, { front: true, fence: one.fence + 1 });
  for (const field of ['worker', 'invited', 'spokeAt', 'servedAt'] as const) delete one[field];
  tell(draft, one, signal);
}
