import { execFileSync } from 'node:child_process';
import { atMost, median, type Bench, type Finding } from './bench.js';
import type { Cost } from './memory-child.js';

const TALKS = 5000;
const RUNS = 3;
const FLAGS = ['--import=tsx', '--expose-gc', '--no-warnings', 'test/bench/memory-child.ts'];

export const bench: Bench = {
  name: 'memory',
  title: 'What one more live talk of 24 activities keeps in memory',
  run: () => Promise.resolve(measureAll()),
};

function measureAll(): Finding {
  const runs = Array.from({ length: RUNS }, () => ({ ours: costOf('ours'), sdk: costOf('sdk') }));
  const ours = usual(runs.map((run) => run.ours));
  const sdk = usual(runs.map((run) => run.sdk));
  // Room that was free before can hide some of it from the resident figure.
  const bytes = Math.max(ours.rss, ours.heap + ours.outside);
  const goal = atMost('memory for each talk of ours, resident or counted', bytes / 1000, 20, 'kB');
  return {
    columns: ['held by', 'resident kB', 'objects kB', 'buffers kB', 'activities'],
    rows: [row('ours', ours), row("the SDK's ConversationState and transcript in memory", sdk)],
    goals: [{ ...goal, whenMissed: 'See what is kept of each activity in infra/stores/memory-record.ts' }],
    how:
      `${String(TALKS)} talks, no two alike (taps, and writings of ten words with one of 241 communes, two to one), walked ` +
      `with the real bot to the turn that makes 24 activities, after 500 that are not counted; the memory of the process ` +
      `before and after, all garbage collected. Both hold the same words; ours keeps what the bot said to several talks once, and shares best here, because the clock stands still: as the day goes on, doors are said in other words; no socket is open. Median of ${String(RUNS)} ` +
      `processes each, in turn`,
  };
}

function costOf(who: 'ours' | 'sdk'): Cost {
  const line = execFileSync(process.execPath, [...FLAGS, who, String(TALKS)], { encoding: 'utf8' });
  return JSON.parse(line) as Cost;
}

function usual(costs: readonly Cost[]): Cost {
  const of = (key: keyof Cost) => median(costs.map((cost) => cost[key]));
  return { rss: of('rss'), heap: of('heap'), outside: of('outside'), activities: of('activities') };
}

function row(name: string, { rss, heap, outside, activities }: Cost): string[] {
  return [name, ...[rss, heap, outside].map((bytes) => (bytes / 1000).toFixed(1)), activities.toFixed(1)];
}
