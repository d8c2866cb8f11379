import { parentPort } from 'node:worker_threads';
import { recognizeDateTime, recognizeNumber, recognizeOrdinal } from '@microsoft/recognizers-text-suite';
import type { Lang } from '../../content/model.js';
import type { Found, FromWorker, Kind, Question, Reading, ToWorker } from './protocol.js';

/**
 * The thread in which Recognizers-Text runs: its first calls block for seconds, and long texts cost more than
 * their length, so it never runs where turns are answered. Numbers and ordinals are warmed at start; times when
 * they are first needed.
 */

/** An underscore in a culture's name makes the library answer nothing, silently. */
const CULTURE: Readonly<Record<Lang, string>> = { fr: 'fr-fr', en: 'en-us' };

/** The second call costs again, and so does the first text with a character beyond Latin-1. */
const WARMING = ['vingt-trois', 'le 2', 'l’onzième 🙂', 'demain vers 10 h', 'tomorrow at 10'];

interface Seen {
  start: number;
  end: number;
  resolution?: Record<string, unknown> | null;
}

function recognize({ kind, text, lang, wall }: Omit<Question, 'id'>): Found[] {
  const culture = CULTURE[lang];
  if (kind === 'number') return (recognizeNumber(text, culture) as Seen[]).map(found);
  if (kind === 'ordinal') return (recognizeOrdinal(text, culture) as Seen[]).map(found);
  const [year, month, day, hour, minute] = wall ?? [2026, 1, 1, 0, 0];
  const at = new Date(year, month - 1, day, hour, minute);
  return (recognizeDateTime(text, culture, undefined, at) as Seen[]).map(found);
}

function found({ start, end, resolution }: Seen): Found {
  const { value, values } = resolution ?? {};
  return {
    start,
    end,
    ...(typeof value === 'string' ? { value } : {}),
    ...(Array.isArray(values) ? { readings: values.map(reading) } : {}),
  };
}

function reading(value: Record<string, unknown>): Reading {
  const word = (key: string) => (typeof value[key] === 'string' ? { [key]: value[key] } : {});
  return { type: String(value['type']), ...word('value'), ...word('start') };
}

function warm(kinds: readonly Kind[]): void {
  for (const kind of kinds) {
    for (const lang of ['fr', 'en'] as const) {
      for (const text of WARMING) recognize({ kind, text, lang });
    }
  }
  tell({ warm: kinds });
}

function tell(message: FromWorker): void {
  parentPort?.postMessage(message);
}

parentPort?.on('message', (message: ToWorker) => {
  if ('warm' in message) warm([message.warm]);
  else tell({ id: message.id, found: recognize(message) });
});
warm(['number', 'ordinal']);
