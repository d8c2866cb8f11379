import type { Content } from '../../content/model.js';
import { conceptsIn, indexConcepts, isWordOfConcepts } from '../../dialogs/danger/concepts.js';
import {
  featureReader,
  packed,
  withoutCourtesies,
  WINDOW,
  type Features,
} from '../../dialogs/danger/features.js';
import { newForm } from '../../dialogs/danger/forms.js';
import { unjoined } from '../../dialogs/danger/joined-words.js';
import { tokensOfWords, type Token } from '../../dialogs/danger/tokens.js';
import { readDanger } from '../../dialogs/reading/danger.js';
import { wordsOf } from '../../dialogs/reading/normalise.js';
import type { Line } from './lines.js';

/** A labelled message as the network learns from it. */
export interface Example {
  /** The number of each feature (dialogs/danger/hash.ts); while a network learns, the row of each in its table. */
  ids: Uint32Array;
  /** Strength of each; the whole has length one. */
  values: Float32Array;
  /** First and last word each stands on, packed as in dialogs/danger/features.ts. */
  spans: Int32Array;
  /** The length it had before, with what has no row. */
  length: number;
  /** How many words it has. */
  words: number;
  /** 1 where the line carries the label. */
  labels: Uint8Array;
}

/** Turns lines into examples, with the same eyes as the safety net (dialogs/danger/listen.ts). */
export function exampleReader(
  { danger, hearing }: Pick<Content, 'danger' | 'hearing'>,
  labels: readonly string[],
): (line: Line) => Example {
  const index = indexConcepts(hearing.concepts, hearing.spellings);
  const isKnown = (word: string) => isWordOfConcepts(word, index);
  const read = featureReader(index);
  return (line) => {
    const words = unjoined(wordsOf(line.text), isKnown);
    const row = withoutCourtesies(tokensOfWords(words, hearing.spellings, newForm)).slice(0, WINDOW);
    const features = read(row, conceptsIn(row, index), readDanger(line.text, 'fr', danger, words));
    return {
      ...flat(row, features),
      length: 1 / features.scale,
      words: row.length,
      labels: Uint8Array.from(labels, (label) => (line.labels?.includes(label) ? 1 : 0)),
    };
  };
}

function flat(row: readonly Token[], features: Features): Pick<Example, 'ids' | 'values' | 'spans'> {
  const ids = [...row.flatMap(({ form }) => [...form.ids]), ...features.ids.slice(0, features.count)];
  const values = [
    ...row.flatMap(({ form }) => [...form.values]),
    ...features.values.slice(0, features.count),
  ];
  const spans = [
    ...row.flatMap(({ form }, at) => Array.from(form.ids, () => packed(at, at))),
    ...features.spans.slice(0, features.count),
  ];
  return {
    ids: Uint32Array.from(ids),
    values: Float32Array.from(values, (value) => value * features.scale),
    spans: Int32Array.from(spans),
  };
}

/**
 * Two messages said one after the other: what each says is said. People tell several things at once, and most of the lines
 * tell one.
 */
export function joined(one: Example, other: Example, idle: readonly number[]): Example {
  const length = Math.hypot(one.length, other.length);
  const scaled = ({ values, length: own }: Example) => values.map((value) => (value * own) / length);
  const labels = one.labels.map((is, label) => is | other.labels[label]!);
  if (labels.some((is, label) => is === 1 && !idle.includes(label)))
    for (const label of idle) labels[label] = 0;
  const later = other.spans.map((span) => span + packed(one.words, one.words));
  const count = one.ids.length + other.ids.length;
  return {
    ids: sideBySide(one.ids, other.ids, new Uint32Array(count)),
    values: sideBySide(scaled(one), scaled(other), new Float32Array(count)),
    spans: sideBySide(one.spans, later, new Int32Array(count)),
    length,
    words: one.words + other.words,
    labels,
  };
}

function sideBySide<Numbers extends Uint32Array | Int32Array | Float32Array>(
  one: Numbers,
  other: Numbers,
  both: Numbers,
): Numbers {
  both.set(one);
  both.set(other, one.length);
  return both;
}
