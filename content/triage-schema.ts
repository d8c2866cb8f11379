import { z } from 'zod';
import { isoDate } from './schema-parts.js';

export const levelSchema = z.enum(['D3', 'D2']);
export const doorNeedSchema = z.enum(['medical', 'child', 'suicide', 'elder']);

const conditionSchema = z.strictObject({ question: z.string(), any_of: z.array(z.string()).min(1) });

const effectSchema = {
  level: levelSchema.optional(),
  points: z.number().int().positive().optional(),
  /** Points of one group count once. */
  group: z.string().optional(),
  door: doorNeedSchema.optional(),
  /** Violence, control or fear is said by this answer, even with no level and no point of its own. */
  disclosure: z.boolean().optional(),
};

export const answerSchema = z.strictObject({ id: z.string(), ...effectSchema });

export const questionSchema = z.strictObject({
  id: z.string(),
  many: z.boolean().default(false),
  when: conditionSchema.optional(),
  /** The text that must stand before the question, every time it is asked. */
  before: z.string().optional(),
  answers: z.array(answerSchema).min(2),
});

/** A question by SMS is weighed under an id of its own: `sms.control` is not the web's `control`. */
export const smsQuestionSchema = questionSchema.transform((question) => ({
  ...question,
  id: `sms.${question.id}`,
}));

/** triage.yaml: see content/questions/triage.yaml for what each part means. */
export const triageSchema = z.strictObject({
  owner: z.string(),
  review_by: isoDate,
  unknowns: z.strictObject({ among: z.array(z.string()), at_least: z.number().int() }),
  points_for_d2: z.number().int(),
  together: z.array(z.strictObject({ all: z.array(conditionSchema).min(2), level: levelSchema })),
  short_mode: z.array(z.string()),
  first_block: z.array(z.string()),
  second_block: z.array(z.string()),
  questions: z.array(questionSchema),
  someone_else: z.array(questionSchema),
  sms: z.array(smsQuestionSchema).max(5),
});
