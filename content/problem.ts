/** What is wrong in a content file, and where, in words the person who wrote the file can act on. */

export interface Problem {
  /** Path from the folder `content/`'s parent, or as given to the loader. */
  file: string;
  /** Both count from 1. */
  line: number;
  column: number;
  message: string;
  severity: 'error' | 'warning';
}

/** `content/indre/places.yaml:12: …`, one problem on one line; a warning says that it is one. */
export function formatProblem(problem: Problem): string {
  const weight = problem.severity === 'warning' ? 'warning: ' : '';
  return `${problem.file}:${problem.line}: ${weight}${problem.message}`;
}

/** Content that must not be served. Carries every fault found, not only the first. */
export class ContentError extends Error {
  override readonly name = 'ContentError';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    const places = problems.map((p) => `${p.file}:${p.line}:${p.column}: ${p.message}`);
    super(['The content cannot be used:', ...places].join('\n'));
    this.problems = problems;
  }
}
