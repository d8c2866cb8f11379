import type { Hours, Method } from '../content/model.js';
import { addDays } from '../dialogs/hours/holidays.js';
import { openingState, type Moment } from '../dialogs/hours/opening.js';
import { dayOf, wallClock } from '../dialogs/hours/wall-clock.js';
import type { Words } from './words.js';

/** Opening hours as a person says them: open until when, or when next; never a table to decode. */

interface When {
  now: Date;
  zone: string;
}

const LOCALES = { fr: 'fr-FR', en: 'en-GB' } as const;

/** « ouvert maintenant, jusqu'à 17 h ». `undefined` when the record says nothing of this method. */
export function openingWords(
  hours: readonly Hours[],
  method: Method,
  when: When,
  words: Words,
): string | undefined {
  const state = openingState(hours, method, when.now, when.zone);
  if (state === undefined) return undefined;
  if (state.state === 'always') return words.text('door.always');
  if (state.state === 'open')
    return words.text('door.open_until', { time: timeWords(state.until.time, words) });
  if (state.opensAt === undefined) return words.text('door.closed');
  return opensWords(state.opensAt, words);
}

/** The same at a moment she named. */
export function openThenWords(
  hours: readonly Hours[],
  method: Method,
  when: When,
  words: Words,
): string | undefined {
  const state = openingState(hours, method, when.now, when.zone);
  if (state === undefined) return undefined;
  if (state.state === 'always') return words.text('door.always');
  return words.text(state.state === 'open' ? 'door.open_then' : 'door.closed_then');
}

function opensWords(at: Moment, words: Words): string {
  const time = timeWords(at.time, words);
  if (at.sameDay) return words.text('door.opens_today', { time });
  if (at.tomorrow) return words.text('door.opens_tomorrow', { time });
  return words.text('door.opens_on', { day: dayWords(at.date, words), time });
}

/** « mardi de 9 h à 12 h » for a partner's desk. */
export function listingWords(hours: readonly Hours[], words: Words): string {
  return hours
    .map((row) => {
      if ('always' in row) return words.text('door.always');
      const days = row.days.map((day) => weekday(day, words)).join(', ');
      return words.text('time.listing', {
        days,
        from: timeWords(row.from, words),
        to: timeWords(row.to, words),
      });
    })
    .join(' ; ');
}

/**
 * `2026-11-24T10:00` → « demain, mardi à 10 h »: the day is named too, for who reads it tomorrow. A day further off carries its
 * date.
 */
export function momentWords(at: string, when: When, words: Words): string {
  const [date = '', time = ''] = at.split('T');
  const today = wallClock(when.now, when.zone).date;
  const isNear = date >= today && date < addDays(today, 7);
  const day = isNear ? weekdayName(date, words) : dayWords(date, words);
  return words.text(whenKey(date, today), { day, time: timeWords(time, words) });
}

function whenKey(date: string, today: string): string {
  if (date === today) return 'time.when_today';
  return date === addDays(today, 1) ? 'time.when_tomorrow' : 'time.when';
}

/** « 8 h 30 » from `08:30`. */
export function timeWords(clock: string, words: Words): string {
  const [h = '0', m = '00'] = clock.split(':');
  return words.text(m === '00' ? 'time.hour' : 'time.minutes', { h: Number(h), m });
}

function weekday(day: string, words: Words): string {
  const monday = '2024-01-01';
  const date = Array.from({ length: 7 }, (_, ahead) => addDays(monday, ahead)).find(
    (one) => dayOf(one) === day,
  );
  return weekdayName(date ?? monday, words);
}

function weekdayName(date: string, words: Words): string {
  return formatted(date, words, 'weekday');
}

function dayWords(date: string, words: Words): string {
  return formatted(date, words, 'day');
}

const SHAPES = {
  weekday: { weekday: 'long', timeZone: 'UTC' },
  day: { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' },
} as const;

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatted(date: string, { lang }: Words, shape: keyof typeof SHAPES): string {
  const key = `${lang}.${shape}`;
  const format = formatters.get(key) ?? new Intl.DateTimeFormat(LOCALES[lang], SHAPES[shape]);
  formatters.set(key, format);
  return format.format(new Date(`${date}T00:00:00Z`));
}
