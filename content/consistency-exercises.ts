import { join } from 'node:path';
import type { Exercise } from './model.js';
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
      ...pathsOf(data)
        .filter(({ doings, isFollowed }) => (isFollowed ? doings : doings.slice(0, -1)).some(isLeaving))
        .map(({ path }) => file.problemAt(path, 'after she has left, nothing more can come')),
    ]),
  ];
}

type Doings = Exercise['begins'];

const isLeaving = ({ leaves }: Doings[number]): boolean => leaves !== undefined;

/** Each list of what she does, and whether another always comes after it. */
function pathsOf({ begins, answers, reacts }: Exercise) {
  const answered = answers.map((doings, at) => ({
    ...{ path: ['answers', at], doings, isFollowed: at < answers.length - 1 },
  }));
  const reacted = reacts.map(({ does }, at) => ({
    path: ['reacts', at, 'does'],
    doings: does,
    isFollowed: false,
  }));
  return [{ path: ['begins'], doings: begins, isFollowed: true }, ...answered, ...reacted];
}

function tooFew(root: string): Problem {
  const message = `at least ${FEWEST} exercises are needed: an account goes through so many before it may be present`;
  return { file: join(root, 'exercises'), line: 1, column: 1, message, severity: 'error' };
}
