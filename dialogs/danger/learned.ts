import type { Learned } from '../../content/model.js';
import type { Form } from './forms.js';
import { NO_ROW, rowOf, slotsOf, type Slots } from './feature-rows.js';
import { MOST, spanOf, type Features } from './features.js';
import type { Token } from './tokens.js';

/**
 * A small network with one hidden row: features add up to a few notions, and the notions speak for or against each label.
 * Learned from the invented lines of content/danger/lines (infra/danger); here it is only read.
 */

/** So many rows are added at once (`addFeatures`). */
const ABREAST = 4;

/** What was learned, with its features filed. */
export interface Network extends Learned {
  slots: Slots;
}

/** Files the features once, for any number of messages. */
export function networkOf(learned: Learned): Network {
  return { ...learned, slots: slotsOf(learned.features) };
}

export interface Judgement {
  /** By label of `Learned.labels`. */
  scores: Float64Array;
  notions: Float64Array;
  /** Where the row of each feature that has one starts, and its strength: room for one message. */
  starts: Int32Array;
  strengths: Float32Array;
}

/** One row of a message: its tokens and what stands between them. */
export interface Row {
  tokens: readonly Token[];
  features: Features;
}

export function emptyJudgement({ labels, notions }: Learned): Judgement {
  return {
    scores: new Float64Array(labels.length),
    notions: new Float64Array(notions),
    starts: new Int32Array(MOST + ABREAST),
    strengths: new Float32Array(MOST + ABREAST),
  };
}

/** Judges one row; the result is written into `judgement`. */
export function judge({ tokens, features }: Row, network: Network, judgement: Judgement): void {
  const { notions, scores } = judgement;
  notions.fill(0);
  for (const { form } of tokens) addForm(form, network, notions);
  addFeatures(features, network, judgement);
  const labels = scores.length;
  for (let label = 0; label < labels; label += 1) scores[label] = network.biases[label]!;
  const step = network.step * features.scale;
  for (let notion = 0; notion < notions.length; notion += 1) {
    const heard = Math.tanh(notions[notion]! * step);
    notions[notion] = heard;
    const from = notion * labels;
    for (let label = 0; label < labels; label += 1) scores[label]! += heard * network.outputs[from + label]!;
  }
}

/**
 * Adds what features bring. Their rows lie apart in a table larger than the caches of a processor: taken four abreast, the
 * wait for one is the wait for all.
 */
function addFeatures(
  { count, ids, values }: Features,
  { weights, slots }: Network,
  { notions, starts, strengths }: Judgement,
): void {
  const width = notions.length;
  let known = 0;
  for (let at = 0; at < count; at += 1) {
    const row = rowOf(ids[at]!, slots);
    if (row === NO_ROW) continue;
    starts[known] = row * width;
    strengths[known] = values[at]!;
    known += 1;
  }
  // Up to three starts after the last are an earlier message's: they count for nothing.
  strengths.fill(0, known, known + ABREAST);
  for (let at = 0; at < known; at += ABREAST) {
    const [a, b, c, d] = [starts[at]!, starts[at + 1]!, starts[at + 2]!, starts[at + 3]!];
    const [one, two, three, four] = [
      strengths[at]!,
      strengths[at + 1]!,
      strengths[at + 2]!,
      strengths[at + 3]!,
    ];
    for (let notion = 0; notion < width; notion += 1)
      notions[notion]! +=
        weights[a + notion]! * one +
        weights[b + notion]! * two +
        weights[c + notion]! * three +
        weights[d + notion]! * four;
  }
}

/** Adds what a word by itself brings to each notion. */
export function addForm(form: Form, { weights, slots }: Network, notions: Float64Array): void {
  const { notions: known, notionsFrom: from } = form;
  if (known !== undefined) {
    for (let notion = 0; notion < notions.length; notion += 1) notions[notion]! += known[from + notion]!;
    return;
  }
  for (let at = 0; at < form.ids.length; at += 1) {
    const row = rowOf(form.ids[at]!, slots);
    if (row === NO_ROW) continue;
    const start = row * notions.length;
    const value = form.values[at]!;
    for (let notion = 0; notion < notions.length; notion += 1)
      notions[notion]! += weights[start + notion]! * value;
  }
}

/** Tokens, from the first to the last, on which something stands that spoke for a label. */
export interface Loud {
  first: number;
  last: number;
  worth: number;
}

const LOUDEST = 3;

/** What spoke most for a label, the loudest first: words, and features across them. */
export function loudest(label: number, row: Row, network: Network, { notions }: Judgement): Loud[] {
  const slopes = slopesOf(label, network, notions);
  const best: Loud[] = [];
  row.tokens.forEach(({ form }, at) => {
    keep(best, at, at, worthOfForm(form, network, slopes));
  });
  const { count, ids, values, spans } = row.features;
  for (let at = 0; at < count; at += 1) {
    const worth = worthOf(ids[at]!, network, slopes) * values[at]!;
    if (worth > 0) keep(best, ...spanOf(spans[at]!), worth);
  }
  return best;
}

function keep(best: Loud[], first: number, last: number, worth: number): void {
  if (worth <= 0 || (best.length === LOUDEST && worth <= best[LOUDEST - 1]!.worth)) return;
  if (best.length === LOUDEST) best.pop();
  const at = best.findIndex((one) => one.worth < worth);
  best.splice(at < 0 ? best.length : at, 0, { first, last, worth });
}

function worthOfForm(
  { notions, notionsFrom, ids, values }: Form,
  network: Network,
  slopes: Float64Array,
): number {
  let worth = 0;
  if (notions === undefined) {
    for (let at = 0; at < ids.length; at += 1) worth += worthOf(ids[at]!, network, slopes) * values[at]!;
  } else {
    for (let notion = 0; notion < slopes.length; notion += 1)
      worth += notions[notionsFrom + notion]! * slopes[notion]!;
  }
  return worth;
}

function worthOf(feature: number, { weights, slots }: Network, slopes: Float64Array): number {
  const row = rowOf(feature, slots);
  if (row === NO_ROW) return 0;
  const from = row * slopes.length;
  let worth = 0;
  for (let notion = 0; notion < slopes.length; notion += 1)
    worth += weights[from + notion]! * slopes[notion]!;
  return worth;
}

/** How much the score of a label moves with each notion, where the notions stand. */
function slopesOf(
  label: number,
  { labels, outputs, notions: width }: Learned,
  notions: Float64Array,
): Float64Array {
  const slopes = new Float64Array(width);
  for (let notion = 0; notion < width; notion += 1) {
    slopes[notion] = (1 - notions[notion]! ** 2) * outputs[notion * labels.length + label]!;
  }
  return slopes;
}
