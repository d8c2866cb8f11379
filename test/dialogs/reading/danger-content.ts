import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Content, DangerEntry, Lang } from '../../../content/model.js';
import { dangerFileSchema, synonymFileSchema } from '../../../content/schema.js';

/** The real phrases and synonyms, read as the loader reads them, for tests of the readers. */

function fileOf(path: string): unknown {
  return parse(readFileSync(new URL(`../../../content/${path}`, import.meta.url), 'utf8'));
}

function dangerOf(lang: Lang): readonly DangerEntry[] {
  return dangerFileSchema.parse(fileOf(`danger/${lang}.yaml`)).entries;
}

function synonymsOf(lang: Lang): ReadonlyMap<string, readonly string[]> {
  return new Map(Object.entries(synonymFileSchema.parse(fileOf(`locales/${lang}/synonyms.yaml`)).synonyms));
}

export const danger: Content['danger'] = { fr: dangerOf('fr'), en: dangerOf('en') };
export const synonyms: Content['synonyms'] = { fr: synonymsOf('fr'), en: synonymsOf('en') };

export interface Utterance {
  id: string;
  lang: Lang;
  channel: string;
  text: string;
  labels: readonly string[];
}

/** utterances.csv: quoted where a comma is inside, no line break inside a field. */
export function utterances(): Utterance[] {
  const lines = readFileSync(new URL('utterances.csv', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .slice(1);
  return lines.map((line) => {
    const [id = '', lang, channel = '', text = '', labels = ''] = fieldsOf(line);
    return { id, lang: lang === 'en' ? 'en' : 'fr', channel, text, labels: labels.split('|') };
  });
}

function fieldsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    (match) => match[1]?.replaceAll('""', '"') ?? match[2] ?? '',
  );
}
