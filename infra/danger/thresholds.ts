import type { DangerLabel } from '../../content/model.js';
import { isHushed, isIdleTalk } from '../../dialogs/danger/idle.js';

/**
 * From which score on a label is heard. Set on lines that the network had not seen when it scored them. For the six
 * labels where a miss can kill: as low as false alarms allow, all six together, on lines that carry none of them. For the
 * others: where few are missed and most of what is heard is so.
 */
export interface Scored {
  labels: readonly string[];
  scores: Float64Array;
}

export const CRITICAL: readonly DangerLabel[] = [
  'immediate_danger',
  'suicidal_self',
  'child_danger',
  'strangulation',
  'threat_to_kill',
  'weapon',
];

export interface Goals {
  /** Of lines that carry no critical label, the share on which one may be heard. */
  falseAlarms: number;
  /** Of what is heard of another label, the share that must be so. */
  precision: number;
  /** Of what carries another label, the share that is enough. */
  recall: number;
}

export function thresholdsFor(
  labels: readonly DangerLabel[],
  all: readonly Scored[],
  goals: Goals,
): number[] {
  const lines = all.map((line) => audible(labels, line));
  const thresholds = labels.map((label, at) =>
    CRITICAL.includes(label) ? 0 : balanced(label, at, lines, goals),
  );
  for (const [label, threshold] of criticalThresholds(labels, lines, goals)) thresholds[label] = threshold;
  return thresholds;
}

/** What idle talk hushes is heard at no threshold. */
function audible(labels: readonly DangerLabel[], line: Scored): Scored {
  if (!isIdleTalk(labels, line.scores)) return line;
  return { ...line, scores: line.scores.map((score, at) => (isHushed(labels[at]!) ? HUSHED : score)) };
}

const HUSHED = -1e3;

/** Where precision and recall come nearest to both goals. */
function balanced(label: DangerLabel, at: number, lines: readonly Scored[], goals: Goals): number {
  const sorted = [...lines].sort((a, b) => b.scores[at]! - a.scores[at]!);
  const all = sorted.filter(({ labels }) => labels.includes(label)).length;
  let right = 0;
  let best = { worth: -1, threshold: 0 };
  sorted.forEach(({ labels, scores }, index) => {
    if (labels.includes(label)) right += 1;
    const worth =
      Math.min(right / (index + 1) / goals.precision, 1) + Math.min(right / all / goals.recall, 1);
    if (worth > best.worth) best = { worth, threshold: scores[at]! };
  });
  return best.threshold;
}

const START = 0.5;
const STEPS = [0.01, 0.03];
const FREE = 0.3;
const FULL = 0.02;

/**
 * Lowers, one step at a time, the threshold that gains most recall for each new false alarm, until they are spent. Labels of
 * which much is still missed go first.
 */
function criticalThresholds(
  labels: readonly DangerLabel[],
  lines: readonly Scored[],
  { falseAlarms }: Goals,
): Map<number, number> {
  const harmless = lines.filter(
    (line) => !line.labels.some((label) => CRITICAL.includes(label as DangerLabel)),
  );
  const alarmed = new Set<Scored>();
  const ladders = CRITICAL.map((label) => {
    const at = labels.indexOf(label);
    const carried = lines.filter((line) => line.labels.includes(label)).map(({ scores }) => scores[at]!);
    return { at, carried: carried.sort((a, b) => b - a), rung: Math.floor(carried.length * START) };
  });
  const newAlarms = (at: number, threshold: number) =>
    harmless.filter((line) => !alarmed.has(line) && line.scores[at]! >= threshold);
  for (const { at, carried, rung } of ladders)
    newAlarms(at, carried[rung]!).forEach((line) => alarmed.add(line));
  for (;;) {
    const ways = ladders.flatMap((ladder) =>
      STEPS.flatMap((step) => {
        const { at, carried, rung } = ladder;
        const to = Math.min(carried.length - 1, rung + Math.max(1, Math.round(carried.length * step)));
        if (to === rung) return [];
        const cost = newAlarms(at, carried[to]!).length;
        if ((alarmed.size + cost) / harmless.length > falseAlarms) return [];
        const left = Math.max(FULL, 1 - rung / carried.length);
        return [{ ladder, to, worth: ((to - rung) / carried.length / (cost + FREE)) * left }];
      }),
    );
    const best = ways.sort((a, b) => b.worth - a.worth)[0];
    if (best === undefined) return new Map(ladders.map(({ at, carried, rung }) => [at, carried[rung]!]));
    best.ladder.rung = best.to;
    newAlarms(best.ladder.at, best.ladder.carried[best.to]!).forEach((line) => alarmed.add(line));
  }
}
