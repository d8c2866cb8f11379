import { z } from 'zod';
import { dangerLabelSchema } from './danger-schema.js';
import { isoDate } from './schema-parts.js';

/** The shape of questions/cards.yaml: short answers to « how does that work », each with somebody who knows more. */

const id = z.string().regex(/^[a-z]+(_[a-z]+)*$/, 'lower-case words joined by _');
const key = z.string().regex(/^[a-z]+(\.[a-z_]+)+$/, 'the key of a text, such as card.kit.what');

/** More choices than this, with the way back, are not read. */
const MOST_IN_GROUP = 4;

/** What is offered together under one title, `help.<id>`. `plan`: the safety plan is offered there too. */
const groupSchema = z
  .strictObject({ id, cards: z.array(id).min(1), plan: z.boolean().default(false) })
  .refine(({ cards, plan }) => cards.length + (plan ? 1 : 0) <= MOST_IN_GROUP, {
    path: ['cards'],
    message: `${MOST_IN_GROUP} choices at most in a group, the plan being one`,
  });

export const cardSchema = z.strictObject({
  /** Its title is the text `card.<id>`; the words that name it are `card.<id>` in synonyms.yaml. */
  id,
  /** What it says, one message each. */
  says: z.array(key).min(1).max(4),
  /** Lines or places shown as doors, in order, while their gate is open. */
  records: z.array(z.string()).default([]),
  /** A list of lines of questions/signpost.yaml shown after them; `person`: the list that fits who is writing. */
  ladder: z.string().optional(),
  /** The record it is about: while that one is behind its gate, the card is not offered. */
  about: z.string().optional(),
  /** Doors without what to do when nobody answers, where that is to write to the police. */
  brief: z.boolean().default(false),
  /** An office may be looked for from here. */
  place: z.boolean().default(false),
  /** Needs that lead here when a short message speaks of nothing else (content/danger). */
  needs: z.array(dangerLabelSchema).default([]),
});

export const cardsSchema = z.strictObject({
  owner: z.string().min(1),
  review_by: isoDate,
  groups: z.array(groupSchema).min(1).max(MOST_IN_GROUP),
  cards: z.array(cardSchema).min(1),
});
