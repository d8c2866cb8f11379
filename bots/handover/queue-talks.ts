import {
  audit,
  become,
  caseOf,
  guestLeaves,
  isOfferedTo,
  loadsOf,
  presenceOf,
  remove,
  tell,
  type Draft,
} from './queue-draft.js';
import { isFree, mayServe, speaks } from './queue-offers.js';
import { bandOf } from './queue-order.js';
import type { Answer, Case, Command, Left, Offer, Presence } from './queue-model.js';

type Of<K extends Command['kind']> = Extract<Command, { kind: K }>;

/** The one who holds a talk, as a command claims it; otherwise why not. Everything a worker does to a talk starts here. */
export function held(
  draft: Draft,
  { case: id, worker, fence }: { case: string; worker: string; fence: number },
) {
  const one = caseOf(draft, id);
  if (!one) return 'unknown' as const;
  if (one.state !== 'talking' || one.worker !== worker || one.fence !== fence) return 'late' as const;
  return one;
}

export function transfer(draft: Draft, command: Of<'transfer'>): Answer {
  const one = held(draft, command);
  if (typeof one === 'string') return one;
  const colleague = presenceOf(draft, command.to);
  if (!colleague || colleague.worker === command.worker) return 'not_present';
  if (!mayServe(colleague, one)) return 'not_allowed';
  one.offer = offerTo(draft, [colleague], command.worker);
  return 'done';
}

/** An offer of a talk that goes on meanwhile. */
function offerTo({ now, rules }: Draft, people: readonly Presence[], from: string): Offer {
  return { to: people.map(({ worker }) => worker), until: now + rules.offerMs, from };
}

/**
 * She would rather be answered in another language: the talk is marked, and offered to every colleague who speaks it and has
 * a place; the first who accepts has it. `full`: they are there, and busy. `nobody`: none is there. Marked all the same, for
 * who comes later.
 */
export function language(draft: Draft, command: Of<'language'>): Answer {
  const one = held(draft, command);
  if (typeof one === 'string') return one;
  one.wants = command.wants;
  const speakers = draft.queue.present.filter(
    (person) => person.worker !== command.worker && speaks(person, one) && mayServe(person, one),
  );
  if (speakers.length === 0) return 'nobody';
  const loads = loadsOf(draft);
  const to = speakers.filter((person) => isFree(person, loads) || isOfferedTo(one, person.worker));
  if (to.length === 0) return 'full';
  one.offer = offerTo(draft, to, command.worker);
  return 'done';
}

export function invite(draft: Draft, command: Of<'invite'>): Answer {
  const one = held(draft, command);
  if (typeof one === 'string') return one;
  const lead = presenceOf(draft, command.to);
  if (lead?.role !== 'lead') return 'not_present';
  if (!mayServe(lead, one)) return 'not_allowed';
  one.invited = command.to;
  return 'done';
}

export function join(draft: Draft, { case: id, worker }: Of<'join'>): Answer {
  const one = caseOf(draft, id);
  if (!one) return 'unknown';
  if (one.guest === worker) return 'done';
  const lead = presenceOf(draft, worker);
  if (one.state !== 'talking' || one.invited !== worker || !lead || !mayServe(lead, one))
    return 'not_allowed';
  delete one.invited;
  one.guest = worker;
  tell(draft, one, 'guest_joined', lead.name);
  audit(draft, { act: 'join', worker, case: id });
  return 'done';
}

export function unjoin(draft: Draft, { case: id, worker }: Of<'unjoin'>): Answer {
  const one = caseOf(draft, id);
  if (one?.guest !== worker) return 'done';
  guestLeaves(draft, one);
  return 'done';
}

/** A sign of the worker: her words are being answered. */
export function served(draft: Draft, { case: id, worker, fence }: Of<'served'>): Answer {
  const one = caseOf(draft, id);
  if (one?.guest === worker) return 'done';
  const mine = held(draft, { case: id, worker, fence });
  if (typeof mine === 'string') return mine;
  mine.servedAt = draft.now;
  return 'done';
}

export function checked(draft: Draft, command: Of<'checked'>): Answer {
  const one = held(draft, command);
  if (typeof one === 'string') return one;
  delete one.check;
  delete one.alert;
  delete one.young;
  return 'done';
}

/** A mask was lifted: nothing changes but the audit. */
export function unveiled(draft: Draft, command: Of<'unveiled'>): Answer {
  const one = caseOf(draft, command.case);
  if (one?.state !== 'talking') return 'late';
  if (one.guest !== command.worker && typeof held(draft, command) === 'string') return 'late';
  audit(draft, { act: 'unveil', worker: command.worker, case: one.id, what: String(command.n) });
  return 'done';
}

/** A worker may lower what the bot only raises. */
export function setLevel(draft: Draft, command: Of<'set_level'>): Answer {
  const one = held(draft, command);
  if (typeof one === 'string') return one;
  one.level = command.level;
  one.band = bandOf(command.level, 'direct');
  audit(draft, { act: 'level', worker: command.worker, case: one.id, what: command.level });
  return 'done';
}

export function end(draft: Draft, command: Of<'end'>): Answer {
  const { case: id, worker, fence, close } = command;
  const before = caseOf(draft, id);
  if (before?.state === 'wrapping' && before.worker === worker) return 'done';
  const one = held(draft, { case: id, worker, fence });
  if (typeof one === 'string') return one;
  tell(draft, one, close ? 'closed' : 'ended', presenceOf(draft, worker)?.name);
  if (close) draft.queue.counts.closed += 1;
  audit(draft, { act: close ? 'close' : 'end', worker, case: id });
  wrapUp(draft, one);
  return 'done';
}

export function wrapUp(draft: Draft, one: Case, left?: Left): void {
  const { wrapMs, wrapDangerMs } = draft.rules;
  become(draft, one, 'wrapping');
  one.wrapUntil = draft.now + (one.level === 'D3' ? wrapDangerMs : wrapMs);
  one.talk = '';
  for (const field of ['guest', 'lostAt', 'seenAt', 'check'] as const) delete one[field];
  if (left !== undefined) one.left = left;
}

export function wrapped(draft: Draft, { case: id, worker, fence }: Of<'wrapped'>): Answer {
  const one = caseOf(draft, id);
  if (!one) return 'done';
  if (one.state !== 'wrapping' || one.worker !== worker || one.fence !== fence) return 'late';
  const person = presenceOf(draft, worker);
  if (person) person.idleSince = draft.now;
  remove(draft, one);
  return 'done';
}
