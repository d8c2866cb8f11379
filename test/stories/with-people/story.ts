import { readFileSync, readdirSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

/** A talk with both sides as data: what a visitor writes and is shown, what a worker does and sees, what time does. */
const shown = z.strictObject({
  step: z.string().optional(),
  says: z.array(z.string()).default([]),
  never: z.array(z.string()).default([]),
  options: z.array(z.string()).optional(),
  /** Nothing at all comes on her screen. */
  nothing: z.boolean().optional(),
  from: z.string().optional(),
});

const seen = z.strictObject({
  answer: z.string().optional(),
  waiting: z.number().int().optional(),
  rings: z.boolean().optional(),
  reasons: z.array(z.string()).optional(),
  summary: z.array(z.string()).optional(),
  says: z.array(z.string()).default([]),
  never: z.array(z.string()).default([]),
  visitor: z.string().optional(),
  level: z.string().optional(),
  check: z.boolean().optional(),
  alert: z.boolean().optional(),
  young: z.boolean().optional(),
  far: z.boolean().optional(),
  dangerWaits: z.boolean().optional(),
  talks: z.number().int().optional(),
  unveiled: z.string().optional(),
  /** The language she asked for, and how a request for her number stands. */
  wants: z.string().optional(),
  opening: z.string().optional(),
  /** The number of her telephone was shown. */
  number: z.boolean().optional(),
});

const step = z.strictObject({
  /** Which visitor; one alone needs no name. */
  who: z.string().default('she'),
  writes: z.string().optional(),
  /** What she writes by SMS instead; nothing, where it is empty. */
  texts: z.string().optional(),
  /**
   * `arrives`: at a new page, or with another telephone. `comes_in`: from the first words to where she can say what she needs;
   * `joins`: from wherever she is into the line, with nothing to be passed on.
   */
  visitor: z
    .enum([
      ...(['arrives', 'comes_in', 'joins', 'gives_words', 'closes'] as const),
      ...(['loses_network', 'comes_back', 'is_silent'] as const),
    ])
    .optional(),
  /** Done on one channel alone, where the other needs no such step. */
  only: z.enum(['web', 'sms']).optional(),
  worker: z.string().optional(),
  does: z.string().optional(),
  to: z.string().optional(),
  text: z.string().optional(),
  minutes: z.number().optional(),
  /** What comes on her page, with JavaScript or by forms. */
  shows: shown.optional(),
  /** What comes on her telephone; nothing comes unasked where the window does not allow it. */
  sms: shown.optional(),
  sees: seen.optional(),
});

export const storySchema = z.strictObject({
  title: z.string(),
  lang: z.enum(['fr', 'en']).default('fr'),
  channels: z.array(z.enum(['web', 'sms'])).min(1),
  /** Told by forms alone too: not where her network is lost, or nobody looks at the page for an hour. */
  forms: z.boolean().default(true),
  at: z.string().default('2026-11-24T09:00:00Z'),
  teams: z.boolean().default(false),
  /** Askings for a person that pass from one address in an hour. */
  askings: z.number().int().default(20),
  talk: z.array(step).min(1),
  /** What may be found nowhere in what the server still holds. */
  forgets: z.array(z.string()).default([]),
  /** Answers to the two questions after the talk that were counted. */
  survey: z.array(z.string()).optional(),
  /** What the audit was told, in order. */
  audit: z.array(z.string()).optional(),
  /** What the lead was alerted of. */
  lead: z.array(z.string()).optional(),
});

export type PeopleStory = z.infer<typeof storySchema>;
export type PeopleStep = z.infer<typeof step>;

const folder = 'test/stories/with-people';

export function readPeopleStories(): { file: string; story: PeopleStory }[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((file) => ({ file, story: storySchema.parse(parse(readFileSync(`${folder}/${file}`, 'utf8'))) }));
}
