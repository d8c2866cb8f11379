import { z } from 'zod';
import { dangerLabelSchema } from './schema.js';

/** What the safety net knows beside phrases: words that mean the same, quick spellings, and what was learned. */

const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a day such as 2027-05-23');
const id = z.string().regex(/^[a-z][a-z0-9_]*$/, 'small letters and _');
const words = z.string().trim().min(1);

/** Words and short rows of words of one meaning, in each language. `word~`: any word that starts so. */
export const conceptSchema = z.strictObject({
  id,
  catches: z.string().min(1),
  fr: z.array(words).min(1),
  en: z.array(words).min(1),
});

export const conceptFileSchema = z.strictObject({
  owner: z.string().min(1),
  review_by: isoDate,
  concepts: z.array(conceptSchema).min(1),
});

/** `mtn: maintenant`: what a quick spelling stands for, in one or several words. */
export const spellingFileSchema = z.strictObject({
  owner: z.string().min(1),
  review_by: isoDate,
  spellings: z.record(z.string().min(1), words),
});

/** Made by `npm run danger:gate`: which network was measured, and the share it heard of each label. */
export const gateSchema = z.strictObject({
  network: z.string().regex(/^[0-9a-f]{64}$/),
  recall: z.partialRecord(dangerLabelSchema, z.number().min(0).max(1)),
});

/** Made by `npm run danger:train`, never by hand; the features and their weights are in the file beside it. */
export const learnedSchema = z.strictObject({
  labels: z.array(dangerLabelSchema).min(1),
  features: z.int().positive(),
  notions: z.int().positive(),
  step: z.number().positive(),
  outputs: z.array(z.number()),
  biases: z.array(z.number()),
  thresholds: z.array(z.number()),
  words: z.array(z.string()),
});
