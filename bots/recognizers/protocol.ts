import type { Lang } from '../../content/model.js';

/** What passes between the turn and the worker thread. No word of it is kept on either side. */

export type Kind = 'number' | 'ordinal' | 'time';

export interface Question {
  id: number;
  kind: Kind;
  text: string;
  lang: Lang;
  /** For `time`: the wall clock of the département now, as [year, month from 1, day, hour, minute]. */
  wall?: Wall;
}

export type Wall = readonly [year: number, month: number, day: number, hour: number, minute: number];

/** One thing Recognizers-Text saw. `end` is the offset of the last character. */
export interface Found {
  start: number;
  end: number;
  /** `value` for numbers and ordinals; a list of readings for times. */
  value?: string;
  readings?: readonly Reading[];
}

export interface Reading {
  type: string;
  value?: string;
  start?: string;
}

export type FromWorker = { warm: readonly Kind[] } | { id: number; found: readonly Found[] };
export type ToWorker = Question | { warm: 'time' };
