import { join } from 'node:path';
import type { Problem } from './problem.js';
import type { Sources } from './sources.js';

/** As many as an account goes through before it may be present (bots/handover/staff/exercises.ts): no story twice. */
const FEWEST = 3;

/** Enough stories, each with a language of the settings, and none that goes on after she has left. */
export function checkExercises({ root, exercises, settings }: Sources): Problem[] {
  const spoken = new Set(settings.at(-1)?.data.languages.map(({ id }) => id));
  return [
    ...(exercises.length < FEWEST ? [tooFew(root)] : []),
    ...exercises.flatMap(({ file, data }) => [
      ...(spoken.has(data.visitor.lang)
        ? []
        : [file.problemAt(['visitor', 'lang'], `the settings name no language "${data.visitor.lang}"`)]),
      ...[data.begins, ...data.answers, ...data.reacts.map(({ does }) => does)]
        .filter((doings) => doings.slice(0, -1).some(({ leaves }) => leaves !== undefined))
        .map(() => file.problemAt(['answers'], 'after she has left, nothing more can come')),
    ]),
  ];
}

function tooFew(root: string): Problem {
  const message = `at least ${FEWEST} exercises are needed: an account goes through so many before it may be present`;
  return { file: join(root, 'exercises'), line: 1, column: 1, message, severity: 'error' };
}
