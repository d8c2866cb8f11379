import type { Cards, Plan, Question } from './model.js';
import type { Problem } from './problem.js';
import { LANGS, type Sources } from './sources.js';
import type { Path, YamlFile } from './yaml-file.js';

interface Asked {
  key: string;
  file: YamlFile;
  path: Path;
}

type KeyAt = [key: string, ...path: (string | number)[]];

/**
 * Texts that no code names whole but that the content itself asks for: each question, answer, point, card and check.
 * Every whole language must say them; one that stands on another may leave them to it.
 */
export function checkAsked(sources: Sources): Problem[] {
  // A language without a file at all is told of once, as a file that is not there.
  const whole = LANGS.filter((lang) => sources.texts[lang].length > 0);
  const said = whole.map((lang) => ({ lang, keys: keysSaid(sources, lang) }));
  const asked = [
    ...askedByTriage(sources),
    ...sources.plan.flatMap(({ file, data }) => located(file, keysOfPlan(data))),
    ...sources.cards.flatMap(({ file, data }) => located(file, keysOfCards(data))),
    ...askedByChecks(sources),
  ];
  return asked.flatMap(({ key, file, path }) =>
    said
      .filter(({ keys }) => !keys.has(key))
      .map(({ lang }) => file.problemAt(path, `needs the text "${key}", which is not in locales/${lang}`)),
  );
}

function keysSaid({ texts }: Sources, lang: (typeof LANGS)[number]): ReadonlySet<string> {
  return new Set(texts[lang].flatMap(({ data }) => Object.keys(data.texts)));
}

const located = (file: YamlFile, keys: readonly KeyAt[]): Asked[] =>
  keys.map(([key, ...path]) => ({ key, file, path }));

/** What stands before a question's id in the keys of its words. By SMS the id is the key. */
const GROUPS = { questions: 'risk.', someone_else: 'relative.', sms: '' } as const;

function askedByTriage({ triage }: Sources): Asked[] {
  return triage.flatMap(({ file, data }) =>
    (['questions', 'someone_else', 'sms'] as const).flatMap((list) =>
      data[list].flatMap((question, i) =>
        keysOf(question, GROUPS[list]).map(([key, ...below]) => ({
          key,
          file,
          path: [list, i, ...below],
        })),
      ),
    ),
  );
}

/** The question, its answers, what stands before it, and the answers that are said back as a reason. */
function keysOf(question: Question, group: string): KeyAt[] {
  const { id, before, answers } = question;
  return [
    [`${group}${id}`],
    ...(before === undefined ? [] : [[before, 'before'] as KeyAt]),
    ...answers.map((answer, a): KeyAt => [`${group}${id}.${answer.id}`, 'answers', a]),
    ...answers.flatMap((answer, a): KeyAt[] =>
      answer.level || answer.points ? [[`reason.${id}.${answer.id}`, 'answers', a]] : [],
    ),
  ];
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

function keysOfCards({ cards, groups }: Cards): KeyAt[] {
  return [
    ...groups.map(({ id }, g): KeyAt => [`help.${id}`, 'groups', g]),
    ...cards.flatMap(({ id, says }, c): KeyAt[] => [
      [`card.${id}`, 'cards', c],
      ...says.map((key, s): KeyAt => [key, 'cards', c, 'says', s]),
    ]),
  ];
}

function askedByChecks({ lines, places }: Sources): Asked[] {
  return [...lines, ...places].flatMap(({ file, data }) =>
    data.flatMap(({ checked, publish }, i) =>
      publish === 'yes' ? [{ key: `check.${checked.how}`, file, path: [i, 'checked'] }] : [],
    ),
  );
}
