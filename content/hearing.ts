import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { checkShape } from './check-shape.js';
import type { DangerLabel, Learned } from './model.js';
import type { Problem } from './problem.js';
import * as schema from './hearing-schema.js';
import { readYamlFile, type ParseTree, type YamlFile } from './yaml-file.js';

/** A concept of the safety net. */
export type Concept = z.infer<typeof schema.conceptSchema>;

/** What content/danger holds beside its phrases. */
export interface Hearing {
  concepts: readonly Concept[];
  spellings: ReadonlyMap<string, readonly string[]>;
  learned: Learned;
  /** What the network that passed the gate hears, and whether it is this one. */
  measured: { isThis: boolean; recall: Readonly<Partial<Record<DangerLabel, number>>> };
}

export interface HearingSources {
  files: YamlFile[];
  /** Of these, the ones that somebody reads again at a date. */
  reviewed: { file: YamlFile; data: { owner: string; review_by: string } }[];
  concepts: Concept[];
  spellings: [string, string][];
  learned?: { header: z.infer<typeof schema.learnedSchema>; weights: Buffer; network: string };
  gate?: z.infer<typeof schema.gateSchema>;
  problems: Problem[];
}

/** Reads content/danger/concepts, spellings.yaml and what was learned. Faults are kept aside, each with its line. */
export function readHearing(root: string, parse?: ParseTree): HearingSources {
  const folder = join(root, 'danger');
  const sources: HearingSources = { files: [], reviewed: [], concepts: [], spellings: [], problems: [] };
  const read = <T>(path: string, shape: z.ZodType<T>): { file: YamlFile; data: T } | undefined => {
    const file = readYamlFile(path, parse);
    const { data, problems } = checkShape(file, shape);
    sources.files.push(file);
    sources.problems.push(...problems);
    return data === undefined ? undefined : { file, data };
  };
  for (const path of yamlIn(join(folder, 'concepts'))) {
    const found = read(path, schema.conceptFileSchema);
    if (found === undefined) continue;
    sources.concepts.push(...found.data.concepts);
    sources.reviewed.push(found);
    sources.problems.push(...repeatedConcepts(sources, found));
  }
  for (const path of yamlIn(join(folder, 'spellings'))) {
    const found = read(path, schema.spellingFileSchema);
    if (found === undefined) continue;
    sources.spellings.push(...Object.entries(found.data.spellings));
    sources.reviewed.push(found);
  }
  const learned = join(folder, 'learned', 'learned.json');
  const found = existsSync(learned) ? read(learned, schema.learnedSchema) : undefined;
  if (found !== undefined) {
    const weights = readFileSync(join(folder, 'learned', 'weights.bin'));
    const network = networkDigest(found.file.source, weights);
    sources.learned = { header: found.data, weights, network };
  }
  const gate = join(folder, 'learned', 'gate.json');
  if (existsSync(gate)) sources.gate = read(gate, schema.gateSchema)?.data;
  return sources;
}

/** Names one network: its header and its weights. */
export function networkDigest(header: string, weights: Uint8Array): string {
  return createHash('sha256').update(header).update(weights).digest('hex');
}

/** A concept's id is its name in a reason: once in all files. */
function repeatedConcepts(
  { concepts }: HearingSources,
  { file, data }: { file: YamlFile; data: { concepts: Concept[] } },
): Problem[] {
  return data.concepts.flatMap(({ id }, at) =>
    concepts.filter((one) => one.id === id).length > 1
      ? [file.problemAt(['concepts', at, 'id'], `the concept "${id}" is already there`)]
      : [],
  );
}

function yamlIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => join(folder, name));
}

/** Put together for use. A language whose folder has nothing learned hears by its phrases alone. */
export function hearingOf({ concepts, spellings, learned, gate }: HearingSources): Hearing {
  return {
    concepts,
    spellings: new Map(spellings.map(([quick, written]) => [quick, written.split(' ')])),
    learned: learned === undefined ? NOTHING_LEARNED : unpacked(learned),
    measured: { isThis: gate !== undefined && gate.network === learned?.network, recall: gate?.recall ?? {} },
  };
}

const NOTHING_LEARNED: Learned = {
  labels: [],
  notions: 0,
  features: new Uint32Array(),
  weights: new Int8Array(),
  step: 1,
  outputs: [],
  biases: [],
  thresholds: [],
  words: [],
};

/** First the number that each feature is known by, four bytes; then its weights, one byte for each notion. */
function unpacked({ header, weights }: NonNullable<HearingSources['learned']>): Learned {
  const { labels, notions, step, outputs, biases, thresholds, words } = header;
  const numbers = header.features * Uint32Array.BYTES_PER_ELEMENT;
  if (weights.length !== numbers + header.features * notions || outputs.length !== notions * labels.length) {
    throw new Error('content/danger/learned does not fit its header: learn again (npm run danger:train)');
  }
  // Copied: what is read may start anywhere, numbers of four bytes only at a multiple of four.
  const bytes = new Uint8Array(weights).buffer;
  return {
    labels,
    notions,
    features: new Uint32Array(bytes, 0, header.features),
    weights: new Int8Array(bytes, numbers),
    step,
    outputs,
    biases,
    thresholds,
    words,
  };
}
