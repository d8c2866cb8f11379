import type { Question } from '../model.js';
import { LANGS } from '../sources.js';
import { everyText, type Inspected, type Rule, type Wording } from './inspected.js';

type Asked = Pick<Wording, 'key' | 'file' | 'path'>;

/** Texts that no code names whole but that the content itself asks for: each question, answer and check. */
export const askedKeysRule: Rule = (inspected) => {
  const known = new Set(everyText(inspected).map(({ lang, key }) => `${lang} ${key}`));
  return [...askedByTriage(inspected), ...askedByChecks(inspected)].flatMap(({ key, file, path }) =>
    LANGS.filter((lang) => !known.has(`${lang} ${key}`)).map((lang) =>
      file.problemAt(path, `needs the text "${key}", which is not in locales/${lang}`),
    ),
  );
};

function askedByTriage({ sources }: Inspected): Asked[] {
  return sources.triage.flatMap(({ file, data }) =>
    (['questions', 'someone_else'] as const).flatMap((list) =>
      data[list].flatMap((question, i) =>
        keysOf(question, list === 'questions' ? 'risk' : 'relative').map(([key, ...below]) => ({
          key,
          file,
          path: [list, i, ...below],
        })),
      ),
    ),
  );
}

type KeyAt = [key: string, ...path: (string | number)[]];

/** The question, its answers, what stands before it, and the answers that are said back as a reason. */
function keysOf(question: Question, group: string): KeyAt[] {
  const { id, before, answers } = question;
  return [
    [`${group}.${id}`],
    ...(before === undefined ? [] : [[before, 'before'] as KeyAt]),
    ...answers.map((answer, a): KeyAt => [`${group}.${id}.${answer.id}`, 'answers', a]),
    ...answers.flatMap((answer, a): KeyAt[] =>
      answer.level || answer.points ? [[`reason.${id}.${answer.id}`, 'answers', a]] : [],
    ),
  ];
}

function askedByChecks({ sources }: Inspected): Asked[] {
  return [...sources.lines, ...sources.places].flatMap(({ file, data }) =>
    data.flatMap(({ checked, publish }, i) =>
      publish === 'yes' ? [{ key: `check.${checked.how}`, file, path: [i, 'checked'] }] : [],
    ),
  );
}
