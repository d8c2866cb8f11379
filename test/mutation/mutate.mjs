import { Stryker } from '@stryker-mutator/core';
import { explained, inWords } from './explained.mjs';
import { subjects } from './subjects.mjs';

const options = {
  testRunner: 'mocha',
  plugins: [import.meta.resolve('@stryker-mutator/mocha-runner')],
  testRunnerNodeArgs: ['--import', 'tsx'],
  coverageAnalysis: 'perTest',
  concurrency: 2,
  timeoutMS: 15_000,
  tempDirName: 'test/output/mutation',
  cleanTempDir: 'always',
  ignorePatterns: ['dist', 'docs', 'test/bench'],
  disableTypeChecks: false,
  reporters: [],
  logLevel: 'error',
};

/** Mutates the subjects or files named, or all subjects; false when a survivor is not explained. */
export async function mutate(names) {
  let isClean = true;
  for (const name of names.length > 0 ? names : Object.keys(subjects)) {
    isClean = report(name, await tried(subjects[name] ?? fileOf(name))) && isClean;
  }
  return isClean;
}

function fileOf(name) {
  const subject = Object.values(subjects).find(({ mutate }) => mutate.includes(name));
  if (subject === undefined) throw new Error(`no subject and no mutated file: ${name}`);
  return { ...subject, mutate: [name] };
}

async function tried({ mutate, tests }) {
  const started = Date.now();
  const mochaOptions = { 'no-config': true, 'no-package': true, spec: tests };
  const mutants = await new Stryker({ ...options, mutate, mochaOptions }).runMutationTest();
  return { mutants, seconds: Math.round((Date.now() - started) / 1000) };
}

function report(name, { mutants, seconds }) {
  const survivors = mutants.filter(({ status }) => status === 'Survived' || status === 'NoCoverage');
  const isExplained = explained();
  const unexplained = survivors.filter((mutant) => !isExplained(mutant));
  const killed = mutants.length - survivors.length;
  const late = mutants.filter(({ status }) => status === 'Timeout').length;
  const counts = `${mutants.length} mutants, ${killed} killed (${late} by never ending)`;
  process.stdout.write(
    `${name}: ${counts}, ${survivors.length - unexplained.length} explained, ${unexplained.length} unexplained (${seconds} s)\n`,
  );
  for (const mutant of unexplained) process.stdout.write(`\n${inWords(mutant)}\n`);
  return unexplained.length === 0;
}
