import type { Plan, Question } from '../model.js';
import { LANGS } from '../sources.js';
import { everyText, type Inspected, type Rule, type Wording } from './inspected.js';

type Asked = Pick<Wording, 'key' | 'file' | 'path'>;

/** Texts that no code names whole but that the content itself asks for: each question, answer and check. */
export const askedKeysRule: Rule = (inspected) => {
  const known = new Set(everyText(inspected).map(({ lang, key }) => `${lang} ${key}`));
  const asked = [...askedByTriage(inspected), ...askedByPlan(inspected), ...askedByChecks(inspected)];
  return asked.flatMap(({ key, file, path }) =>
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

function askedByPlan({ sources }: Inspected): Asked[] {
  return sources.plan.flatMap(({ file, data }) =>
    keysOfPlan(data).map(([key, ...path]) => ({ key, file, path })),
  );
}

function keysOfPlan({ points, parties, needs }: Plan): KeyAt[] {
  return [
    ...points.flatMap(({ id, choices, before }, p): KeyAt[] => [
      [`plan.${id}`, 'points', p],
      [`plan.title.${id}`, 'points', p],
      ...(before === undefined ? [] : [[before, 'points', p, 'before'] as KeyAt]),
      ...choices.map((choice, c): KeyAt => [`plan.${id}.${choice}`, 'points', p, 'choices', c]),
    ]),
    ...parties.flatMap(({ id }, p): KeyAt[] => [
      [`parties.${id}`, 'parties', p],
      [`parties.${id}.does`, 'parties', p],
    ]),
    ...needs.map(({ id }, n): KeyAt => [`parties.read_out.${id}`, 'needs', n]),
  ];
}

function askedByChecks({ sources }: Inspected): Asked[] {
  return [...sources.lines, ...sources.places].flatMap(({ file, data }) =>
    data.flatMap(({ checked, publish }, i) =>
      publish === 'yes' ? [{ key: `check.${checked.how}`, file, path: [i, 'checked'] }] : [],
    ),
  );
}
