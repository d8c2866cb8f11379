import assert from 'node:assert/strict';
import { learn, scoresOf } from '../../../infra/danger/learning.js';
import { CRITICAL, thresholdsFor } from '../../../infra/danger/thresholds.js';

const shape = { places: 16, notions: 4, labels: 2 };
const example = (places: number[], labels: number[]) => ({
  places: Int32Array.from(places),
  values: Float32Array.from(places, () => 1 / Math.sqrt(places.length)),
  labels: Uint8Array.from(labels),
});
const examples = Array.from({ length: 60 }, (_, at) =>
  at % 2 === 0 ? example([1, 2, 5 + (at % 7)], [1, 0]) : example([3, 4, 5 + (at % 7)], [0, 1]),
);

describe('What is learned', () => {
  it('tells apart lines that have nothing in common', () => {
    const network = learn(examples, shape, 30);
    const [first, second] = [scoresOf(examples[0]!, network), scoresOf(examples[1]!, network)];
    assert.ok(first[0]! > 0 && first[1]! < 0);
    assert.ok(second[0]! < 0 && second[1]! > 0);
  });

  it('is the same from the same lines', () => {
    assert.deepEqual(learn(examples, shape, 3).outputs, learn(examples, shape, 3).outputs);
  });
});

describe('From which score on a label is heard', () => {
  const goals = { falseAlarms: 0.1, precision: 0.8, recall: 0.9 };
  /** A hundred lines: those of `labels` score high, the others spread below; one number a label. */
  const scored = (labels: string[], high: number, from: number, to: number) =>
    Array.from({ length: 100 }, (_, at) => ({
      labels: at >= from && at < to ? labels : [],
      scores: new Float64Array(CRITICAL.length + 1).fill(at >= from && at < to ? high - at / 100 : -at / 50),
    }));

  it('is as low as false alarms allow for what may kill', () => {
    const labels = [...CRITICAL, 'control' as const];
    const lines = scored([...CRITICAL], 1, 0, 30);
    const thresholds = thresholdsFor(labels, lines, goals);
    const alarms = lines
      .slice(30)
      .filter(({ scores }) => CRITICAL.some((_, at) => scores[at]! >= thresholds[at]!));
    const heard = lines.slice(0, 30).filter(({ scores }) => scores[0]! >= thresholds[0]!);
    assert.ok(alarms.length <= 70 * goals.falseAlarms);
    assert.ok(heard.length >= 28);
  });

  it('is where few are missed and most is so, for the others', () => {
    const labels = ['control' as const, ...CRITICAL];
    const lines = scored(['control', ...CRITICAL], 1, 0, 30);
    const [control] = thresholdsFor(labels, lines, goals);
    assert.ok(control! > 0 && control! <= 1);
  });
});
