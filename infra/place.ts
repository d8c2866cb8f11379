import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadContent } from '../content/load.js';
import { findPlace } from '../dialogs/place/find-place.js';
import { gazetteerOf } from '../dialogs/place/gazetteer.js';
import { nearestPlaces } from '../dialogs/place/nearest.js';

/** `npm run place`: what the bot understands as a place, for whoever keeps the content or tests it. */

const usage = 'npm run place -- "text" [--json]   or   npm run place -- --file FILE --json\n';

process.exitCode = run(process.argv.slice(2));

function run(args: string[]): number {
  const asked = readArguments(args);
  if (!asked) {
    process.stderr.write(usage);
    return 2;
  }
  const answerOf = understanding();
  const answers = asked.texts.map(answerOf);
  if (asked.json) process.stdout.write(`${JSON.stringify(asked.isFile ? answers : answers[0])}\n`);
  else process.stdout.write(answers.map(inWords).join(''));
  return 0;
}

interface Asked {
  texts: string[];
  json: boolean;
  isFile: boolean;
}

function readArguments(args: string[]): Asked | undefined {
  const options = { json: { type: 'boolean' }, file: { type: 'string' } } as const;
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const json = values.json ?? false;
    if (values.file !== undefined) return { texts: linesOf(values.file), json, isFile: true };
    return positionals.length > 0 ? { texts: [positionals.join(' ')], json, isFile: false } : undefined;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : 'arguments not understood'}\n`);
    return undefined;
  }
}

function linesOf(file: string): string[] {
  const lines = readFileSync(file, 'utf8').split(/\r?\n/);
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

interface Answer {
  kind: string;
  communes: { insee: string; name: string }[];
  nearest: string[];
}

function understanding(): (text: string) => Answer {
  const content = loadContent(
    fileURLToPath(new URL('../content', import.meta.url)),
    process.env['CONTENT'] ?? 'demo',
  );
  const gazetteer = gazetteerOf(content);
  return (text) => {
    const { kind, communes } = findPlace(text, gazetteer);
    const commune = kind === 'one' ? communes[0] : undefined;
    const nearest = nearestPlaces(commune, content, new Date()).map(({ place }) => place.id);
    return { kind, communes: communes.map(({ insee, name }) => ({ insee, name })), nearest };
  };
}

function inWords({ kind, communes, nearest }: Answer): string {
  const names = communes.map(({ insee, name }) => `${name} (${insee})`).join(', ');
  return `${kind}: ${names === '' ? '-' : names}; nearest: ${nearest.length === 0 ? '-' : nearest.join(', ')}\n`;
}
