import type { Learned } from '../../content/model.js';
import type { Form } from './forms.js';
import { spanOf, type Features } from './features.js';
import type { Token } from './tokens.js';

/**
 * A small network with one hidden row: features add up to a few notions, and the notions speak for or against each label.
 * Learned from the invented lines of content/danger/lines (infra/danger); here it is only read.
 */

export interface Judgement {
  /** By label of `Learned.labels`. */
  scores: Float64Array;
  notions: Float64Array;
}

/** One row of a message: its tokens and what stands between them. */
export interface Row {
  tokens: readonly Token[];
  features: Features;
}

export function emptyJudgement(learned: Learned): Judgement {
  return { scores: new Float64Array(learned.labels.length), notions: new Float64Array(learned.notions) };
}

/** Judges one row; the result is written into `judgement`. */
export function judge({ tokens, features }: Row, learned: Learned, { notions, scores }: Judgement): void {
  notions.fill(0);
  for (const { form } of tokens) addForm(form, learned, notions);
  addPlaces(features, learned, notions);
  const labels = scores.length;
  for (let label = 0; label < labels; label += 1) scores[label] = learned.biases[label]!;
  const step = learned.step * features.scale;
  for (let notion = 0; notion < notions.length; notion += 1) {
    const heard = Math.tanh(notions[notion]! * step);
    notions[notion] = heard;
    const from = notion * labels;
    for (let label = 0; label < labels; label += 1) scores[label]! += heard * learned.outputs[from + label]!;
  }
}

const ABREAST = 4;

/**
 * Adds what features bring. Their rows lie apart in a table larger than the caches of a processor: taken four abreast, the
 * wait for one is the wait for all.
 */
function addPlaces({ count, places, values }: Features, learned: Learned, notions: Float64Array): void {
  const { weights } = learned;
  const width = notions.length;
  let at = 0;
  for (; at + ABREAST <= count; at += ABREAST) {
    const [a, b, c, d] = [
      places[at]! * width,
      places[at + 1]! * width,
      places[at + 2]! * width,
      places[at + 3]! * width,
    ];
    const [one, two, three, four] = [values[at]!, values[at + 1]!, values[at + 2]!, values[at + 3]!];
    for (let notion = 0; notion < width; notion += 1)
      notions[notion]! +=
        weights[a + notion]! * one +
        weights[b + notion]! * two +
        weights[c + notion]! * three +
        weights[d + notion]! * four;
  }
  for (; at < count; at += 1) addPlace(places[at]!, values[at]!, learned, notions);
}

/** Adds what a word by itself brings to each notion. */
export function addForm(form: Form, learned: Learned, notions: Float64Array): void {
  const { notions: known, notionsFrom: from } = form;
  if (known === undefined) {
    for (let at = 0; at < form.places.length; at += 1)
      addPlace(form.places[at]!, form.values[at]!, learned, notions);
  } else {
    for (let notion = 0; notion < notions.length; notion += 1) notions[notion]! += known[from + notion]!;
  }
}

function addPlace(place: number, value: number, { weights }: Learned, notions: Float64Array): void {
  const from = place * notions.length;
  for (let notion = 0; notion < notions.length; notion += 1)
    notions[notion]! += weights[from + notion]! * value;
}

/** Tokens, from the first to the last, on which something stands that spoke for a label. */
export interface Loud {
  first: number;
  last: number;
  worth: number;
}

const LOUDEST = 3;

/** What spoke most for a label, the loudest first: words, and features across them. */
export function loudest(label: number, row: Row, learned: Learned, { notions }: Judgement): Loud[] {
  const slopes = slopesOf(label, learned, notions);
  const best: Loud[] = [];
  row.tokens.forEach(({ form }, at) => {
    keep(best, at, at, worthOfForm(form, learned, slopes));
  });
  const { count, places, values, spans } = row.features;
  for (let at = 0; at < count; at += 1) {
    const worth = worthOf(places[at]!, learned, slopes) * values[at]!;
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
  { notions, notionsFrom, places, values }: Form,
  learned: Learned,
  slopes: Float64Array,
): number {
  let worth = 0;
  if (notions === undefined) {
    for (let at = 0; at < places.length; at += 1)
      worth += worthOf(places[at]!, learned, slopes) * values[at]!;
  } else {
    for (let notion = 0; notion < slopes.length; notion += 1)
      worth += notions[notionsFrom + notion]! * slopes[notion]!;
  }
  return worth;
}

function worthOf(place: number, { weights }: Learned, slopes: Float64Array): number {
  const from = place * slopes.length;
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
