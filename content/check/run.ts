import { existsSync, readdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { formatProblem, type Problem } from '../problem.js';
import { readSources } from '../sources.js';
import { todayAt } from '../today.js';
import { remembering } from '../yaml-file.js';
import { checkContent } from './check-content.js';
import { readingSummary } from './reading-summary.js';

/**
 * `npm run content:check [-- FOLDER]`: every pack, every problem on a line of its own; fails when one is an error.
 * Then how easily the texts read, in figures.
 * FOLDER is another folder content/ than this one.
 */
const root = resolve(process.argv[2] ?? fileURLToPath(new URL('..', import.meta.url)));
/** The packs share most of their files. */
const parse = remembering();
const packs = readdirSync(root).filter((name) => existsSync(join(root, name, 'settings.yaml')));
const found = packs.flatMap((pack) => checkContent(root, pack, todayIn(pack), parse)).map(fromHere);
const lines = [...new Set(found.map(formatProblem))];
const errors = found.some(({ severity }) => severity === 'error');

for (const line of lines) process.stdout.write(`${line}\n`);
if (lines.length === 0) process.stdout.write(`content: nothing to correct (${packs.join(', ')})\n`);
for (const line of new Set(packs.flatMap(readingOf))) process.stdout.write(`${line}\n`);
process.exitCode = errors ? 1 : 0;

/** Records lapse at midnight where they serve. Settings that cannot be read are a problem of their own. */
function todayIn(pack: string): string {
  return todayAt(readSources(root, pack, parse).settings.at(-1)?.data.time_zone ?? 'UTC');
}

/** A pack's texts are those of all; its lines and places are its own. */
function readingOf(pack: string): string[] {
  return readingSummary(readSources(root, pack, parse)).map((line) => `${pack} ${line}`);
}

function fromHere(problem: Problem): Problem {
  return { ...problem, file: relative(process.cwd(), problem.file) };
}
