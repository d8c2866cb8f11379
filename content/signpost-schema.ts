import { z } from 'zod';
import { id, isoDate } from './schema-parts.js';

/** Which lines are offered, in order, per kind of person: questions/signpost.yaml. Ids of lines. */
export const signpostSchema = z.strictObject({
  owner: z.string().min(1),
  review_by: isoDate,
  ladders: z.strictObject({
    unknown: z.array(id).min(1),
    woman: z.array(id).min(1),
    man: z.array(id).min(1),
    child: z.array(id).min(1),
    elder: z.array(id).min(1),
    relative: z.array(id).min(1),
    hurter: z.array(id).min(1),
    professional: z.array(id).min(1),
    young_couple: z.array(id).min(1),
    disabled: z.array(id).min(1),
    deaf: z.array(id).min(1),
    lgbt: z.array(id).min(1),
    abroad: z.array(id).min(1),
    forced_marriage: z.array(id).min(1),
    online: z.array(id).min(1),
    suicide: z.array(id).min(1),
    missing_child: z.array(id).min(1),
    farm: z.array(id).min(1),
  }),
  /** The number that answers at any hour, for when no line of a ladder does. */
  last_resort: id,
  emergency: z.strictObject({
    danger: z.array(id).min(1),
    medical: z.array(id).min(1),
    child: z.array(id).min(1),
    suicide: z.array(id).min(1),
  }),
  /** For who can only write: before any line that is voice only. */
  written: z.strictObject({ urgent: z.array(id).min(1), otherwise: z.array(id).min(1) }),
  /** A roof tonight: never alone, since places are not guaranteed. */
  shelter: z.array(id).min(2),
});
