import { join } from 'node:path';
import type { Hours, Line, Place } from './model.js';
import type { Problem } from './problem.js';
import { checkAsked } from './consistency-asked.js';
import { checkCards } from './consistency-cards.js';
import { checkExercises } from './consistency-exercises.js';
import { checkPlan } from './consistency-plan.js';
import { checkReserved } from './consistency-reserved.js';
import { checkSignpost, checkTriage } from './consistency-questions.js';
import { LANGS, type Sourced, type Sources, type TextFile } from './sources.js';
import type { Path, YamlFile } from './yaml-file.js';

/** Faults that no schema sees because they lie between two values or two files. Waits until each file is sound. */
export function checkConsistency(sources: Sources): Problem[] {
  if (sources.problems.length > 0) return [];
  return [
    ...lostBase(sources),
    ...repeatedRecords(sources),
    ...repeatedTexts(sources),
    ...unknownCommunes(sources),
    ...wrongHours(sources),
    ...standingLinesClosed(sources),
    ...sources.triage.flatMap(checkTriage),
    ...sources.signpost.flatMap((signpost) =>
      checkSignpost(
        signpost,
        sources.lines.flatMap(({ data }) => data),
      ),
    ),
    ...sources.cards.flatMap((cards) => checkCards(cards, sources)),
    ...sources.plan.flatMap((plan) =>
      checkPlan(
        plan,
        sources.lines.flatMap(({ data }) => data.map((line) => line.id)),
      ),
    ),
    ...checkReserved(sources.plan, sources.cards),
    ...checkAsked(sources),
    ...checkExercises(sources),
    ...missingFiles(sources),
  ];
}

interface Named {
  name: string;
  file: YamlFile;
  path: Path;
}

function repeated(named: Named[]): Problem[] {
  const first = new Map<string, Named>();
  return named.flatMap((one) => {
    const other = first.get(one.name);
    if (!other) first.set(one.name, one);
    const where = other && `${other.file.path}:${other.file.positionOf(other.path).line}`;
    return where ? [one.file.problemAt(one.path, `"${one.name}" is already at ${where}`)] : [];
  });
}

function ids<T extends { id: string }>(sourced: Sourced<T[]>[]): Named[] {
  return sourced.flatMap(({ file, data }) =>
    data.map((record, i) => ({ name: record.id, file, path: [i, 'id'] })),
  );
}

function repeatedRecords(sources: Sources): Problem[] {
  const danger = LANGS.flatMap((lang) =>
    repeated(
      sources.danger
        .filter(({ data }) => data.lang === lang)
        .flatMap(({ file, data }) =>
          data.entries.map((entry, i) => ({ name: entry.id, file, path: ['entries', i, 'id'] })),
        ),
    ),
  );
  const exercises = sources.exercises.map(({ file, data }) => ({ name: data.id, file, path: ['id'] }));
  const records = [...ids<Line>(sources.lines), ...ids<Place>(sources.places)];
  return [...repeated(records), ...repeated(exercises), ...danger];
}

function repeatedTexts({ texts, overlays, synonyms }: Sources): Problem[] {
  const languages = [...LANGS.map((lang) => texts[lang]), ...overlays.map(({ files }) => files)];
  return [
    ...languages.flatMap((files) =>
      repeated(files.flatMap(({ file, data }) => named(file, 'texts', data.texts))),
    ),
    ...LANGS.flatMap((lang) =>
      repeated(synonyms[lang].flatMap(({ file, data }) => named(file, 'synonyms', data.synonyms))),
    ),
  ];
}

function named(file: YamlFile, group: string, entries: object): Named[] {
  return Object.keys(entries).map((name) => ({ name, file, path: [group, name] }));
}

function unknownCommunes(sources: Sources): Problem[] {
  const known = new Set(sources.communes.flatMap(({ data }) => data.map(({ insee }) => insee)));
  return sources.places.flatMap(({ file, data }) =>
    data.flatMap((place, i) =>
      communesOf(place)
        .filter(({ code }) => !known.has(code))
        .map(({ code, path }) =>
          file.problemAt([i, ...path], `no commune of this pack has the code ${code}`),
        ),
    ),
  );
}

function communesOf(place: Place): { code: string; path: Path }[] {
  const serves = place.serves === 'departement' ? [] : place.serves;
  const own = 'insee' in place && place.insee !== undefined ? [{ code: place.insee, path: ['insee'] }] : [];
  return [...own, ...serves.map((code, i) => ({ code, path: ['serves', i] }))];
}

function wrongHours(sources: Sources): Problem[] {
  const records = [...sources.lines, ...sources.places] as Sourced<(Line | Place)[]>[];
  return records.flatMap(({ file, data }) =>
    data.flatMap((record, i) => [
      ...backwards(file, [i, 'hours'], record.hours),
      ...('desks' in record ? record.desks : []).flatMap((desk, d) =>
        backwards(file, [i, 'desks', d, 'hours'], desk.hours),
      ),
    ]),
  );
}

function backwards(file: YamlFile, path: Path, hours: readonly Hours[]): Problem[] {
  return hours.flatMap((slot, i) =>
    'from' in slot && slot.from >= slot.to
      ? [file.problemAt([...path, i, 'to'], `closes at ${slot.to}, before it opens at ${slot.from}`)]
      : [],
  );
}

/** A standing line is never hidden by age, so nothing else may hide it either. */
function standingLinesClosed(sources: Sources): Problem[] {
  return sources.lines.flatMap(({ file, data }) =>
    data.flatMap((line, i) =>
      line.standing && line.publish !== 'yes'
        ? [file.problemAt([i, 'publish'], `${line.id} is a standing line: publish must be yes`)]
        : [],
    ),
  );
}

/** The lowest pack stands on nothing: otherwise its base is absent, or stands on it in turn. */
function lostBase({ settings }: Sources): Problem[] {
  const lowest = settings[0];
  const base = lowest?.data.extends;
  if (!lowest || base === undefined) return [];
  return [lowest.file.problemAt(['extends'], `cannot extend "${base}": no such pack, or packs in a circle`)];
}

function missingFiles(sources: Sources): Problem[] {
  const needed: [string, { length: number }][] = [
    [join('national', '*.yaml'), sources.lines],
    [join(sources.packs[0] ?? sources.pack, 'communes.json'), sources.communes],
    [join('questions', 'triage.yaml'), sources.triage],
    [join('questions', 'signpost.yaml'), sources.signpost],
    [join('questions', 'plan.yaml'), sources.plan],
    [join('questions', 'cards.yaml'), sources.cards],
    [join('locales', 'fr', '*.yaml'), sources.texts.fr],
    [join('locales', 'en', '*.yaml'), sources.texts.en],
    ...sources.overlays.map(({ id, files }): [string, Sourced<TextFile>[]] => [
      join('locales', id, '*.yaml'),
      files,
    ]),
    [join('danger', 'fr.yaml'), sources.danger.filter(({ data }) => data.lang === 'fr')],
    [join('danger', 'en.yaml'), sources.danger.filter(({ data }) => data.lang === 'en')],
    [join('france', 'elsewhere.tsv'), sources.elsewhere.communes],
    [join('france', 'departements.tsv'), sources.elsewhere.departements],
  ];
  return needed.filter(([, found]) => found.length === 0).map(([name]) => absent(join(sources.root, name)));
}

function absent(file: string): Problem {
  return { file, line: 1, column: 1, message: 'this file is needed and is not there', severity: 'error' };
}
