import { dynamicKeys, shortNamed } from './dynamic-keys.js';
import { everyText, type Inspected, type Rule } from './inspected.js';

/** A text nobody says is a text nobody reviews any more. Silent when the code is not beside the content. */
export const unusedKeysRule: Rule = (inspected) => {
  if (inspected.code.length === 0) return [];
  const named = namedIn(inspected);
  return everyText(inspected)
    .filter(({ form, key }) => form === 'web' && !isUsed(key, named))
    .map(({ key, file, path }) => file.problemAt(path, `"${key}" is said by nothing`));
};

function isUsed(key: string, named: ReadonlySet<string>): boolean {
  const group = shortNamed.find((prefix) => key.startsWith(prefix)) ?? '';
  const plural = key.replace(/_(one|many|other)$/, '');
  const names = [key, plural, key.slice(group.length), plural.slice(group.length)];
  return dynamicKeys.some((prefix) => key.startsWith(prefix)) || names.some((name) => named.has(name));
}

/** Every word or dotted name between quotes in the code, and every dotted name in the questions. */
function namedIn({ code, sources }: Inspected): ReadonlySet<string> {
  const questions = sources.triage.map(({ file }) => file.source);
  const quoted = code.flatMap(({ source }) => matches(source, /['"`]([a-z0-9_]+(?:\.[a-z0-9_-]+)*)['"`]/g));
  const bare = questions.flatMap((text) => matches(text, /([a-z0-9_]+(?:\.[a-z0-9_-]+)+)/g));
  return new Set([...quoted, ...bare]);
}

function matches(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map((match) => match[1] ?? '');
}
