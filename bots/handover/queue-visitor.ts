import { alertLead, caseOf, remove, tell, type Draft } from './queue-draft.js';
import { bandOf } from './queue-order.js';
import { mayServe } from './queue-offers.js';
import { wrapUp } from './queue-talks.js';
import type { Answer, Asking, Case, Command, Left, Presence } from './queue-model.js';

type Of<K extends Command['kind']> = Extract<Command, { kind: K }>;

/** Enters the line. Asked again for the same talk: the same place, and `done`. Nobody to wait for: said at once. */
export function ask(draft: Draft, { ask: asking }: Of<'ask'>): Answer {
  const { queue, rules } = draft;
  if (queue.cases.some((one) => one.id === asking.case || one.talk === asking.talk)) return 'done';
  if (queue.switches.humans || queue.switches.all) return 'nobody';
  const one = newCase(draft, asking);
  if (!canBeServed(draft, one)) return 'nobody';
  if (queue.cases.length >= rules.mostCases) return 'full';
  queue.cases.push(one);
  queue.counts.asked += 1;
  return 'done';
}

/** Written out field by field: a thousand made alike are copied and compared many times faster. */
function newCase({ now }: Draft, asking: Asking): Case {
  const { case: id, talk, channel, lang, level, cause, reasons, far, agreed, sector, team } = asking;
  const one: Case = {
    id,
    talk,
    state: 'waiting',
    band: bandOf(level, cause),
    level,
    channel,
    lang,
    reasons,
    far,
    askedAt: now,
    since: now,
    front: false,
    fence: 0,
    never: [],
    passed: {},
    told: 0,
  };
  if (sector !== undefined) one.sector = sector;
  if (team !== undefined) one.team = team;
  if (agreed) one.consent = { at: now, lines: reasons.length };
  return one;
}

/** Somebody who may be hers can be rung, now or once she has a place; who is on a break is not, but a lead for danger. */
export function canBeServed(draft: Draft, one: Case): boolean {
  const rings = ({ paused, role }: Presence) => !paused || (role === 'lead' && one.band === 1);
  return draft.queue.present.some((person) => rings(person) && mayServe(person, one));
}

/** What she agreed to pass on, now that she has read it; the time and the number of lines are kept, not the text. */
export function agree(draft: Draft, { case: id, reasons, far }: Of<'agree'>): Answer {
  const one = caseOf(draft, id);
  if (!one) return 'unknown';
  one.reasons = reasons;
  one.consent = { at: draft.now, lines: reasons.length };
  delete one.withheld;
  if (far !== undefined) one.far = far;
  return 'done';
}

const GRAVITY = ['D?', 'D1', 'D2', 'D3'];

/** Words can raise, never lower. In a talk, danger is shown to the worker until she has acknowledged it. */
export function raise(draft: Draft, { case: id, level, cause, alert }: Of<'raise'>): Answer {
  const one = caseOf(draft, id);
  if (!one) return 'unknown';
  if (alert && one.state === 'talking') one.alert = true;
  if (GRAVITY.indexOf(level) >= GRAVITY.indexOf(one.level)) {
    one.level = level;
    one.band = Math.min(one.band, bandOf(level, cause)) as Case['band'];
  }
  return 'done';
}

/** A child writes: the worker is told until it is acknowledged. */
export function young(draft: Draft, { case: id }: Of<'young'>): Answer {
  const one = caseOf(draft, id);
  if (!one) return 'unknown';
  if (one.state === 'talking') one.young = true;
  return 'done';
}

export function leaveLine(draft: Draft, { case: id }: Of<'leave_line'>): Answer {
  const one = caseOf(draft, id);
  if (one) go(draft, one, 'on_purpose');
  return 'done';
}

export function gone(draft: Draft, { case: id, how }: Of<'gone'>): Answer {
  const one = caseOf(draft, id);
  if (one && one.talk !== '') go(draft, one, how);
  return 'done';
}

/** Out of the line, or out of the talk: then the worker sees which of the three signs it was. */
export function go(draft: Draft, one: Case, how: Left): void {
  if (one.state === 'wrapping') return;
  draft.queue.counts.left[how] += 1;
  if (one.state === 'talking') wrapUp(draft, one, how);
  else remove(draft, one);
}

export function visitor(draft: Draft, { case: id, sign }: Of<'visitor'>): Answer {
  const one = caseOf(draft, id);
  if (!one || one.talk === '') return 'unknown';
  if (sign === 'lost') one.lostAt ??= draft.now;
  else cameBack(draft, one);
  if (sign === 'back') delete one.seenAt;
  if (sign === 'seen' || (sign === 'spoke' && one.seenAt !== undefined)) one.seenAt = draft.now;
  if (sign === 'unsure') one.check = true;
  if (sign === 'spoke' && !isUnanswered(one)) one.spokeAt = draft.now;
  return 'done';
}

function cameBack({ now, rules }: Draft, one: Case): void {
  const since = one.lostAt ?? one.seenAt;
  if (since !== undefined && now - since > rules.awayMs) one.check = true;
  delete one.lostAt;
}

/** Her oldest words that nobody has reacted to count, not her last. */
export function isUnanswered({ spokeAt, servedAt }: Case): boolean {
  return spokeAt !== undefined && (servedAt === undefined || servedAt < spokeAt);
}

/** Her place goes to the conversation that gave the two words, and the one that held it is erased: never past text. */
export function resume(draft: Draft, { case: id, talk }: Of<'resume'>): Answer {
  const one = caseOf(draft, id);
  if (!one || one.talk === '') return 'unknown';
  if (one.talk === talk) return 'done';
  tell(draft, one, 'replaced');
  one.talk = talk;
  one.check = true;
  for (const field of ['lostAt', 'seenAt', 'opening'] as const) delete one[field];
  return 'done';
}

const HOUR_MS = 3_600_000;

/** Who tries is stopped before (queue-desk.ts). So many in one hour are no slips: somebody guesses from many places. */
export function wrongWords(draft: Draft): Answer {
  const { queue, now, rules } = draft;
  const { since, count } = queue.wrongWords ?? { since: now, count: 0 };
  queue.wrongWords = now - since >= HOUR_MS ? { since: now, count: 1 } : { since, count: count + 1 };
  if (queue.wrongWords.count === rules.manyWrongWords) alertLead(draft, 'words_guessed');
  return 'done';
}

export function survey({ queue }: Draft, { answer }: Of<'survey'>): Answer {
  const { survey: counts } = queue.counts;
  counts[answer] = (counts[answer] ?? 0) + 1;
  return 'done';
}

/** The end of what can be waited for: she is told not to wait here, with who answers now. */
export function drop(draft: Draft, one: Case, alertedToo: boolean): void {
  tell(draft, one, 'dropped');
  if (alertedToo) alertLead(draft, 'long_wait', one);
  draft.queue.counts.left.nobody += 1;
  remove(draft, one);
}
