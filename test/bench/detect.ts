import { readdirSync } from 'node:fs';
import { loadContent } from '../../content/load.js';
import { dangerLabelSchema } from '../../content/schema.js';
import { listenerOf } from '../../dialogs/danger/listen.js';
import { readDanger } from '../../dialogs/reading/danger.js';
import { readLines, type Line } from '../../infra/danger/lines.js';
import { alarmsOf, scoresOf, type Heard } from '../../infra/danger/scores.js';
import { CRITICAL } from '../../infra/danger/thresholds.js';
import { atMost, median, quantile, shown, type Bench, type Finding, type Goal } from './bench.js';

const RUNS = 5;
const SHORT = 80;
const LONG = 500;
const TEXTS = 1000;
const RECALL = 0.98;
const ALARMS = 0.1;
const QUIET = 0.03;

export const bench: Bench = {
  name: 'detect',
  title: 'Danger heard in any words',
  run: () => Promise.resolve(measureAll()),
};

type Listen = (text: string) => readonly { label: string }[];

function measureAll(): Finding {
  const content = loadContent('content', 'indre');
  const listen = listenerOf(content);
  const phrases: Listen = (text) => readDanger(text, 'fr', content.danger);
  const heldOut = readLines('test/danger/held-out.csv');
  const ours = figures('ours', listen, heldOut);
  const baseline = figures('phrases alone', phrases, heldOut);
  return {
    columns: [
      'way',
      'median of 80 characters',
      'p99 of 500',
      'critical labels heard',
      'critical where none',
      'danger in idle talk',
    ],
    rows: [rowOf(ours), rowOf(baseline)],
    goals: goalsOf(ours),
    how: `${String(heldOut.length)} messages written apart and never learned from (test/danger/held-out.csv); the least heard of the six critical labels counts. Times: messages from all over the lines learned from, cut or joined to 80 and 500 characters, ${String(RUNS)} rounds after one that warms; why each was heard is not asked. The baseline is the phrases of content/danger/*.yaml without what was learned.`,
  };
}

interface Figures {
  name: string;
  medianMs: number;
  p99Ms: number;
  /** The label heard least, and its share. */
  least: { label: string; recall: number };
  critical: number;
  quiet: number;
}

function figures(name: string, listen: Listen, lines: readonly Line[]): Figures {
  const heard: Heard[] = lines.map((line) => ({
    line,
    labels: [...new Set(listen(line.text).map(({ label }) => label))],
  }));
  const { all = {} } = scoresOf(heard, dangerLabelSchema.options);
  const recalls = CRITICAL.map((label) => ({ label, recall: all[label]?.recall ?? 0 }));
  const texts = textsOf();
  return {
    name,
    medianMs: median(timesOf(listen, texts(SHORT))),
    p99Ms: quantile(timesOf(listen, texts(LONG)), 0.99),
    least: recalls.sort((a, b) => a.recall - b.recall)[0]!,
    ...alarmsOf(heard, CRITICAL),
  };
}

/** Real sentences of a given length, made of the invented lines one after another. */
function textsOf(): (length: number) => string[] {
  const folder = 'content/danger/lines';
  const all = readdirSync(folder)
    .flatMap((name) => readLines(`${folder}/${name}`))
    .map(({ text }) => text)
    .join(' ');
  const apart = Math.floor(all.length / TEXTS);
  return (length) => Array.from({ length: TEXTS }, (_, at) => all.slice(at * apart, at * apart + length));
}

function timesOf(listen: Listen, texts: readonly string[]): number[] {
  for (const text of texts) listen(text);
  return Array.from({ length: RUNS }, () =>
    texts.map((text) => {
      const started = performance.now();
      listen(text);
      return performance.now() - started;
    }),
  ).flat();
}

function rowOf({ name, medianMs, p99Ms, least, critical, quiet }: Figures): string[] {
  const percent = (share: number) => shown(share * 100, '%');
  return [
    name,
    shown(medianMs * 1000, 'µs'),
    shown(p99Ms, 'ms'),
    `≥ ${percent(least.recall)} (${least.label})`,
    percent(critical),
    percent(quiet),
  ];
}

function goalsOf({ medianMs, p99Ms, least, critical, quiet }: Figures): Goal[] {
  const why =
    'docs/danger.md says what was tried and what would help: more lines, written by people who answer such messages.';
  return [
    {
      ...atMost('80 characters, median', medianMs * 1000, 50, 'µs'),
      whenMissed:
        'The phrases alone take what the row under it says; the rest is what was learned: words of one meaning, then some fifty features across words looked up in a table larger than the caches of the processor. The same text heard again at once takes a third: what takes long is to fetch from memory what lies apart.',
    },
    {
      ...atMost('500 characters, p99', p99Ms, 1, 'ms'),
      whenMissed: 'Phrases and words of one meaning cost most; other work on the machine shows here first.',
    },
    {
      text: `each critical label heard ≥ 98 %: ${shown(least.recall * 100, '%')}`,
      isMet: least.recall >= RECALL,
      whenMissed: why,
    },
    {
      text: `a critical label where none is ≤ 10 %: ${shown(critical * 100, '%')}`,
      isMet: critical <= ALARMS,
      whenMissed: why,
    },
    { text: `danger in idle talk ≤ 3 %: ${shown(quiet * 100, '%')}`, isMet: quiet <= QUIET, whenMissed: why },
  ];
}
