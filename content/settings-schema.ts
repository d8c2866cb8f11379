import { z } from 'zod';
import { dutySchema } from './record-schema.js';
import { webAddress, wordsSchema } from './schema-parts.js';

/**
 * A language the service speaks. `over` is the language it stands on: French or English, whose words are shown where
 * its own folder locales/<id> has none, and in which what a person writes is read first.
 */
export const languageSchema = z.strictObject({
  /** A BCP 47 tag, and the name of the folder: `fr`, `fr-x-facile`. */
  id: z.string().regex(/^[a-z]{2,3}(-[a-z0-9]+)*$/, 'a language tag such as fr or fr-x-facile'),
  /** As it names itself, in its own script. */
  name: z.string().min(1),
  over: z.enum(['fr', 'en']),
  direction: z.enum(['ltr', 'rtl']),
});

/** What belongs to a département and not to a text: one file per pack. */
export const settingsSchema = z.strictObject({
  /** The département's number and the words used for it. */
  departement: z.strictObject({ code: z.string(), name: z.string() }),
  extends: z.string().optional(),
  /** True for a pack whose places do not exist: every screen then says so. */
  fictional: z.boolean(),
  time_zone: z.string(),
  /** Where the page goes on leaving: a neutral site with no link to the subject. */
  leave_to: webAddress,
  /** Search engines may list the page. */
  indexed: z.boolean(),
  /** Who answers for the service, as the notice page says it. */
  run_by: wordsSchema,
  languages: z.array(languageSchema).min(1),
  /**
   * When a social worker is to be on duty: nobody signed in then alerts the lead, and who finds nobody is told when the next
   * duty should begin. It never says that somebody is there. Absent: not decided; nobody is alerted, and no hour is told.
   */
  rota: z.array(dutySchema).min(1).optional(),
  /**
   * Each office is a team: who asks for a person is offered so many minutes to those of her own office, where one of them is there,
   * and then to all. Danger now rings everybody at once. Absent: one pool.
   */
  teams_first_minutes: z.number().int().min(1).max(10).optional(),
  reading: z.strictObject({
    fr_minimum_score: z.number(),
    en_minimum_score: z.number(),
    words_per_sentence: z.number().int(),
    longest_sentence: z.number().int(),
  }),
});
