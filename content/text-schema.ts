import { z } from 'zod';
import { isoDate } from './schema-parts.js';

/** The shape of texts, and of the words by which an answer may be given. */

/** One reviewed text. `sms` is a twin written for 160 GSM-7 signs, not a cut of the other. */
export const textSchema = z.union([
  z.string().min(1),
  z.strictObject({ web: z.string().min(1), sms: z.string().min(1) }),
]);

export const textFileSchema = z.strictObject({
  owner: z.string().min(1),
  written: isoDate,
  review_by: isoDate,
  texts: z.record(z.string().regex(/^[a-z0-9_]+(\.[a-z0-9_-]+)+$/), textSchema),
});

/** Words by which an answer may also be given, per option id. Whole messages only. */
export const synonymFileSchema = z.strictObject({
  owner: z.string().min(1),
  review_by: isoDate,
  synonyms: z.record(z.string(), z.array(z.string().min(1)).min(1)),
});
