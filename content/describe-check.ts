import type { Checked, Lang } from './model.js';

/** What a visitor is told of a check: a text's key and what fills it. Never more than what was done. */
export interface CheckWords {
  key: `check.${Checked['how']}`;
  values: {
    /** The day for a telephone call ("3 mars 2026"), the source's own date otherwise ("avril 2025"). */
    date: string;
    /**
     * The same, ready to follow "source" or "page": "d'avril 2025", "du 3 mars 2026", "of April 2025"; "lue le
     * 23 novembre 2026" when the source has no date of its own, since we know only when we read it.
     */
    de: string;
  };
}

/**
 * phoned → « vérifié par téléphone le 3 mars 2026 » (the day we called); everything read → the month the source
 * carries, « source officielle d'avril 2025 », or the day we read it when the source has none.
 */
export function describeCheck(checked: Checked, lang: Lang): CheckWords {
  const { how, on, dated } = checked;
  const ownDate = how === 'phoned' ? on : dated?.slice(0, 7);
  const date = dateWords(ownDate ?? on, lang);
  const placed = lang === 'fr' ? afterDe(date) : `of ${date}`;
  const read = lang === 'fr' ? `lue le ${date}` : `read on ${date}`;
  return { key: `check.${how}`, values: { date, de: ownDate === undefined ? read : placed } };
}

/** An ISO date, month or year as it is said: « 1er décembre 2026 », "December 2026". */
export function dateWords(iso: string, lang: Lang): string {
  const [year = 0, month, day] = iso.split('-').map(Number);
  const when = new Date(Date.UTC(year, (month ?? 1) - 1, day ?? 1));
  const words = formatter(lang, iso.length).format(when);
  return lang === 'fr' ? words.replace(/^1 /, '1er ') : words;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** One for each language and each precision (4 characters: a year, 7: a month, 10: a day): making one is slow. */
function formatter(lang: Lang, precision: number): Intl.DateTimeFormat {
  const key = `${lang}${precision}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(lang === 'fr' ? 'fr-FR' : 'en-GB', {
    timeZone: 'UTC',
    year: 'numeric',
    ...(precision >= 7 && { month: 'long' }),
    ...(precision >= 10 && { day: 'numeric' }),
  });
  formatters.set(key, made);
  return made;
}

function afterDe(date: string): string {
  if (/^\d{1,2}(er)? /.test(date)) return `du ${date}`;
  return /^[aeiouéèêh]/i.test(date) ? `d'${date}` : `de ${date}`;
}
