import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Problem } from '../problem.js';
import { readSources } from '../sources.js';
import type { ParseTree } from '../yaml-file.js';
import { cardKeysRule } from './card-keys-rule.js';
import { lapsedChecksRule, reviewDatesRule } from './age-rule.js';
import { forbiddenRule } from './forbidden-rule.js';
import { franceRule } from './france-rule.js';
import { futureChecksRule } from './future-checks-rule.js';
import type { CodeFile, Rule } from './inspected.js';
import { readLists } from './lists.js';
import { literalNumbersRule } from './literal-numbers-rule.js';
import { missingKeysRule } from './missing-keys-rule.js';
import { namedKeysRule } from './named-keys-rule.js';
import { placeholdersRule } from './placeholders-rule.js';
import { plainWordsRule } from './plain-words-rule.js';
import { readingRule } from './reading-rule.js';
import { schemaRule } from './schema-rule.js';
import { smsRule } from './sms-rule.js';
import { unusedKeysRule } from './unused-keys-rule.js';

const rules: readonly Rule[] = [
  schemaRule,
  franceRule,
  missingKeysRule,
  cardKeysRule,
  namedKeysRule,
  unusedKeysRule,
  placeholdersRule,
  literalNumbersRule,
  futureChecksRule,
  lapsedChecksRule,
  reviewDatesRule,
  smsRule,
  readingRule,
  plainWordsRule,
  forbiddenRule,
];

/**
 * Everything wrong with the content of one pack on `today` (ISO date), in the order of files and lines. `root` is
 * the folder content/; the code that says its texts is looked for beside it (dialogs/ and bots/).
 */
export function checkContent(root: string, pack: string, today: string, parse?: ParseTree): Problem[] {
  const code = ['dialogs', 'bots'].flatMap((room) => codeIn(join(dirname(root), room)));
  const inspected = { sources: readSources(root, pack, parse), today, lists: readLists(), code };
  const problems = rules.flatMap((rule) => rule(inspected));
  return problems.sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column);
}

function codeIn(folder: string): CodeFile[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const paths = names.filter((name) => /\.tsx?$/.test(name)).map((name) => join(folder, name));
  return paths.map((path) => ({ path, source: readFileSync(path, 'utf8') }));
}
