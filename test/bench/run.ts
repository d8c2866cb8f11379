import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import type { Bench } from './bench.js';
import { sectionOf, withSection } from './table.js';

/**
 * `npm run bench [-- NAME …]`: each benchmark in a process of its own, so that none warms or burdens another. What is
 * printed is also kept in docs/benchmarks.md, each section with its own date and machine.
 */
const NAMES = 'page turn reconnect place memory start walks detect handover queue-days load sms'.split(' ');
const KEPT = 'docs/benchmarks.md';
const HEAD =
  '# Benchmarks\n\nWritten by `npm run bench`; one alone: `npm run bench -- NAME`. The figures are those of the run named.\n';

const [first = '', ...others] = process.argv.slice(2);
if (first === '--here') await measure(others[0] ?? '');
else measureEach(first === '' ? NAMES : [first, ...others]);

function measureEach(names: readonly string[]): void {
  const unknown = names.find((name) => !NAMES.includes(name));
  if (unknown !== undefined) {
    process.stderr.write(`There is no benchmark named ${unknown}. There are: ${NAMES.join(', ')}\n`);
    process.exit(2);
  }
  execFileSync(process.execPath, ['infra/build/build.mjs'], { stdio: 'inherit' });
  const flags = ['--import=tsx', '--expose-gc', '--no-warnings', 'test/bench/run.ts', '--here'];
  for (const name of names) execFileSync(process.execPath, [...flags, name], { stdio: 'inherit' });
}

async function measure(name: string): Promise<void> {
  const { bench } = (await import(`./${name}.js`)) as { bench: Bench };
  const before = loadOfLastMinute();
  const finding = await bench.run();
  const load = `load average of the last minute ${before} before and ${loadOfLastMinute()} after`;
  const when = `${new Date().toISOString().slice(0, 10)} on ${machine()}; ${load}`;
  const section = sectionOf(bench, finding, when);
  process.stdout.write(`${section}\n`);
  if (finding.isDraft) process.exit(0);
  const page = existsSync(KEPT) ? readFileSync(KEPT, 'utf8') : HEAD;
  writeFileSync(KEPT, withSection(page, name, section));
  process.exit(0);
}

/** How many processes wanted a core: what tells a busy machine from a quiet one. */
function loadOfLastMinute(): string {
  return (loadavg()[0] ?? 0).toFixed(1);
}

function machine(): string {
  const [cpu] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${String(cpus().length)} cores (${cpu?.model.trim() ?? 'unknown'}), ${String(memory)} GiB, Node ${process.versions.node}`;
}
