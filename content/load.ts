import { createHash } from 'node:crypto';
import { checkConsistency } from './consistency.js';
import { indexElsewhere } from './elsewhere.js';
import { hearingOf } from './hearing.js';
import type { Content, DangerEntry, Lang, Text } from './model.js';
import { ContentError } from './problem.js';
import { readSources, type Sources } from './sources.js';
import type { ParseTree } from './yaml-file.js';

/**
 * Everything social workers own, ready to be used. `root` is the folder content/, `pack` a folder in it.
 * Throws one ContentError that lists every fault with file, line and column; nothing is served half-read.
 */
export function loadContent(root: string, pack: string, parse?: ParseTree): Content {
  const sources = readSources(root, pack, parse);
  const problems = [...sources.problems, ...checkConsistency(sources)];
  if (problems.some(({ severity }) => severity === 'error')) throw new ContentError(problems);
  return assemble(sources);
}

/** Sources already found sound, put together. */
export function assemble(sources: Sources): Content {
  const settings = sources.settings.at(-1)?.data;
  const triage = sources.triage[0]?.data;
  const signpost = sources.signpost[0]?.data;
  const plan = sources.plan[0]?.data;
  const cards = sources.cards[0]?.data;
  if (!settings || !triage || !signpost || !plan || !cards)
    throw new Error('assemble() was given sources that were not checked');
  return {
    pack: sources.pack,
    version: versionOf(sources),
    settings,
    lines: byId(sources.lines.flatMap(({ data }) => data)),
    places: byId(sources.places.flatMap(({ data }) => data)),
    communes: sources.communes.flatMap(({ data }) => data),
    elsewhere: indexElsewhere(sources.elsewhere),
    triage,
    signpost,
    plan,
    cards,
    texts: { fr: textsOf(sources, 'fr'), en: textsOf(sources, 'en') },
    overlays: new Map(sources.overlays.map(({ id, files }) => [id, wordsOf(files)])),
    reviewBy: reviewDatesOf(sources.texts.fr),
    synonyms: { fr: synonymsOf(sources, 'fr'), en: synonymsOf(sources, 'en') },
    danger: { fr: dangerOf(sources, 'fr'), en: dangerOf(sources, 'en') },
    hearing: hearingOf(sources.hearing),
    exercises: sources.exercises.map(({ data }) => data),
  };
}

function byId<T extends { id: string }>(records: T[]): ReadonlyMap<string, T> {
  return new Map(records.map((record) => [record.id, record]));
}

function textsOf(sources: Sources, lang: Lang): ReadonlyMap<string, Text> {
  return wordsOf(sources.texts[lang]);
}

function wordsOf(files: Sources['texts'][Lang]): ReadonlyMap<string, Text> {
  return new Map(files.flatMap(({ data }) => Object.entries(data.texts)));
}

function reviewDatesOf(files: Sources['texts'][Lang]): ReadonlyMap<string, string> {
  const dates = files.flatMap(({ data }) =>
    Object.keys(data.texts).map((key) => [key, data.review_by] as const),
  );
  return new Map(dates);
}

function synonymsOf(sources: Sources, lang: Lang): ReadonlyMap<string, readonly string[]> {
  return new Map(sources.synonyms[lang].flatMap(({ data }) => Object.entries(data.synonyms)));
}

function dangerOf(sources: Sources, lang: Lang): DangerEntry[] {
  return sources.danger.flatMap(({ data }) => (data.lang === lang ? data.entries : []));
}

/** Eight letters that change whenever a word of the content does. */
function versionOf(sources: Sources): string {
  const groups: { file: { source: string } }[][] = [
    sources.settings,
    sources.lines,
    sources.places,
    sources.communes,
    sources.triage,
    sources.signpost,
    sources.plan,
    sources.cards,
    sources.exercises,
    ...Object.values(sources.texts),
    ...sources.overlays.map(({ files }) => files),
    ...Object.values(sources.synonyms),
    sources.danger,
    sources.hearing.files.map((file) => ({ file })),
  ];
  const hash = createHash('sha256').update(sources.pack);
  for (const { file } of groups.flat()) hash.update(file.source);
  return hash
    .update(sources.elsewhere.communes)
    .update(sources.elsewhere.departements)
    .digest('hex')
    .slice(0, 8);
}
