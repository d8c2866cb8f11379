import assert from 'node:assert/strict';
import { packed, spanOf } from '../../../dialogs/danger/features.js';
import { joined } from '../../../infra/danger/examples.js';
import { learn, scoresOf } from '../../../infra/danger/learning.js';
import { CRITICAL, thresholdsFor } from '../../../infra/danger/thresholds.js';

const shape = { notions: 4, labels: 2, idle: [] };
const example = (ids: number[], labels: number[]) => ({
  ids: Uint32Array.from(ids),
  values: Float32Array.from(ids, () => 1 / Math.sqrt(ids.length)),
  spans: Int32Array.from(ids, (_, at) => packed(at, at)),
  length: Math.sqrt(ids.length),
  words: ids.length,
  labels: Uint8Array.from(labels),
});
const examples = Array.from({ length: 60 }, (_, at) =>
  at % 2 === 0 ? example([1, 2, 5 + (at % 7)], [1, 0]) : example([3, 4, 5 + (at % 7)], [0, 1]),
);

describe('What is learned', () => {
  it('tells apart lines that have nothing in common', () => {
    const network = learn(examples, shape);
    const [first, second] = [scoresOf(examples[0]!, network), scoresOf(examples[1]!, network)];
    assert.ok(first[0]! > 0 && first[1]! < 0);
    assert.ok(second[0]! < 0 && second[1]! > 0);
  });

  it('is the same from the same lines', () => {
    assert.deepEqual(learn(examples, shape).outputs, learn(examples, shape).outputs);
  });
});

describe('Two lines said one after the other', () => {
  const said = example([1, 2], [1, 0]);
  const idle = example([3], [0, 1]);

  it('say what each said, with a length of one', () => {
    const both = joined(said, example([4, 5], [0, 1]), []);
    assert.deepEqual([...both.labels], [1, 1]);
    assert.deepEqual([...both.ids], [1, 2, 4, 5]);
    assert.deepEqual(
      [...both.spans].map((span) => spanOf(span)[0]),
      [0, 1, 2, 3],
    );
    assert.ok(Math.abs(both.values.reduce((sum, value) => sum + value * value, 0) - 1) < 1e-6);
  });

  it('are no idle talk when one of them says anything', () => {
    assert.deepEqual([...joined(said, idle, [1]).labels], [1, 0]);
    assert.deepEqual([...joined(idle, idle, [1]).labels], [0, 1]);
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
