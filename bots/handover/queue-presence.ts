import { guestLeaves, isOfferedTo, presenceOf, remove, type Draft } from './queue-draft.js';
import { withdraw } from './queue-offers.js';
import { giveBack } from './queue-taking.js';
import type { Answer, Command } from './queue-model.js';

type Of<K extends Command['kind']> = Extract<Command, { kind: K }>;

/** Present until the lease runs out. Signing in again keeps the talks and renews what the account says. */
export function signIn(draft: Draft, { card, capacity }: Of<'sign_in'>): Answer {
  const { queue, now, rules } = draft;
  const before = presenceOf(draft, card.worker);
  const fresh = { since: now, idleSince: now, paused: false };
  const person = { ...fresh, ...before, ...card, capacity, until: now + rules.presenceMs, missed: 0 };
  queue.present = [...queue.present.filter(({ worker }) => worker !== card.worker), person];
  delete queue.empty;
  return 'done';
}

export function signOut(draft: Draft, { worker }: Of<'sign_out'>): Answer {
  away(draft, worker);
  return 'done';
}

/** Gone, by her own act or by her lease: her talks return with their places, and what rang for her goes on. */
export function away(draft: Draft, worker: string): void {
  const { queue } = draft;
  const name = presenceOf(draft, worker)?.name;
  queue.present = queue.present.filter((one) => one.worker !== worker);
  for (const one of [...queue.cases]) {
    withdraw(draft, one, worker);
    if (one.guest === worker) guestLeaves(draft, one, name);
    if (one.invited === worker) delete one.invited;
    if (one.worker !== worker) continue;
    if (one.state === 'talking') giveBack(draft, one, 'worker_lost');
    else if (one.state === 'wrapping') remove(draft, one);
  }
}

export function heartbeat(draft: Draft, { worker }: Of<'heartbeat'>): Answer {
  return renewed(draft, worker, {});
}

/** What rings goes on, and does not ring here again at once, even for a lead. Pressed twice, it is pressed once. */
export function pause(draft: Draft, { worker, on }: Of<'pause'>): Answer {
  const isNew = presenceOf(draft, worker)?.paused !== on;
  const answer = renewed(draft, worker, { paused: on, missed: 0 });
  if (!on || !isNew) return answer;
  for (const one of draft.queue.cases.filter((other) => isOfferedTo(other, worker))) {
    withdraw(draft, one, worker);
    one.passed = { ...one.passed, [worker]: draft.now + draft.rules.missedMs };
  }
  return answer;
}

export function capacity(draft: Draft, { worker, capacity: most }: Of<'capacity'>): Answer {
  return renewed(draft, worker, { capacity: most });
}

function renewed(draft: Draft, worker: string, change: object): Answer {
  const person = presenceOf(draft, worker);
  if (!person) return 'not_present';
  Object.assign(person, change, { until: draft.now + draft.rules.presenceMs });
  return 'done';
}
