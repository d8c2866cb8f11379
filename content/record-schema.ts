import { z } from 'zod';
import { id, insee, isoDate, webAddress, wordsSchema } from './schema-parts.js';

/**
 * The shape of lines, places and communes. What is absent matters as much as what is present: no schema here has a field
 * in which the address of a refuge could be written. A shelter is an access route (`kind: shelter_access`) and carries
 * no address.
 */

const period = z.string().regex(/^P(\d+Y)?(\d+M)?(\d+D)?$/, 'an ISO 8601 period such as P3M');
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'an hour written 08:30');

export const daySchema = z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']);

/** How a person reaches a service. Hours belong to a method, never to a place as a whole. */
export const methodSchema = z.enum(['phone', 'text', 'chat', 'visit']);

/** `holidays: false` means closed on French public holidays. */
export const hoursSchema = z.union([
  z.strictObject({ method: methodSchema, always: z.literal(true) }),
  z.strictObject({
    method: methodSchema,
    days: z.array(daySchema).min(1),
    from: clock,
    to: clock,
    holidays: z.boolean(),
  }),
]);

/** When somebody is to be on duty in the console, in the département's own time. */
export const dutySchema = z.strictObject({
  days: z.array(daySchema).min(1),
  from: clock,
  to: clock,
  holidays: z.boolean(),
});

/**
 * What *we* did to check a record, and when. `on` is the day we read or called; a check lapses `review_every`
 * after that day, whatever the age of the source. `dated` is the date the source itself carries.
 */
export const checkedSchema = z.strictObject({
  on: isoDate,
  how: z.enum(['phoned', 'official_page', 'official_text', 'secondary_source', 'fictional']),
  dated: z
    .string()
    .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)
    .optional(),
});

/** `yes`: may be shown while its check is in date. Anything else never reaches a visitor. */
export const publishSchema = z.enum(['yes', 'after_check', 'no']);

const upkeep = {
  sources: z.array(z.string().min(1)).min(1),
  checked: checkedSchema,
  review_every: period,
  owner: z.string().min(1),
  publish: publishSchema,
  confidence: z.string().min(1),
  /** What the people who keep the record must know or ask; never shown to a visitor. */
  keeper_notes: z.string().optional(),
};

/** Whom a line is for, as the signpost table names people. */
export const audienceSchema = z.enum(['everyone', 'woman', 'man', 'child', 'elder', 'relative', 'hurter']);

export const lineSchema = z.strictObject({
  id,
  kind: z.enum(['emergency', 'listening', 'chat', 'app', 'measure', 'aid']),
  name: wordsSchema,
  /** As dialled, written without spaces when short (3919). Absent when the line has no number. */
  number: z.string().min(2).optional(),
  /** The number a person can text. Only 114 and 31177 have one today. */
  sms: z.string().min(2).optional(),
  web: webAddress.optional(),
  hours: z.array(hoursSchema),
  cost: wordsSchema.optional(),
  audiences: z.array(audienceSchema).min(1),
  /** One sentence: who answers and what will happen. */
  what_happens: wordsSchema,
  /** What to do when nobody answers. Absent for the emergency numbers. */
  if_no_answer: wordsSchema.optional(),
  /** The operator's invoice only: the telephone's own call list always keeps a trace. */
  on_bill: z.enum(['yes', 'no', 'unknown']),
  /** The public lines that never vanish by lapse: an overdue check alerts the operator instead. */
  standing: z.boolean(),
  ...upkeep,
});

const deskSchema = z.strictObject({
  partner: wordsSchema,
  hours: z.array(hoursSchema).min(1),
  appointment: z.boolean(),
});

const placeCommon = {
  id,
  name: wordsSchema,
  phone: z.string().min(2).optional(),
  web: webAddress.optional(),
  hours: z.array(hoursSchema),
  /** What to ask for at the desk or on the telephone. */
  ask_for: wordsSchema.optional(),
  /** INSEE codes, or the word `departement`. Catchment comes before distance. */
  serves: z.union([z.literal('departement'), z.array(insee)]),
  ...upkeep,
};

const located = {
  address: z.string().min(1).optional(),
  postcode: z
    .string()
    .regex(/^\d{5}$/)
    .optional(),
  insee: insee.optional(),
};

/** An ESP, a police station, an association…: somewhere one can go. `insee` gives the distance. */
export const openPlaceSchema = z.strictObject({
  kind: z.enum(['esp', 'administration', 'police', 'gendarmerie', 'association', 'hospital', 'justice']),
  ...placeCommon,
  ...located,
  desks: z.array(deskSchema).default([]),
  /** True when a social worker of the Département sits in this police or gendarmerie station. */
  social_worker: z.boolean().default(false),
});

/** The way into a shelter. No address, no commune, no coordinates: those words do not exist here. */
export const shelterAccessSchema = z.strictObject({ kind: z.literal('shelter_access'), ...placeCommon });

/** A local arrangement (MonShérif, kits…): something that exists, reached through another door. */
export const schemeSchema = z.strictObject({
  kind: z.literal('scheme'),
  ...placeCommon,
  insee: insee.optional(),
});

export const placeSchema = z.discriminatedUnion('kind', [openPlaceSchema, shelterAccessSchema, schemeSchema]);

export const communeSchema = z.strictObject({
  insee,
  name: z.string().min(1),
  postcodes: z.array(z.string().regex(/^\d{5}$/)).min(1),
  /** Centre of the territory in WGS84 degrees, not the town hall. */
  lat: z.number(),
  lon: z.number(),
  canton: z.array(z.string()),
  epci: z.string(),
  arrondissement: z.string(),
  formerly: z.array(z.string()),
  population: z.number().int().nonnegative(),
});
