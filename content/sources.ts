import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { checkShape } from './check-shape.js';
import { readHearing, type HearingSources } from './hearing.js';
import { readElsewhere, type ElsewhereText } from './elsewhere.js';
import type {
  Cards,
  Commune,
  Exercise,
  Lang,
  Language,
  Line,
  Place,
  Plan,
  Settings,
  Signpost,
  Triage,
} from './model.js';
import type { Problem } from './problem.js';
import * as schema from './schema.js';
import { readYamlFile, type ParseTree, type YamlFile } from './yaml-file.js';

/** A file and what it holds: the pair lets every later check name a line. */
export interface Sourced<T> {
  file: YamlFile;
  data: T;
}

export type TextFile = z.infer<typeof schema.textFileSchema>;
export type SynonymFile = z.infer<typeof schema.synonymFileSchema>;
export type DangerFile = z.infer<typeof schema.dangerFileSchema>;

/** A language that has words of its own for some texts, or for all. */
export interface Overlay extends Language {
  files: Sourced<TextFile>[];
}

/** Every file of a pack, read and each held against its own schema; nothing is compared between files yet. */
export interface Sources {
  root: string;
  pack: string;
  /** The pack after what it extends: `['indre', 'demo']`. */
  packs: string[];
  settings: Sourced<Settings>[];
  lines: Sourced<Line[]>[];
  places: Sourced<Place[]>[];
  communes: Sourced<Commune[]>[];
  triage: Sourced<Triage>[];
  signpost: Sourced<Signpost>[];
  plan: Sourced<Plan>[];
  cards: Sourced<Cards>[];
  exercises: Sourced<Exercise>[];
  texts: Record<Lang, Sourced<TextFile>[]>;
  /** Languages of the settings that stand on French or English, each with its own folder. */
  overlays: Overlay[];
  synonyms: Record<Lang, Sourced<SynonymFile>[]>;
  danger: Sourced<DangerFile>[];
  hearing: HearingSources;
  elsewhere: ElsewhereText;
  problems: Problem[];
}

export const LANGS: readonly Lang[] = ['fr', 'en'];

/** Reads `root` (the folder content/) for one pack. Never throws on a bad file: see `problems`. */
export function readSources(root: string, pack: string, parse?: ParseTree): Sources {
  const problems: Problem[] = [];
  const reader = readerInto(problems, parse);
  const settings = readChain(root, pack, reader);
  const packs = settings.map(({ name }) => name);
  const inPacks = (name: string) =>
    packs.map((folder) => join(root, folder, name)).filter((p) => existsSync(p));
  const texts = (lang: string) => yamlIn(join(root, 'locales', lang));
  const read = <T>(paths: string[], shape: z.ZodType<T>) => paths.flatMap((path) => reader(path, shape));
  const perLang = <T>(get: (lang: Lang) => T): Record<Lang, T> => ({ fr: get('fr'), en: get('en') });
  const hearing = readHearing(root, parse);
  problems.push(...hearing.problems);
  if (packs.length === 0) problems.push(unknownPack(root, pack));
  return {
    root,
    pack,
    packs,
    settings: settings.flatMap(({ found }) => found),
    lines: read([...yamlIn(join(root, 'national')), ...inPacks('lines.yaml')], z.array(schema.lineSchema)),
    places: read(inPacks('places.yaml'), z.array(schema.placeSchema)),
    communes: read(inPacks('communes.json'), z.array(schema.communeSchema)),
    triage: read(existing(join(root, 'questions', 'triage.yaml')), schema.triageSchema),
    signpost: read(existing(join(root, 'questions', 'signpost.yaml')), schema.signpostSchema),
    plan: read(existing(join(root, 'questions', 'plan.yaml')), schema.planSchema),
    cards: read(existing(join(root, 'questions', 'cards.yaml')), schema.cardsSchema),
    exercises: read(yamlIn(join(root, 'exercises')), schema.exerciseSchema),
    texts: perLang((lang) =>
      read(
        texts(lang).filter((p) => !isSynonyms(p)),
        schema.textFileSchema,
      ),
    ),
    overlays: overlaysOf(settings.at(-1)).map((language) => ({
      ...language,
      files: read(texts(language.id), schema.textFileSchema),
    })),
    synonyms: perLang((lang) => read(texts(lang).filter(isSynonyms), schema.synonymFileSchema)),
    danger: read(yamlIn(join(root, 'danger')), schema.dangerFileSchema),
    hearing,
    elsewhere: readElsewhere(root),
    problems,
  };
}

type Reader = <T>(path: string, shape: z.ZodType<T>) => Sourced<T>[];

/** No file, or one that does not fit, gives nothing; the fault is kept aside. */
function readerInto(problems: Problem[], parse: ParseTree | undefined): Reader {
  return (path, shape) => {
    const file = readYamlFile(path, parse);
    const checked = checkShape(file, shape);
    problems.push(...checked.problems);
    return checked.data === undefined ? [] : [{ file, data: checked.data }];
  };
}

/** The pack's settings, preceded by those of what it extends. */
function readChain(root: string, pack: string, reader: Reader, seen: string[] = []): Chained[] {
  const path = join(root, pack, 'settings.yaml');
  if (!isFolderName(pack) || seen.includes(pack) || !existsSync(path)) return [];
  const found = reader(path, schema.settingsSchema);
  const base = found[0]?.data.extends;
  const below = base === undefined ? [] : readChain(root, base, reader, [...seen, pack]);
  return [...below, { name: pack, found }];
}

interface Chained {
  name: string;
  found: Sourced<Settings>[];
}

function overlaysOf(pack: Chained | undefined): Language[] {
  const languages = pack?.found[0]?.data.languages ?? [];
  return languages.filter(({ id, over }) => id !== over);
}

function isFolderName(pack: string): boolean {
  return /^[a-z0-9-]+$/.test(pack);
}

function unknownPack(root: string, pack: string): Problem {
  const message = `no pack is called "${pack}": a pack is a folder under content/ with a settings.yaml`;
  return { file: join(root, pack, 'settings.yaml'), line: 1, column: 1, message, severity: 'error' };
}

function yamlIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  return names.sort().map((name) => join(folder, name));
}

function existing(path: string): string[] {
  return existsSync(path) ? [path] : [];
}

function isSynonyms(path: string): boolean {
  return path.endsWith('synonyms.yaml');
}
