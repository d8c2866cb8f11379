import type { z } from 'zod';
import type { Concept, Hearing } from './hearing.js';
import type * as schema from './schema.js';

/** The content as the rest of the house sees it: plain, immutable data. See schema.ts for what each field means. */

/** The two languages that are whole: what is read, and what the words of records are written in. */
export type Lang = 'fr' | 'en';
/** What a visitor may choose to be spoken to in. */
export type Language = z.infer<typeof schema.languageSchema>;
export type Words = z.infer<typeof schema.wordsSchema>;
export type Day = z.infer<typeof schema.daySchema>;
export type Method = z.infer<typeof schema.methodSchema>;
export type Hours = z.infer<typeof schema.hoursSchema>;
export type Checked = z.infer<typeof schema.checkedSchema>;
export type Audience = z.infer<typeof schema.audienceSchema>;
export type Line = z.infer<typeof schema.lineSchema>;
export type OpenPlace = z.infer<typeof schema.openPlaceSchema>;
export type Place = z.infer<typeof schema.placeSchema>;
export type Commune = z.infer<typeof schema.communeSchema>;
export type Text = z.infer<typeof schema.textSchema>;
export type Question = z.infer<typeof schema.questionSchema>;
export type Answer = z.infer<typeof schema.answerSchema>;
export type Triage = z.infer<typeof schema.triageSchema>;
export type Signpost = z.infer<typeof schema.signpostSchema>;
export type Card = z.infer<typeof schema.cardSchema>;
export type Cards = z.infer<typeof schema.cardsSchema>;
export type Plan = z.infer<typeof schema.planSchema>;
export type DoorNeed = z.infer<typeof schema.doorNeedSchema>;
export type DangerLabel = z.infer<typeof schema.dangerLabelSchema>;
export type DangerEntry = z.infer<typeof schema.dangerEntrySchema>;
export type { Concept, Hearing };
/** A story that an invented visitor plays in the console. */
export type Exercise = z.infer<typeof schema.exerciseSchema>;
export type Settings = z.infer<typeof schema.settingsSchema>;

/**
 * What was learned from the invented lines of content/danger/lines (dialogs/danger/learned.ts). Made by
 * `npm run danger:train`.
 */
export interface Learned {
  labels: readonly DangerLabel[];
  /** How many notions stand between features and labels. */
  notions: number;
  /** The features that are known, by their numbers (dialogs/danger/hash.ts). */
  features: Uint32Array;
  /** By feature and notion, side by side, in steps. */
  weights: Int8Array;
  /** What one step of a weight is worth. */
  step: number;
  /** By notion and label, side by side. */
  outputs: readonly number[];
  biases: readonly number[];
  /** A label is heard from this score on. */
  thresholds: readonly number[];
  /** Words that came often in the lines learned from. */
  words: readonly string[];
}

/** What the gate and the checks need of a line or a place. */
export type Kept = Pick<Line, 'publish' | 'checked' | 'review_every'> & { standing?: boolean };

/**
 * The rest of France, enough to say "that is outside the Indre, in the Cher": a commune's normalised name and
 * each postcode point to the codes of the départements that have it.
 */
export interface Elsewhere {
  /** Code → how French says "in it": "dans le Cher", "en Creuse". */
  departements: ReadonlyMap<string, string>;
  /** The same in each language: "in Cher". */
  within: Readonly<Record<Lang, ReadonlyMap<string, string>>>;
  byName: ReadonlyMap<string, readonly string[]>;
  byPostcode: ReadonlyMap<string, readonly string[]>;
}

export interface Content {
  pack: string;
  /** First letters of a hash over every file read: what the start-up screen and the metrics name. */
  version: string;
  settings: Settings;
  lines: ReadonlyMap<string, Line>;
  places: ReadonlyMap<string, Place>;
  communes: readonly Commune[];
  elsewhere: Elsewhere;
  triage: Triage;
  signpost: Signpost;
  plan: Plan;
  cards: Cards;
  texts: Readonly<Record<Lang, ReadonlyMap<string, Text>>>;
  /** Words of the languages that stand on one of these, by the id of the language. */
  overlays: ReadonlyMap<string, ReadonlyMap<string, Text>>;
  /** When a French text must be read again, as an ISO date, by its key. */
  reviewBy: ReadonlyMap<string, string>;
  synonyms: Readonly<Record<Lang, ReadonlyMap<string, readonly string[]>>>;
  danger: Readonly<Record<Lang, readonly DangerEntry[]>>;
  hearing: Hearing;
  /** In the order of their files. */
  exercises: readonly Exercise[];
}
