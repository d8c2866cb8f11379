import type { z } from 'zod';
import type { Problem } from './problem.js';
import type { YamlFile } from './yaml-file.js';

type Issue = z.core.$ZodIssue;

/** Reads a file against its schema: the data, or every fault with its line. */
export function checkShape<T>(
  file: YamlFile,
  schema: z.ZodType<T>,
): { data: T; problems: [] } | { data?: undefined; problems: Problem[] } {
  if (file.problems.length > 0) return { problems: file.problems };
  const result = schema.safeParse(file.data);
  if (result.success) return { data: result.data, problems: [] };
  return { problems: result.error.issues.flatMap((issue) => toProblems(file, issue, [])) };
}

function toProblems(file: YamlFile, issue: Issue, above: PropertyKey[]): Problem[] {
  const path = [...above, ...issue.path];
  const branch = issue.code === 'invalid_union' ? nearestBranch(issue.errors) : undefined;
  if (branch) return branch.flatMap((inner) => toProblems(file, inner, path));
  const at = issue.code === 'unrecognized_keys' ? [...path, issue.keys[0] ?? ''] : path;
  return [file.problemAt(plain(at), `${nameOf(at)}: ${issue.message}`)];
}

/** Of the shapes a value may take, the one it was most likely meant to have. */
function nearestBranch(branches: Issue[][]): Issue[] | undefined {
  const wrongFrom = (issues: Issue[]) => (issues.some((i) => i.path.length === 0) ? 100 : 0) + issues.length;
  return [...branches].sort((a, b) => wrongFrom(a) - wrongFrom(b))[0];
}

function plain(path: PropertyKey[]): (string | number)[] {
  return path.map((step) => (typeof step === 'symbol' ? String(step) : step));
}

function nameOf(path: PropertyKey[]): string {
  const names = plain(path).filter((step) => typeof step === 'string');
  return names.length > 0 ? names.join('.') : 'record';
}
