import type { ConsoleData } from '../wire.js';

/** The words of the console in one language, with what fills them. */
export type Say = (key: string, values?: Record<string, string | number>) => string;

/** A key without a text shows nothing: content:check keeps that from happening. */
export function sayIn(words: ConsoleData['words'], lang: 'fr' | 'en'): Say {
  return (key, values = {}) =>
    (words[lang][key] ?? '').replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));
}

/** The languages in which somebody of the team may answer, as content names them: `spoken.<tag>`. */
export function languages(words: Record<string, string>): { tag: string; name: string }[] {
  return Object.entries(words)
    .filter(([key]) => key.startsWith(SPOKEN))
    .map(([key, name]) => ({ tag: key.slice(SPOKEN.length), name }));
}

const SPOKEN = 'spoken.';

/** « 4 min », « 1 h 05 ». Whole minutes, so that nothing flickers. */
export function waited(fromMs: number, nowMs: number): string {
  const minutes = Math.max(0, Math.floor((nowMs - fromMs) / 60_000));
  if (minutes < 60) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')}`;
}

export function clockOf(ms: number, lang: 'fr' | 'en'): string {
  return new Date(ms).toLocaleTimeString(lang === 'fr' ? 'fr-FR' : 'en-GB', {
    hour: '2-digit',
    minute: '2-digit',
  });
}

/** Without accents and capitals, so that « hebergement » finds « Hébergement ». */
export function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
