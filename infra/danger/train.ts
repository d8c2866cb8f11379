import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hearingOf, readHearing } from '../../content/hearing.js';
import type { Content, DangerLabel } from '../../content/model.js';
import { dangerLabelSchema } from '../../content/schema.js';
import { loadContent } from '../../content/load.js';
import { conceptsIn, indexConcepts } from '../../dialogs/danger/concepts.js';
import { BITS, featureReader, withoutCourtesies, WINDOW } from '../../dialogs/danger/features.js';
import { tokensOf } from '../../dialogs/danger/tokens.js';
import { readDanger } from '../../dialogs/reading/danger.js';
import { learn, scoresOf, type Example, type Network } from './learning.js';
import { readLines, type Line } from './lines.js';
import { CRITICAL, thresholdsFor, type Goals, type Scored } from './thresholds.js';

/**
 * `npm run danger:train`: learns what content/danger/learned holds from the invented lines of content/danger/lines, after
 * a change of lines, concepts, spellings or phrases. About two minutes.
 */

const ROOT = fileURLToPath(new URL('../../content', import.meta.url));
const LABELS: readonly DangerLabel[] = dangerLabelSchema.options;
const PARTS = 3;
const SHAPE = { places: 1 << BITS, notions: 32, labels: LABELS.length };
const GOALS: Goals = { falseAlarms: 0.115, precision: 0.8, recall: 0.93 };
/** Lines written to be usual; the others look for the edges of the language, and would push the thresholds too high. */
const USUAL = /^(cl|cm)-/;
const STRONGEST = 127;
/** Lists of other words for an answer (synonyms.yaml of each language) that say nothing of danger by themselves. */
const SPEAKS_OF_NOTHING =
  /^(unknown|skip|rather_not_say|never|none|other|partner_or_ex|parent|elder|disabled|deaf|lgbt|farm|abroad|professional|place|go_on|right|not_that|take_stock|number_or_place|other_situation|writing_only|can_go_out|later|home|couple|earlier|done|opener\..*|many\..*|command\.(skip|back|start_again|report|menu|language\..*)|said\..*|card\..*|help\..*)$/;

const content = loadContent(ROOT, 'indre');
const lines = [...taught(), ...silent(content)];
const exampleOf = reader(content);
const examples = lines.map(exampleOf);
const misspelt = lines.map((line, at) => exampleOf({ ...line, text: mistyped(line.text, at) }));
const scored = heardUnseen(lines);
const usual = scored.filter((_, at) => USUAL.test(lines[at]!.id));
const thresholds = thresholdsFor(LABELS, usual, GOALS);
write(learn([...examples, ...misspelt.filter((_, at) => isCritical(lines[at]!))], SHAPE), thresholds);
process.stdout.write(`${String(lines.length)} lines; thresholds set on ${String(usual.length)} of them\n`);

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

function reader({ danger }: Content): (line: Line) => Example {
  const { concepts, spellings } = hearingOf(readHearing(ROOT));
  const index = indexConcepts(concepts, spellings);
  const read = featureReader(index);
  return ({ text, labels = [] }) => {
    const row = withoutCourtesies(tokensOf(text, spellings)).slice(0, WINDOW);
    const features = read(row, conceptsIn(row, index), readDanger(text, 'fr', danger));
    return {
      places: features.places.slice(0, features.count),
      values: features.values.slice(0, features.count),
      labels: Uint8Array.from(LABELS, (label) => (labels.includes(label) ? 1 : 0)),
    };
  };
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

/** Each line scored by a network that learned from the others. */
function heardUnseen(of: readonly Line[]): Scored[] {
  const networks = Array.from({ length: PARTS }, (_, part) => {
    const isOther = (_example: Example, at: number) => at % PARTS !== part;
    const slips = misspelt.filter((example, at) => isOther(example, at) && isCritical(of[at]!));
    return learn([...examples.filter(isOther), ...slips], SHAPE);
  });
  return examples.map((example, at) => ({
    labels: of[at]!.labels ?? [],
    scores: scoresOf(example, networks[at % PARTS]!),
  }));
}

function write(network: Network, heardFrom: readonly number[]): void {
  const folder = join(ROOT, 'danger', 'learned');
  mkdirSync(folder, { recursive: true });
  const largest = network.weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
  const step = largest / STRONGEST;
  const weights = Int8Array.from(network.weights, (weight) => Math.round(weight / step));
  writeFileSync(join(folder, 'weights.bin'), weights);
  const header = {
    labels: LABELS,
    places: SHAPE.places,
    notions: SHAPE.notions,
    step,
    outputs: rounded(network.outputs),
    biases: rounded(network.biases),
    thresholds: rounded(heardFrom),
  };
  writeFileSync(join(folder, 'learned.json'), `${JSON.stringify(header)}\n`);
}

function rounded(numbers: ArrayLike<number>): number[] {
  return Array.from(numbers, (number) => Math.round(number * 1e4) / 1e4);
}
