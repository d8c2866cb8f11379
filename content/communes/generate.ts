import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readSource, type Source } from './source.js';
import { departementSentence } from './departement-sentence.js';

/** What the generator writes, by path under content/. */
export type Written = Readonly<Record<string, string>>;

const mainland = new Set(['metro', 'drom']);

/**
 * The commune files, from the official division of France (COG 2026) and our own table of centres. The same source
 * always gives the same bytes, so that a change in a file is a change in the world.
 */
export function generateCommunes(source: Source = readSource()): Written {
  return {
    'indre/communes.json': communesOf(source, '36'),
    'france/elsewhere.tsv': namesAndPostcodes(source),
    'france/departements.tsv': departements(source),
  };
}

function communesOf(source: Source, departement: string): string {
  const records = source.communes
    .filter((one) => one.type === 'commune-actuelle' && one.departement === departement)
    .sort((a, b) => compare(a.code, b.code))
    .map((one) => printed(communeRecord(source, one.code)));
  return `[\n${records.join(',\n')}\n]\n`;
}

/** One field a line, lists on theirs: what the formatter would write, and what a difference shows best. */
function printed(record: Readonly<Record<string, unknown>>): string {
  const fields = Object.entries(record).map(([key, value]) => `    "${key}": ${printedValue(value)}`);
  return `  {\n${fields.join(',\n')}\n  }`;
}

function printedValue(value: unknown): string {
  if (!Array.isArray(value)) return JSON.stringify(value);
  return `[${value.map((one) => JSON.stringify(one)).join(', ')}]`;
}

function communeRecord(source: Source, insee: string): Readonly<Record<string, unknown>> {
  const commune = found(source.communes.find((one) => one.code === insee && one.type === 'commune-actuelle'));
  const centre = found(source.centres.find((one) => one.insee === insee));
  const { lat, lon, canton } = centre;
  return {
    insee,
    name: commune.nom,
    postcodes: [...(commune.codesPostaux ?? [])].sort(),
    lat,
    lon,
    canton,
    epci: found(source.epci.find((one) => one.membres.some((member) => member.code === insee))).nom,
    arrondissement: found(source.arrondissements.find((one) => one.code === commune.arrondissement)).nom,
    formerly: [...formerNames(source, insee), ...(centre.formerly ?? [])].sort(compare),
    population: commune.population ?? 0,
  };
}

function formerNames(source: Source, insee: string): string[] {
  return source.communes
    .filter((one) => one.chefLieu === insee && one.type !== 'commune-actuelle')
    .filter((one) => one.type !== 'arrondissement-municipal')
    .map((one) => one.nom);
}

/** The whole of France, former communes included: each département's own pack then reads the others in it. */
function namesAndPostcodes(source: Source): string {
  const postcodes = new Map(source.communes.map((one) => [one.code, one.codesPostaux ?? []]));
  const mainlandCodes = new Set(
    source.departements.filter((one) => mainland.has(one.zone)).map((one) => one.code),
  );
  const lines = source.communes
    .filter((one) => mainlandCodes.has(one.departement) && one.type !== 'arrondissement-municipal')
    .map((one) => ({ ...one, codes: one.codesPostaux ?? postcodes.get(one.chefLieu ?? '') ?? [] }))
    .filter((one) => one.codes.length > 0)
    .map((one) => `${one.departement}\t${one.nom}\t${[...one.codes].sort().join(',')}`);
  return `${[...new Set(lines)].sort(compare).join('\n')}\n`;
}

function departements(source: Source): string {
  const lines = source.departements
    .filter((one) => mainland.has(one.zone))
    .map((one) => `${one.code}\t${one.nom}\t${departementSentence(one)}`);
  return `${lines.sort(compare).join('\n')}\n`;
}

/** By code unit, never by locale: the order must not depend on the machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function found<T>(value: T | undefined): T {
  if (value === undefined)
    throw new Error('the official division and indre-centres.json disagree on a commune');
  return value;
}

const contentRoot = fileURLToPath(new URL('..', import.meta.url));

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [path, text] of Object.entries(generateCommunes())) {
    await mkdir(join(contentRoot, path, '..'), { recursive: true });
    await writeFile(join(contentRoot, path), text);
    process.stdout.write(`${path} ${text.length} characters\n`);
  }
}
