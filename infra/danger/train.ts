import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Content, DangerLabel } from '../../content/model.js';
import { dangerLabelSchema } from '../../content/schema.js';
import { loadContent } from '../../content/load.js';
import { IDLE } from '../../dialogs/danger/idle.js';
import { wordsOf } from '../../dialogs/reading/normalise.js';
import { exampleReader, type Example } from './examples.js';
import { learn, scoresOf, type Network } from './learning.js';
import { readLines, type Line } from './lines.js';
import { CRITICAL, thresholdsFor, type Goals, type Scored } from './thresholds.js';

/**
 * `npm run danger:train`: learns what content/danger/learned holds from the invented lines of content/danger/lines, after
 * a change of lines, concepts, spellings or phrases. About four minutes of one core.
 */

const ROOT = fileURLToPath(new URL('../../content', import.meta.url));
const LABELS: readonly DangerLabel[] = dangerLabelSchema.options;
const SHAPE = {
  notions: 32,
  labels: LABELS.length,
  idle: [...IDLE].map((label) => LABELS.indexOf(label)),
};
/** Looser than our goals: what is kept aside is harder than what people write, and a danger missed costs more than one too many. */
const GOALS: Goals = { falseAlarms: 0.155, precision: 0.72, recall: 0.94 };
/** Lines written to be usual; the others look for the edges of the language, and would push the thresholds too high. */
const USUAL =
  /^(cl|cm|ffa|ffd|fea|tca|tcb|tcc|mfr|men|mne|mlo|tfw|tfs|scf|sce|fgf|ntn|tnw|gvs|nd[a-l]|nt[a-f]|ch[a-g]|bo[a-c]|pcm|ptr|pop)-/;
/** One usual line in so many is kept aside once, to set the thresholds on what was not learned. */
const ASIDE = 4;
/** A word that came so often is known by heart at start (dialogs/danger/lexicon.ts). */
const OFTEN = 3;
const STRONGEST = 127;
/** Lists of other words for an answer (synonyms.yaml of each language) that say nothing of danger by themselves. */
const SPEAKS_OF_NOTHING =
  /^(unknown|skip|rather_not_say|never|none|other|partner_or_ex|parent|elder|disabled|deaf|lgbt|farm|abroad|professional|place|go_on|right|not_that|take_stock|number_or_place|other_situation|writing_only|can_go_out|later|home|couple|earlier|done|opener\..*|many\..*|command\.(skip|back|start_again|report|menu|language\..*)|said\..*|card\..*|help\..*)$/;

const content = loadContent(ROOT, 'indre');
const lines = [...taught(), ...silent(content)];
const exampleOf = exampleReader(content, LABELS);
const examples = lines.map(exampleOf);
const slips = lines
  .map((line, at) => (isCritical(line) ? exampleOf({ ...line, text: mistyped(line.text, at) }) : undefined))
  .map((example, at) => ({ example, at }));
const scored = heardUnseen();
write(learn([...examples, ...slipsBut(() => false)], SHAPE), thresholdsFor(LABELS, scored, GOALS));
process.stdout.write(`${String(lines.length)} lines; thresholds set on ${String(scored.length)} of them\n`);

function taught(): Line[] {
  const folder = join(ROOT, 'danger', 'lines');
  const names = readdirSync(folder).filter((name) => name.endsWith('.csv'));
  return names.sort().flatMap((name) => readLines(join(folder, name)));
}

/** Names of communes and other words for an answer teach silence: they are typed all day and speak of nothing. */
function silent({ communes, synonyms }: Content): Line[] {
  const places = communes.flatMap(({ name, postcodes }) => [name, `${postcodes[0] ?? ''} près de ${name}`]);
  const answers = [synonyms.fr, synonyms.en].flatMap((lists) =>
    [...lists].flatMap(([key, words]) => (SPEAKS_OF_NOTHING.test(key) ? words : [])),
  );
  return [...new Set([...places, ...answers])].map((text, at) => ({
    id: `silent-${String(at)}`,
    lang: 'fr',
    channel: 'web',
    text,
    labels: [],
  }));
}

/** What may kill is learned with a slip of the thumb too: a letter doubled, or a wrong one in a long word. */
function mistyped(text: string, at: number): string {
  if (at % 2 === 0) return text.replace(/([bcdfglmnprst])(?=[aeiou])/u, '$1$1');
  const longest = (text.match(/\p{L}+/gu) ?? []).reduce(
    (one, other) => (other.length > one.length ? other : one),
    '',
  );
  return longest.length < 7 ? text : text.replace(longest, `${longest.slice(0, 4)}x${longest.slice(5)}`);
}

function isCritical({ labels = [] }: Line): boolean {
  return labels.some((label) => CRITICAL.includes(label as DangerLabel));
}

/** Some usual lines scored by a network that learned from all others. */
function heardUnseen(): Scored[] {
  const isAside = (at: number) => at % ASIDE === 0 && USUAL.test(lines[at]!.id);
  const network = learn([...examples.filter((_, at) => !isAside(at)), ...slipsBut(isAside)], SHAPE);
  return lines.flatMap(({ labels = [] }, at) =>
    isAside(at) ? [{ labels, scores: scoresOf(examples[at]!, network) }] : [],
  );
}

function slipsBut(isLeftOut: (at: number) => boolean): Example[] {
  return slips.flatMap(({ example, at }) => (example === undefined || isLeftOut(at) ? [] : [example]));
}

function write(network: Network, heardFrom: readonly number[]): void {
  const folder = join(ROOT, 'danger', 'learned');
  mkdirSync(folder, { recursive: true });
  const largest = network.weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
  const step = largest / STRONGEST;
  const weights = Int8Array.from(network.weights, (weight) => Math.round(weight / step));
  writeFileSync(join(folder, 'weights.bin'), Buffer.concat([bytesOf(network.features), bytesOf(weights)]));
  const header = {
    labels: LABELS,
    features: network.features.length,
    notions: SHAPE.notions,
    step,
    outputs: rounded(network.outputs),
    biases: rounded(network.biases),
    thresholds: rounded(heardFrom),
    words: oftenWritten(),
  };
  writeFileSync(join(folder, 'learned.json'), `${JSON.stringify(header)}\n`);
}

function bytesOf({ buffer, byteOffset, byteLength }: Uint32Array | Int8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

function rounded(numbers: ArrayLike<number>): number[] {
  return Array.from(numbers, (number) => Math.round(number * 1e4) / 1e4);
}

function oftenWritten(): string[] {
  const times = new Map<string, number>();
  for (const { text: line } of lines)
    for (const { text } of wordsOf(line)) times.set(text, (times.get(text) ?? 0) + 1);
  return [...times].flatMap(([word, often]) => (often >= OFTEN ? [word] : [])).sort();
}
