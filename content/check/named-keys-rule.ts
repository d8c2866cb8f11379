import type { Problem } from '../problem.js';
import { LANGS } from '../sources.js';
import { everyText, type CodeFile, type Rule } from './inspected.js';

/** Where the dialogs name a text whole: `say('menu.ask')`, `option('no', 'answer.no')`, `key: 'menu.ask'`. */
const naming = /(?:\bsay\(|\bonce\(\s*\w+,|\boption\(\s*[^,()]+,|\bkey:)\s*'([a-z0-9_]+(?:\.[a-z0-9_-]+)+)'/g;

/** A text that the code says and nobody wrote would reach a visitor as a bare key. */
export const namedKeysRule: Rule = (inspected) => {
  const known = new Set(
    everyText(inspected).map(({ lang, key }) => `${lang} ${key.replace(/_(one|many|other)$/, '')}`),
  );
  return inspected.code.flatMap((file) =>
    [...file.source.matchAll(naming)].flatMap((match) =>
      LANGS.filter((lang) => !known.has(`${lang} ${match[1]}`)).map((lang) =>
        problemIn(file, match, `says "${match[1]}", which is not in locales/${lang}`),
      ),
    ),
  );
};

function problemIn({ path, source }: CodeFile, { index = 0 }: RegExpMatchArray, message: string): Problem {
  const before = source.slice(0, index).split('\n');
  const column = (before.at(-1)?.length ?? 0) + 1;
  return { file: path, line: before.length, column, message, severity: 'error' };
}
