import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** Tells whether a survivor is in explained.yaml, which holds lines as the mutant makes them (and `was`, as written). */
export function explained() {
  const { everywhere, files } = parse(readFileSync(new URL('explained.yaml', import.meta.url), 'utf8'));
  const known = Object.entries(files).flatMap(([file, reasons]) =>
    reasons.flatMap(({ was, becomes }) => becomes.map((line) => ({ file, was, line }))),
  );
  const parts = everywhere.flatMap(({ contains }) => contains);
  return (mutant) => {
    const { was, becomes } = lineOf(mutant);
    const isKnown = known.some(
      (one) =>
        one.file === fileOf(mutant) && one.line === becomes && (one.was === undefined || one.was === was),
    );
    return isKnown || parts.some((part) => becomes.includes(part));
  };
}

/** Where a mutant is, the line as it is written and as it becomes. */
export function inWords(mutant) {
  const { was, becomes } = lineOf(mutant);
  const kind =
    mutant.status === 'NoCoverage' ? `${mutant.mutatorName}, reached by no test` : mutant.mutatorName;
  return `${fileOf(mutant)}:${mutant.location.start.line} ${kind}\n- ${was}\n+ ${becomes}`;
}

function fileOf({ fileName }) {
  return fileName.replace(`${process.cwd()}/`, '');
}

function lineOf({ fileName, location: { start, end }, replacement }) {
  const lines = readFileSync(fileName, 'utf8').split('\n');
  const before = lines[start.line - 1].slice(0, start.column - 1);
  const after = lines[end.line - 1].slice(end.column - 1);
  return {
    was: lines[start.line - 1].trim(),
    becomes: `${before}${replacement}${after}`.replace(/\s+/g, ' ').trim(),
  };
}
