import type { ReadTime } from '../../dialogs/model.js';
import { normalise } from '../../dialogs/reading/normalise.js';
import type { Wall } from './protocol.js';
import { moved, weekday, written } from './wall.js';

/**
 * Our own short reading of a day and hour to come, in French and English: what people mostly say, and what
 * Recognizers-Text gets wrong in French. `unsure` ends the reading: past, refused, somebody else's hour, or vague.
 */
export function timeSaid(text: string, now: Wall): ReadTime | 'unsure' | undefined {
  const said = normalise(text.replace(/(\d)\s*[:.]\s*(\d\d)/g, '$1h$2'));
  if (NOT_A_TIME_TO_COME.test(said) || isMonthAlone(said)) return 'unsure';
  const later = inAWhile(said, now);
  if (later !== undefined) return { at: written(later) };
  const hour = hourIn(said);
  if (hour === 'unsure') return 'unsure';
  if (hour === undefined) return undefined;
  return dayAndHour(said, hour, now);
}

const NOT_A_TIME_TO_COME =
  /\b(?:hier|yesterday|ago|last|dernier|derniere|passee?|il y a|ya|depuis|since|week ?end|pas|pa|not|dont|cant|jamais|never|sauf|except|avant|before|minuit|midnight|nuit|il|elle|he|she|hes|shes|mari|husband|rentre|revient)\b/;

function isMonthAlone(said: string): boolean {
  return (
    /\b(?:mai|may|mars|march)\b/.test(said) &&
    !/\b\d{1,2}(?:er|st|nd|rd|th)? (?:mai|may|mars|march)\b|\b(?:may|march) \d/.test(said)
  );
}

/** "dans 2 heures", "in half an hour". */
function inAWhile(said: string, now: Wall): Wall | undefined {
  const match =
    /\b(?:dans|in) (\d{1,3}|une?|an|deux|two|trois|three|half an|une demi|1 demi) ?(h|heures?|hours?|minutes?|min|mins|mn)\b/.exec(
      said,
    );
  if (match === null) return undefined;
  const [, count = '', unit = ''] = match;
  const number = COUNTS[count] ?? Number(count);
  return moved(now, Math.round(number * (unit.startsWith('h') ? 60 : 1)));
}

const COUNTS: Readonly<Record<string, number>> = {
  un: 1,
  une: 1,
  an: 1,
  deux: 2,
  two: 2,
  trois: 3,
  three: 3,
  'half an': 0.5,
  'une demi': 0.5,
  '1 demi': 0.5,
};

interface Hour {
  hour: number;
  minute: number;
}

const PARTS: readonly (readonly [RegExp, number])[] = [
  [/\b(?:apres midi|aprem|aprm|afternoon)\b|\d ?pm\b/, 14],
  [/\b(?:soir|soiree|evening|tonight)\b/, 19],
  [/\b(?:midi|noon|lunchtime)\b/, 12],
  [/\b(?:matin|matinee|morning)\b/, 9],
];
const CLOCK = /\b(\d{1,2}) ?(?:h|heures?|hrs?|oclock)(?: ?(\d{2}))?\b/;
const BARE = /\b(?:a|vers|at|around|about|apres|after|pour) (\d{1,2})(?: ?(am|pm))?(?: |$)/;
const TWELVE = /\b(\d{1,2})(?:h(\d{2}))? ?(am|pm)\b/;

/** An hour before seven without "soir" or "matin" is left open: nobody's morning call is guessed. */
function hourIn(said: string): Hour | 'unsure' | undefined {
  const part = PARTS.find(([pattern]) => pattern.test(said))?.[1];
  const match = TWELVE.exec(said) ?? CLOCK.exec(said) ?? BARE.exec(said);
  if (match === null) return part === undefined ? undefined : { hour: part, minute: 0 };
  const hour = Number(match[1]);
  const minute = /^\d\d$/.test(match[2] ?? '') ? Number(match[2]) : 0;
  if (hour > 23 || minute > 59) return 'unsure';
  const isLate = part !== undefined && part >= 14;
  if (hour < 12 && isLate) return { hour: hour + 12, minute };
  const isMorningSaid = part === 9 || /\d ?am\b/.test(said);
  return hour < 7 && !isMorningSaid ? 'unsure' : { hour, minute };
}

const WEEKDAYS = [
  /\b(?:dimanche|sunday)\b/,
  /\b(?:lundi|monday)\b/,
  /\b(?:mardi|tuesday)\b/,
  /\b(?:mercredi|wednesday)\b/,
  /\b(?:jeudi|thursday)\b/,
  /\b(?:vendredi|friday)\b/,
  /\b(?:samedi|saturday)\b/,
];
const DAY = 24 * 60;

/** A date of the month is left to the recognizer. */
const DATE =
  /\b(?:le|on|the) \d{1,2}(?:er|st|nd|rd|th)?\b(?! ?h)|\b(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|january|february|march|april|may|june|july|august|september|october|november|december)\b/;

function dayAndHour(said: string, { hour, minute }: Hour, now: Wall): ReadTime | 'unsure' | undefined {
  if (DATE.test(said)) return undefined;
  const today: Wall = [now[0], now[1], now[2], hour, minute];
  const isPast = written(today) <= written(now);
  const at = (days: number) => ({ at: written(moved(today, days * DAY)) });
  if (/\b(?:apres demain|day after tomorrow)\b/.test(said)) return at(2);
  if (/\b(?:demain|2main|dem1|tomorrow|tmrw|tomoz)\b/.test(said)) return at(1);
  const wanted = WEEKDAYS.findIndex((day) => day.test(said));
  if (wanted >= 0) {
    const days = (wanted - weekday(now) + 7) % 7;
    const isNext = days === 0 && (isPast || /\b(?:prochain|next)\b/.test(said));
    return at(isNext ? 7 : days);
  }
  const isToday = /\b(?:aujourdhui|auj|ajd|today|tonight|ce|cet|cette|this)\b/.test(said);
  if (isPast && isToday) return 'unsure';
  return at(isPast ? 1 : 0);
}
