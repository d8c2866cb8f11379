import { z } from 'zod';

/**
 * The shape of everything social workers own. A record that does not fit stops the start with its file and line.
 *
 * What is absent matters as much as what is present: no schema here has a field in which the address of a
 * refuge could be written. A shelter is an access route (`kind: shelter_access`) and carries no address.
 */

const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a date written 2026-11-23');
const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case words joined by hyphens');
const period = z.string().regex(/^P(\d+Y)?(\d+M)?(\d+D)?$/, 'an ISO 8601 period such as P3M');
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'an hour written 08:30');
const insee = z.string().regex(/^\d[\dAB]\d{3}$/, 'an INSEE commune code');
const webAddress = z.string().regex(/^https:\/\//, 'an address that starts with https://');

/** A short text in each language of the service. French is what the others are checked against. */
export const wordsSchema = z.strictObject({ fr: z.string().min(1), en: z.string().min(1) });

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
});

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
  reading: z.strictObject({
    fr_minimum_score: z.number(),
    en_minimum_score: z.number(),
    words_per_sentence: z.number().int(),
    longest_sentence: z.number().int(),
  }),
});
