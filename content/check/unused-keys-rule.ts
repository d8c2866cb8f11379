import { dynamicKeys } from './dynamic-keys.js';
import { everyText, type Inspected, type Rule } from './inspected.js';

/** A text nobody says is a text nobody reviews any more. Silent when the code is not beside the content. */
export const unusedKeysRule: Rule = (inspected) => {
  if (inspected.code.length === 0) return [];
  const used = namedIn(inspected);
  const prefixes = [...dynamicKeys];
  return everyText(inspected)
    .filter(({ form, key }) => form === 'web' && !prefixes.some((prefix) => key.startsWith(prefix)))
    .filter(({ key }) => !used.has(key) && !used.has(key.replace(/_(one|many|other)$/, '')))
    .map(({ key, file, path }) => file.problemAt(path, `"${key}" is said by nothing`));
};

/** Every dotted word between quotes, in the code and in the questions. */
function namedIn({ code, sources }: Inspected): Set<string> {
  const questions = sources.triage.map(({ file }) => file.source);
  const quoted = code.flatMap((text) => matches(text, /['"`]([a-z0-9_]+(?:\.[a-z0-9_-]+)+)['"`]/g));
  const bare = questions.flatMap((text) => matches(text, /([a-z0-9_]+(?:\.[a-z0-9_-]+)+)/g));
  return new Set([...quoted, ...bare]);
}

function matches(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map((match) => match[1] ?? '');
}
