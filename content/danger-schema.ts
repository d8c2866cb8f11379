import { z } from 'zod';
import { id, isoDate } from './schema-parts.js';

export const dangerLabelSchema = z.enum([
  'immediate_danger',
  'past_violence',
  'suicidal_self',
  'child_danger',
  'sexual_violence',
  'weapon',
  'strangulation',
  'threat_to_kill',
  'stalking',
  'control',
  'perpetrator_seeking_help',
  'bystander',
  'practical_need:housing',
  'practical_need:money',
  'practical_need:complaint',
  'practical_need:medical',
  'practical_need:legal',
  'practical_need:children',
  'wants_human',
  'quick_exit',
  'greeting_or_offtopic',
  'negated_or_figurative',
]);

/** A phrase that speaks of danger. `phrases` is matched as written in content/danger/README.md. */
export const dangerEntrySchema = z.strictObject({
  id,
  label: dangerLabelSchema,
  catches: z.string().min(1),
  phrases: z.array(z.string().min(1)).min(1),
});

export const dangerFileSchema = z.strictObject({
  owner: z.string().min(1),
  review_by: isoDate,
  lang: z.enum(['fr', 'en']),
  entries: z.array(dangerEntrySchema),
});
