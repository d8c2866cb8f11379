import type { Checked, Lang } from './model.js';

/** What a visitor is told of a check: a text's key and what fills it. Never more than what was done. */
export interface CheckWords {
  key: `check.${Checked['how']}`;
  values: {
    /** The day for a telephone call ("3 mars 2026"), the source's own date otherwise ("avril 2025"). */
    date: string;
    /** The same after "de": "d'avril 2025", "de mars 2025", "du 3 mars 2026"; in English "of April 2025". */
    de: string;
  };
}

/**
 * phoned → « vérifié par téléphone le 3 mars 2026 » (the day we called); everything read → the month the source
 * carries, « source officielle d'avril 2025 ». A source without a date of its own is dated by our reading.
 */
export function describeCheck(checked: Checked, lang: Lang): CheckWords {
  const key = `check.${checked.how}` as const;
  const spoken = checked.how === 'phoned' ? checked.on : (checked.dated ?? checked.on).slice(0, 7);
  const date = dateWords(spoken, lang);
  return { key, values: { date, de: lang === 'fr' ? afterDe(date) : `of ${date}` } };
}

function dateWords(iso: string, lang: Lang): string {
  const [year = 0, month, day] = iso.split('-').map(Number);
  const when = new Date(Date.UTC(year, (month ?? 1) - 1, day ?? 1));
  const format = new Intl.DateTimeFormat(lang === 'fr' ? 'fr-FR' : 'en-GB', {
    timeZone: 'UTC',
    year: 'numeric',
    ...(month !== undefined && { month: 'long' }),
    ...(day !== undefined && { day: 'numeric' }),
  });
  const words = format.format(when);
  return lang === 'fr' ? words.replace(/^1 /, '1er ') : words;
}

function afterDe(date: string): string {
  if (/^\d{1,2}(er)? /.test(date)) return `du ${date}`;
  return /^[aeiouéèêh]/i.test(date) ? `d'${date}` : `de ${date}`;
}
