import type { ReadTime } from '../../dialogs/model.js';
import { normalise } from '../../dialogs/reading/normalise.js';
import type { Found, Wall } from './protocol.js';
import { moved, written } from './wall.js';

/** What is believed of what Recognizers-Text saw. Where it is known to be wrong in French, nothing is. */

const LARGEST = 300;
/** Words that may stand around a number that is an answer: "un peu" and "attendez une seconde" are none. */
const AROUND = new Set('le la l les the numero no n nr number option reponse choix answer choice'.split(' '));
/** "trois et demi" is seen as 1.5, "deux cents" as 2. */
const MISREAD = /demi|cents|mille|half|hundred|thousand|seconde/;

/** A whole number that is all the message says. */
export function numberBelieved(text: string, found: readonly Found[]): number | undefined {
  const [only] = found;
  if (only === undefined || found.length > 1 || MISREAD.test(normalise(text))) return undefined;
  const around = normalise(`${text.slice(0, only.start)} ${text.slice(only.end + 1)}`);
  if (around !== '' && !around.split(' ').every((word) => AROUND.has(word))) return undefined;
  const value = Number(only.value);
  return Number.isInteger(value) && value >= 1 && value <= LARGEST ? value : undefined;
}

const FURTHEST_DAYS = 62;

/** The nearest day and hour to come. A day without an hour, a length of time, or anything past is not believed. */
export function timeBelieved(found: readonly Found[], now: Wall): ReadTime | undefined {
  if (found.length !== 1) return undefined;
  const furthest = written(moved(now, FURTHEST_DAYS * 24 * 60));
  const ats = (found[0]?.readings ?? [])
    .flatMap(({ type, value, start }) => momentOf(type, value ?? start, now))
    .filter((at) => at > written(now) && at <= furthest)
    .sort();
  return ats[0] === undefined ? undefined : { at: ats[0] };
}

function momentOf(type: string, value: string | undefined, now: Wall): string[] {
  if (value === undefined) return [];
  const full = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d)/.exec(value);
  if (full !== null && type.startsWith('datetime')) return [`${full[1]}T${full[2]}`];
  const clock = /^(\d\d):(\d\d)/.exec(value);
  if (clock === null || (type !== 'time' && type !== 'timerange')) return [];
  const today: Wall = [now[0], now[1], now[2], Number(clock[1]), Number(clock[2])];
  return [written(today) > written(now) ? written(today) : written(moved(today, 24 * 60))];
}
