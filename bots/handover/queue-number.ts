import { alertLead, audit, caseOf, type Draft } from './queue-draft.js';
import { held } from './queue-talks.js';
import type { Answer, Command } from './queue-model.js';

type Of<K extends Command['kind']> = Extract<Command, { kind: K }>;

/**
 * Opening a sealed number of SMS, in a peril: who talks with her asks with a reason of a fixed list, another account, a
 * lead's, allows it within some minutes, and who asked sees it once. The number itself is never here.
 */
export function askNumber(draft: Draft, command: Of<'number_ask'>): Answer {
  const one = held(draft, command);
  if (typeof one === 'string') return one;
  if (one.channel !== 'sms') return 'not_allowed';
  const { id, worker, why } = command;
  if (one.opening?.id === id) return 'done';
  one.opening = { id, by: worker, why, is: 'asked', until: draft.now + draft.rules.openingMs };
  audit(draft, { act: 'number_asked', worker, case: one.id, what: why });
  alertLead(draft, 'number_asked', one);
  return 'done';
}

/** A lead's yes or no, to that very request: never her own, nor one whose minutes are over. */
export function answerNumber(
  draft: Draft,
  { case: id, id: opening, by, allow }: Of<'number_answer'>,
): Answer {
  const one = caseOf(draft, id);
  if (one?.opening?.id !== opening) return 'late';
  if (one.opening.by === by) return 'not_allowed';
  const is = allow ? 'allowed' : 'refused';
  if (one.opening.is !== 'asked') return one.opening.is === is ? 'done' : 'late';
  one.opening = { ...one.opening, is, until: draft.now + draft.rules.openingMs };
  audit(draft, { act: `number_${is}`, worker: by, case: one.id, what: one.opening.why });
  return 'done';
}

/** The one look. `press` tells a press sent again after a cut from a second one. */
export function showNumber(draft: Draft, command: Of<'number_show'>): Answer {
  const one = held(draft, command);
  if (typeof one === 'string') return one;
  const { opening } = one;
  if (opening?.by !== command.worker) return 'late';
  if (opening.is === 'shown' && opening.press === command.press) return 'done';
  if (opening.is !== 'allowed') return 'late';
  Object.assign(opening, { is: 'shown', press: command.press });
  audit(draft, { act: 'number_shown', worker: command.worker, case: one.id, what: opening.why });
  return 'done';
}
