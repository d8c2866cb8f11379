import { spawn, type ChildProcess } from 'node:child_process';
import { atMost, median, shown, type Bench, type Finding } from './bench.js';

const RUNS = 9;
const WARM_RUNS = 3;
const PATIENCE_MS = 120_000;

const OURS = ['dist/infra/start.js'];
const ECHO = ['test/bench/start-echo.mjs'];

/** Says on the way that the thread of the recognizers has told its parent that it is warm: nothing else shows it. */
const WARM = 'recognizers are warm';
const TELL_WARM = `process.on('worker', (worker) => worker.once('message', () => process.stdout.write('${WARM}\\n')))`;
const OURS_TELLING = ['--import', `data:text/javascript,${encodeURIComponent(TELL_WARM)}`, ...OURS];

/** By a profile of the start: `node --cpu-prof dist/infra/start.js`. */
const WHY_SLOW =
  "Half goes into loading packages (the SDK first); parsing the content's YAML and filing the words of the safety net take some " +
  '0.47 s each. Content turned into JSON by the build, and that index made by it, would reach it';

export const bench: Bench = { name: 'start', title: "From node's start to ready", run: measureAll };

async function measureAll(): Promise<Finding> {
  // Once each unmeasured: from here on files come from memory, and this process knows how to fetch.
  for (const program of [OURS, ECHO]) await msUntilReady(program);
  const ours: number[] = [];
  const echo: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    ours.push(await msUntilReady(OURS));
    echo.push(await msUntilReady(ECHO));
  }
  const warm: number[] = [];
  for (let run = 0; run < WARM_RUNS; run += 1) warm.push(await msUntilWarm());
  return findingOf({ ours, echo, warm });
}

function findingOf({ ours, echo, warm }: Record<'ours' | 'echo' | 'warm', number[]>): Finding {
  const row = (name: string, times: number[]) => [
    name,
    ...[median(times), Math.min(...times), Math.max(...times)].map((ms) => shown(ms / 1000, 's')),
  ];
  const goal = atMost('median of ours until ready', median(ours) / 1000, 1.5, 's');
  return {
    columns: ['program', 'median', 'fastest', 'slowest'],
    rows: [
      row('ours, ready', ours),
      row("the SDK's echo bot behind restify, ready", echo),
      row('ours, recognizers warm too', warm),
    ],
    goals: [
      {
        ...goal,
        whenMissed: WHY_SLOW,
      },
    ],
    how:
      `From just before the process is spawned until GET /readyz answers 200, on a free port, what is built being ` +
      `built, files in the disk cache, ours and the other in turn, ${String(RUNS)} runs each. The recognizers warm in a ` +
      `thread behind, numbers first (times when first needed); ${String(WARM_RUNS)} more runs wait for them. Not in these figures: the index of all France is made on the main ` +
      `thread one second after ready, and for about 0.2 to 0.35 s nothing is answered`,
  };
}

async function msUntilReady(args: readonly string[]): Promise<number> {
  const started = performance.now();
  const child = start(args);
  try {
    const [url = ''] = await saidBy(child, /http:\/\/127\.0\.0\.1:\d+\//);
    const answer = await fetch(`${url}readyz`);
    if (answer.status !== 200) throw new Error(`${args.join(' ')} is not ready: ${String(answer.status)}`);
    return performance.now() - started;
  } finally {
    await ended(child);
  }
}

async function msUntilWarm(): Promise<number> {
  const started = performance.now();
  const child = start(OURS_TELLING);
  try {
    await saidBy(child, new RegExp(WARM));
    return performance.now() - started;
  } finally {
    await ended(child);
  }
}

/** With nothing of this process's environment: what is set here must not change what is measured. */
function start(args: readonly string[]): ChildProcess {
  return spawn(process.execPath, args, { env: { PORT: '0' }, stdio: ['ignore', 'pipe', 'inherit'] });
}

/** Resolves with what the child writes that fits; rejects when it ends or is silent too long. */
function saidBy(child: ChildProcess, sought: RegExp): Promise<RegExpExecArray> {
  return new Promise((resolve, reject) => {
    let said = '';
    const late = setTimeout(() => reject(new Error('the program said nothing in time')), PATIENCE_MS);
    child.once('exit', (code) => reject(new Error(`the program ended by itself (${String(code)})`)));
    child.stdout?.on('data', (more: Buffer) => {
      const found = sought.exec((said += more.toString()));
      if (!found) return;
      clearTimeout(late);
      resolve(found);
    });
  });
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const exit = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await exit;
}
