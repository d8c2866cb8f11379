import { z } from 'zod';
import { id, isoDate } from './schema-parts.js';

/** The safety plan and who can help next: questions/plan.yaml says what each part means. */
export const planSchema = z.strictObject({
  owner: z.string().min(1),
  review_by: isoDate,
  points: z
    .array(
      z.strictObject({
        id: z.string(),
        choices: z.array(z.string()).min(2).max(4),
        /** The text that must stand before the question, every time it is asked. */
        before: z.string().optional(),
        /** Also asked while somebody may come. */
        short: z.boolean().default(false),
        /** Shown in one message with the point before. */
        joined: z.boolean().default(false),
      }),
    )
    .min(1),
  parties: z
    .array(
      z.strictObject({
        id: z.string(),
        office: z.literal(true).optional(),
        lines: z.array(id).default([]),
        joined: z.boolean().default(false),
      }),
    )
    .min(2)
    .max(8),
  needs: z.array(z.strictObject({ id: z.string(), from: z.array(z.string()).min(1) })).min(1),
});
