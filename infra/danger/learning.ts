import { NO_ROW, rowOf, slotsOf, type Slots } from '../../dialogs/danger/feature-rows.js';
import { MOST, spanOf, WINDOW } from '../../dialogs/danger/features.js';
import { joined, type Example } from './examples.js';

/**
 * Learns the small network of dialogs/danger/learned.ts by AdaGrad: the same lines in the same order give the same
 * weights. A label that is there weighs twice one that is not, since a danger missed costs more. At each step some
 * words are hidden with all they bring, and of the features that are left half, so that no danger hangs on one word;
 * three lines in ten are followed by another. What is kept is the mean of the last rounds: less hangs on the order of the
 * lines. A feature that came less often than FEWEST_TIMES, slips of the thumb counted too, is left out: it would be learned
 * by heart with its lines.
 */
export interface Network {
  notions: number;
  labels: number;
  /** The features that are known, by their numbers, in their order; and where the row of each stands. */
  features: Uint32Array;
  slots: Slots;
  /** By feature and notion, side by side. */
  weights: Float32Array;
  /** By notion and label, side by side. */
  outputs: Float32Array;
  biases: Float32Array;
}

export interface Shape {
  notions: number;
  labels: number;
  /** Labels that say nothing beside any other. */
  idle: readonly number[];
}

const FEWEST_TIMES = 4;
const ROUNDS = 12;
const MEAN_OF = 4;
const FOLLOWED = 0.3;
const RATE = 0.05;
const CARRIES = 2;
const LEFT_OUT = 0.5;
const KEPT_WORTH = 1 / (1 - LEFT_OUT);
/** Each word of a line is hidden by a chance of at most this, drawn anew for each line; of a line of fewer words than these, none. */
const HIDDEN = 0.3;
const FEWEST_WORDS = 4;
/** What stands on more words than these is said of the whole of a long line: no word hides it. */
const WIDEST = 6;
const SEED = 13;

export function learn(lines: readonly Example[], shape: Shape, seed = SEED): Network {
  const random = randomFrom(seed);
  const network = newNetwork(oftenSeen(lines), shape, random);
  const examples = lines.map((line) => placed(line, network));
  const pace: Tables = {
    weights: new Float32Array(network.weights.length).fill(1e-3),
    outputs: new Float32Array(network.outputs.length).fill(1e-2),
    biases: new Float32Array(network.biases.length).fill(1e-2),
  };
  const work = newWork(shape);
  const order = examples.map((_, at) => at);
  const mean: Network = { ...network, ...emptied(network) };
  for (let round = 0; round < ROUNDS; round += 1) {
    shuffle(order, random);
    for (const at of order) {
      const example = someOf(followed(examples[at]!, examples, { random, idle: shape.idle }), random, work);
      forward(example, network, work);
      errorsOf(example.labels, work);
      backward(example, network, { pace, work });
    }
    if (round >= ROUNDS - MEAN_OF) addShare(network, mean, 1 / MEAN_OF);
  }
  return mean;
}

type Tables = Pick<Network, 'weights' | 'outputs' | 'biases'>;

function emptied({ weights, outputs, biases }: Tables): Tables {
  return {
    weights: new Float32Array(weights.length),
    outputs: new Float32Array(outputs.length),
    biases: new Float32Array(biases.length),
  };
}

function addShare(from: Tables, to: Tables, share: number): void {
  for (const name of ['weights', 'outputs', 'biases'] as const)
    from[name].forEach((value, at) => (to[name][at]! += value * share));
}

interface Chance {
  random: () => number;
  idle: readonly number[];
}

/** Some lines are learned with another after them, where both say something and both fit in one row. */
function followed(one: Example, examples: readonly Example[], { random, idle }: Chance): Example {
  if (random() >= FOLLOWED || !one.labels.includes(1)) return one;
  const other = examples[Math.floor(random() * examples.length)]!;
  const fits = one.words + other.words <= WINDOW && other.labels.includes(1);
  return fits ? joined(one, other, idle) : one;
}

/** Scores of one message: above 0, more likely than not. */
export function scoresOf(line: Example, network: Network): Float64Array {
  const work = newWork(network);
  const example = placed(line, network);
  forward({ ...example, count: example.ids.length }, network, work);
  return work.scores;
}

/** Features that came FEWEST_TIMES at least, in order. */
function oftenSeen(lines: readonly Example[]): Uint32Array {
  const all = new Uint32Array(lines.reduce((sum, { ids }) => sum + ids.length, 0));
  let count = 0;
  for (const { ids } of lines) {
    all.set(ids, count);
    count += ids.length;
  }
  all.sort();
  return all.filter((id, at) => id !== all[at - 1] && id === all[at + FEWEST_TIMES - 1]);
}

/** A line with the row of each feature that has one, and no other features. */
function placed(line: Example, { slots }: Pick<Network, 'slots'>): Example {
  const rows = Int32Array.from(line.ids, (id) => rowOf(id, slots));
  const isKnown = (_: number, at: number) => rows[at] !== NO_ROW;
  return {
    ...line,
    ids: Uint32Array.from(rows.filter(isKnown)),
    values: line.values.filter(isKnown),
    spans: line.spans.filter(isKnown),
  };
}

interface Work {
  /** By word of the line: 1 where it is hidden. */
  hidden: Uint8Array;
  notions: Float64Array;
  slopes: Float64Array;
  scores: Float64Array;
  ids: Uint32Array;
  values: Float32Array;
}

interface Some extends Pick<Example, 'ids' | 'values' | 'labels'> {
  count: number;
}

function newWork({ notions, labels }: Pick<Shape, 'notions' | 'labels'>): Work {
  return {
    hidden: new Uint8Array(WINDOW),
    notions: new Float64Array(notions),
    slopes: new Float64Array(notions),
    scores: new Float64Array(labels),
    ids: new Uint32Array(2 * MOST),
    values: new Float32Array(2 * MOST),
  };
}

function newNetwork(features: Uint32Array, { notions, labels }: Shape, random: () => number): Network {
  const around = (size: number, width: number) =>
    Float32Array.from({ length: size }, () => (random() - 0.5) * width);
  return {
    notions,
    labels,
    features,
    slots: slotsOf(features),
    weights: around(features.length * notions, 0.3),
    outputs: around(notions * labels, 0.6),
    biases: new Float32Array(labels),
  };
}

function someOf(example: Example, random: () => number, work: Work): Some {
  const { ids, values, spans, labels } = example;
  hideWords(example, random, work);
  let count = 0;
  let square = 0;
  for (let at = 0; at < ids.length; at += 1) {
    if (isHidden(spans[at]!, work)) continue;
    square += values[at]! * values[at]!;
    if (random() < LEFT_OUT) continue;
    work.ids[count] = ids[at]!;
    work.values[count] = values[at]!;
    count += 1;
  }
  // Of length one again without what is hidden and what has no row (a reader counts the latter: measured, it is all one); then
  // what is kept stands in for what is left out.
  const worth = KEPT_WORTH / Math.sqrt(square);
  for (let at = 0; at < count; at += 1) work.values[at]! *= worth;
  return { ids: work.ids, values: work.values, count, labels };
}

function hideWords({ words }: Example, random: () => number, { hidden }: Work): void {
  const share = words < FEWEST_WORDS ? 0 : random() * HIDDEN;
  for (let at = 0; at < words; at += 1) hidden[at] = random() < share ? 1 : 0;
}

function isHidden(span: number, { hidden }: Work): boolean {
  const [first, last] = spanOf(span);
  if (last - first >= WIDEST) return false;
  for (let at = first; at <= last; at += 1) if (hidden[at] === 1) return true;
  return false;
}

function forward({ ids, values, count }: Some, network: Network, { notions, scores }: Work): void {
  const { notions: width, labels, weights, outputs, biases } = network;
  notions.fill(0);
  for (let at = 0; at < count; at += 1) {
    const from = ids[at]! * width;
    for (let notion = 0; notion < width; notion += 1)
      notions[notion]! += weights[from + notion]! * values[at]!;
  }
  for (let label = 0; label < labels; label += 1) scores[label] = biases[label]!;
  for (let notion = 0; notion < width; notion += 1) {
    const heard = Math.tanh(notions[notion]!);
    notions[notion] = heard;
    for (let label = 0; label < labels; label += 1)
      scores[label]! += outputs[notion * labels + label]! * heard;
  }
}

function errorsOf(wanted: Uint8Array, { scores }: Work): void {
  for (let label = 0; label < scores.length; label += 1) {
    const want = wanted[label]!;
    scores[label] = (1 / (1 + Math.exp(-scores[label]!)) - want) * (want === 1 ? CARRIES : 1);
  }
}

function backward(some: Some, network: Network, { pace, work }: { pace: Tables; work: Work }): void {
  const { notions: width, labels } = network;
  for (let notion = 0; notion < width; notion += 1) {
    const heard = work.notions[notion]!;
    let back = 0;
    for (let label = 0; label < labels; label += 1) {
      const at = notion * labels + label;
      back += work.scores[label]! * network.outputs[at]!;
      descend(network.outputs, pace.outputs, at, work.scores[label]! * heard);
    }
    work.slopes[notion] = back * (1 - heard * heard);
  }
  for (let label = 0; label < labels; label += 1)
    descend(network.biases, pace.biases, label, work.scores[label]!);
  for (let at = 0; at < some.count; at += 1) {
    const from = some.ids[at]! * width;
    const value = some.values[at]!;
    for (let notion = 0; notion < width; notion += 1) {
      descend(network.weights, pace.weights, from + notion, work.slopes[notion]! * value);
    }
  }
}

function descend(table: Float32Array, pace: Float32Array, at: number, slope: number): void {
  pace[at]! += slope * slope;
  table[at]! -= (RATE * slope) / Math.sqrt(pace[at]!);
}

function shuffle(order: number[], random: () => number): void {
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [order[at], order[other]] = [order[other]!, order[at]!];
  }
}

function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return state / 2 ** 32;
  };
}
