import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadContent } from '../content/load.js';
import { dangerLabelSchema } from '../content/schema.js';
import { listenerOf } from '../dialogs/danger/listen.js';
import { readLines } from './danger/lines.js';
import { alarmsOf, scoresOf, type Heard, type Score } from './danger/scores.js';
import { CRITICAL } from './danger/thresholds.js';

/** `npm run detect`: what the safety net hears in a file of messages, and how right it is where they are labelled. */

const usage =
  'npm run detect -- FILE.csv [--json]   (columns id, lang, channel, text and, if known, labels)\n';

process.exitCode = run(process.argv.slice(2));

function run(args: string[]): number {
  const asked = readArguments(args);
  if (asked === undefined) {
    process.stderr.write(usage);
    return 2;
  }
  try {
    const heard = hear(asked.file);
    process.stdout.write(asked.json ? inJson(heard) : inWords(heard));
    return 0;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : 'the file could not be read'}\n`);
    return 1;
  }
}

function readArguments(args: string[]): { file: string; json: boolean } | undefined {
  try {
    const options = { json: { type: 'boolean' } } as const;
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    return positionals.length === 1 ? { file: positionals[0]!, json: values.json ?? false } : undefined;
  } catch {
    return undefined;
  }
}

function hear(file: string): Heard[] {
  const root = fileURLToPath(new URL('../content', import.meta.url));
  const listen = listenerOf(loadContent(root, process.env['CONTENT'] ?? 'demo'));
  return readLines(file).map((line) => ({
    line,
    labels: [...new Set(listen(line.text).map(({ label }) => label))],
  }));
}

function inJson(heard: readonly Heard[]): string {
  const rows = heard.map(({ line, labels }) => ({ id: line.id, labels }));
  return `${JSON.stringify({ rows, scores: isLabelled(heard) ? figuresOf(heard) : {} })}\n`;
}

function figuresOf(heard: readonly Heard[]) {
  return { ...scoresOf(heard, dangerLabelSchema.options), alarms: alarmsOf(heard, CRITICAL) };
}

function isLabelled(heard: readonly Heard[]): boolean {
  return heard.some(({ line }) => line.labels !== undefined);
}

function inWords(heard: readonly Heard[]): string {
  if (!isLabelled(heard))
    return heard.map(({ line, labels }) => `${line.id}\t${labels.join('|')}\n`).join('');
  const { alarms, ...scores } = figuresOf(heard);
  const groups = Object.entries(scores).map(([name, byLabel]) => {
    const rows = Object.entries(byLabel as Record<string, Score>).filter(([, { carried }]) => carried > 0);
    return `${name}\n${rows.map(([label, score]) => rowOf(label, score)).join('')}`;
  });
  const said = `A critical label where there is none: ${percent(alarms.critical)}; danger in idle talk: ${percent(alarms.quiet)}\n`;
  return `${groups.join('\n')}\n${said}`;
}

function rowOf(label: string, { carried, recall, precision }: Score): string {
  const figures = [String(carried).padStart(5), percent(recall).padStart(8), percent(precision).padStart(8)];
  return `  ${label.padEnd(26)} lines ${figures[0]!}  heard ${figures[1]!}  right ${figures[2]!}\n`;
}

function percent(share: number | undefined): string {
  return share === undefined ? '-' : `${(share * 100).toFixed(1)} %`;
}
