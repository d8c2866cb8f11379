import { z } from 'zod';
import { id, isoDate } from './schema-parts.js';

/** The shape of exercises/*.yaml: a story that an invented visitor plays in the console, for who learns to answer. */

const words = z
  .string()
  .min(1)
  .max(400)
  .refine((text) => !holdsNumber(text), 'a telephone number: nobody is to be called from an exercise');

/** Long enough for a number of ten digits, and no short one that everybody knows. */
function holdsNumber(text: string): boolean {
  return /\d(?:[ .-]?\d){7,}/.test(text);
}

const seconds = z.number().int().min(1).max(600);
const left = z.enum(['on_purpose', 'network', 'silent']);

/** One thing she does. Words alone are what she says after a moment. */
const doingSchema = z.strictObject({
  /** Seconds until then: she reads, thinks, writes. */
  after: seconds.default(3),
  says: words.optional(),
  /** She hides her screen, and nothing can be said to her, as after words that hide it; or shows it again. */
  screen: z.enum(['hidden', 'shown']).optional(),
  network: z.enum(['lost', 'back']).optional(),
  /** « Vérifiez qui écrit »: somebody else may hold her telephone. */
  who: z.literal('unsure').optional(),
  /** She goes, in one of the three ways, and says nothing more. */
  leaves: left.optional(),
});

const doingsSchema = z
  .array(z.union([words.transform((says) => doingSchema.parse({ says })), doingSchema]))
  .min(1)
  .max(6);

/** To what the worker does: one of these words in a message, a press in the console, or silence. */
const causeSchema = z.union([
  z.strictObject({ words: z.array(z.string().min(2)).min(1) }),
  z.strictObject({ press: z.enum(['level', 'checked', 'language', 'transfer', 'invite']) }),
  z.strictObject({ quiet: seconds }),
]);

export const exerciseSchema = z.strictObject({
  id,
  owner: z.string().min(1),
  written: isoDate,
  review_by: isoDate,
  /** For who reads the file and the book; never shown in the console before the end. */
  title: words,
  visitor: z.strictObject({
    channel: z.enum(['web', 'sms']),
    lang: z.string().min(2),
    level: z.enum(['D3', 'D2', 'D1', 'D?']),
    cause: z.enum(['direct', 'points']).optional(),
    far: z.boolean().default(false),
  }),
  /** What she agreed to pass on, line by line. */
  agreed: z.array(words).max(8),
  /** In the line, when nobody takes her: gone after this. */
  waits: seconds.optional(),
  /** Once somebody has taken her. */
  begins: doingsSchema,
  /** One after each answer of the worker. When all are done she waits for the worker to end. */
  answers: z.array(doingsSchema).min(1).max(12),
  /** Each once, instead of the next of `answers`. */
  reacts: z.array(z.strictObject({ to: causeSchema, does: doingsSchema })).default([]),
  /** Shown in the talk when it is over: what there was to see and to do. */
  look_back: z.array(words).min(1).max(4),
});
