import { apply } from '../../bots/handover/queue.js';
import { emptyQueue, RULES } from '../../bots/handover/queue-rules.js';
import type { Case, Command, Queue } from '../../bots/handover/queue-model.js';
import { quantile, shown, type Bench } from './bench.js';

/**
 * Days of a small team, simulated on the real machine: who comes, mostly in the evening, how long she waits, and what share
 * of each band is answered. Beside it, the same days served in order of arrival alone.
 */
const DAYS = 60;
/** Nobody crashes in these days: presence is signed in and out, without heartbeats. */
const rules = { ...RULES, presenceMs: 48 * 3_600_000 };
const STEP_S = 15;
const [OPENS, CLOSES] = [9 * 3600, 24 * 3600];
/** Arrivals by hour of the day: few in the morning, most from eight in the evening on, some in the night. */
const BY_HOUR = [4, 3, 2, 1, 1, 1, 1, 1, 2, 3, 3, 3, 3, 3, 4, 4, 4, 5, 6, 7, 10, 11, 10, 8];
/** Danger now, a factor tied to killing, everybody else. Assumed: no count exists yet. */
const BANDS: readonly [number, Case['level']][] = [
  [0.08, 'D3'],
  [0.3, 'D2'],
  [1, 'D1'],
];

interface Visit {
  at: number;
  level: Case['level'];
  talkS: number;
}

/** Numbers that are the same at each run. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function visitsOf(perDay: number, next: () => number): Visit[] {
  const total = BY_HOUR.reduce((sum, weight) => sum + weight, 0);
  return BY_HOUR.flatMap((weight, hour) => {
    const expected = (perDay * weight) / total;
    const count = Math.floor(expected) + (next() < expected % 1 ? 1 : 0);
    return Array.from({ length: count }, () => visitAt(hour, next));
  }).sort((a, b) => a.at - b.at);
}

function visitAt(hour: number, next: () => number): Visit {
  const pick = next();
  const level = BANDS.find(([upTo]) => pick <= upTo)?.[1] ?? 'D1';
  return { at: (hour + next()) * 3600, level, talkS: 900 + next() * 2700 };
}

interface Served {
  level: Case['level'];
  waitS?: number;
}

/** One day: workers accept within a minute, talk, write up for as long as the rules allow. */
function dayOf(visits: readonly Visit[], workers: number, isByBand: boolean): Served[] {
  const served = visits.map(({ level }): Served => ({ level }));
  const endsAt = new Map<string, number>();
  let queue: Queue = emptyQueue();
  const run = (command: Command, s: number) => {
    const applied = apply(queue, command, { now: s * 1000, rules });
    queue = applied.queue;
    return applied.answer;
  };
  for (let s = 0; s < 26 * 3600; s += STEP_S) {
    if (s === OPENS || s === CLOSES) for (let at = 0; at < workers; at += 1) duty(run, s, `w${String(at)}`);
    for (const [at, visit] of visits.entries()) {
      if (visit.at >= s && visit.at < s + STEP_S) run(asking(at, visit, isByBand), s);
    }
    for (const one of queue.cases) move(one, s);
    if (queue.cases.length > 0) run({ kind: 'delivered', events: queue.outbox.map(({ n }) => n) }, s);
  }
  return served;

  function move(one: Case, s: number): void {
    const at = Number(one.id);
    const worker = one.offer?.to[0] ?? one.worker ?? '';
    if (one.state === 'offered') {
      if (run({ kind: 'accept', case: one.id, worker, fence: one.fence }, s) !== 'done') return;
      served[at]!.waitS = s + STEP_S - visits[at]!.at;
      endsAt.set(one.id, s + visits[at]!.talkS);
    } else if (one.state === 'talking') {
      const isOver = s >= (endsAt.get(one.id) ?? 0);
      const claim = { case: one.id, worker, fence: one.fence };
      run(isOver ? { kind: 'end', ...claim, close: false } : { kind: 'served', ...claim }, s);
    }
  }
}

type Run = (command: Command, s: number) => string;

function duty(run: Run, s: number, worker: string): void {
  if (s === CLOSES) run({ kind: 'sign_out', worker }, s);
  else run({ kind: 'sign_in', card: { worker, name: worker, role: 'worker' }, capacity: 1 }, s);
}

function asking(at: number, visit: Visit, isByBand: boolean): Command {
  const level = isByBand ? visit.level : 'D1';
  const cause = level === 'D2' ? ('direct' as const) : null;
  const about = { case: String(at), talk: `t${String(at)}`, channel: 'web' as const, lang: 'fr' };
  return { kind: 'ask', ask: { ...about, level, cause, reasons: [], agreed: true, far: false } };
}

function rowOf(workers: number, perDay: number): string[] {
  const next = chance(workers * 100 + perDay);
  const days = Array.from({ length: DAYS }, () => visitsOf(perDay, next));
  const ours = days.flatMap((visits) => dayOf(visits, workers, true));
  const plain = days.flatMap((visits) => dayOf(visits, workers, false));
  const waits = (all: readonly Served[], level?: string) =>
    all.flatMap((one) => (one.waitS === undefined || (level && one.level !== level) ? [] : [one.waitS / 60]));
  const answered = waits(ours).length / Math.max(1, ours.length);
  const share = (level: string) => {
    const of = ours.filter((one) => one.level === level);
    return `${shown((100 * of.filter(({ waitS }) => waitS !== undefined).length) / Math.max(1, of.length), '%')}`;
  };
  return [
    `${String(workers)} on duty, ${String(perDay)} a day`,
    shown(100 * answered, '%'),
    `${share('D3')} · ${share('D2')} · ${share('D1')}`,
    shown(quantile(waits(ours), 0.5), 'min'),
    shown(quantile(waits(ours), 0.9), 'min'),
    shown(quantile(waits(ours, 'D3'), 0.95), 'min'),
    shown(quantile(waits(plain, 'D3'), 0.95), 'min'),
  ];
}

export const bench: Bench = {
  name: 'queue-days',
  title: 'What a day of the line is like for a small team',
  run: () => {
    const rows = [1, 2, 3].flatMap((workers) => [1, 5, 10].map((perDay) => rowOf(workers, perDay)));
    return Promise.resolve({
      columns: [
        '',
        'answered',
        'of D3 · D2 · others',
        'wait, median',
        'wait, p90',
        'D3 wait, p95',
        'the same by arrival alone',
      ],
      rows,
      goals: [],
      how: `${String(DAYS)} simulated days each, on the real machine: duty from 9 to midnight, most arrivals from 20 h on, some while nobody is there (they are told so and enter no line), talks of 15 to 60 minutes, 10 or 20 to write up. The shares of bands and these lengths are assumed: no real count exists yet.`,
    });
  },
};
