import type { Learned } from '../../content/model.js';
import type { Features } from './features.js';

/**
 * A small network with one hidden row: features add up to a few notions, and the notions speak for or against each label.
 * Learned from the invented lines of content/danger/lines (infra/danger); here it is only read.
 */

export interface Judgement {
  /** By label of `Learned.labels`. */
  scores: Float64Array;
  notions: Float64Array;
}

export function emptyJudgement(learned: Learned): Judgement {
  return { scores: new Float64Array(learned.labels.length), notions: new Float64Array(learned.notions) };
}

/** Judges one message; the result is written into `judgement`. */
export function judge(features: Features, learned: Learned, judgement: Judgement): void {
  const { notions, scores } = judgement;
  const width = learned.notions;
  notions.fill(0);
  for (let at = 0; at < features.count; at += 1) {
    const from = features.places[at]! * width;
    const value = features.values[at]!;
    for (let notion = 0; notion < width; notion += 1)
      notions[notion]! += learned.weights[from + notion]! * value;
  }
  const labels = scores.length;
  for (let label = 0; label < labels; label += 1) scores[label] = learned.biases[label]!;
  for (let notion = 0; notion < width; notion += 1) {
    const heard = Math.tanh(notions[notion]! * learned.step);
    notions[notion] = heard;
    for (let label = 0; label < labels; label += 1) {
      scores[label]! += heard * learned.outputs[notion * labels + label]!;
    }
  }
}

/** The features that spoke most for a label, the loudest first: for its span and its reason. */
export function loudest(
  label: number,
  features: Features,
  learned: Learned,
  { notions }: Judgement,
): number[] {
  const slopes = slopesOf(label, learned, notions);
  const best: { at: number; worth: number }[] = [];
  for (let at = 0; at < features.count; at += 1) {
    let worth = 0;
    const from = features.places[at]! * learned.notions;
    for (let notion = 0; notion < learned.notions; notion += 1)
      worth += learned.weights[from + notion]! * slopes[notion]!;
    worth *= features.values[at]!;
    if (worth <= 0 || (best.length === LOUDEST && worth <= best.at(-1)!.worth)) continue;
    best.push({ at, worth });
    best.sort((a, b) => b.worth - a.worth);
    best.length = Math.min(best.length, LOUDEST);
  }
  return best.map(({ at }) => at);
}

const LOUDEST = 3;

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
