import type { Answer, Content, Question } from '../model.js';
import { escaped, tag } from './html.js';
import type { Names } from './names.js';

/** What is asked about danger and what each answer means, and which lines are offered to whom. */
export function questionsPart(content: Content, names: Names): string {
  const { triage } = content;
  const asked = (list: readonly Question[], group: string) =>
    list.map((question) => questionWords(question, { group, content, names })).join('\n');
  return [
    tag('h4', 'À la personne elle-même'),
    asked(triage.questions, 'risk.'),
    tag('h4', 'À un proche, une voisine, un témoin'),
    asked(triage.someone_else, 'relative.'),
    tag('h4', 'Par SMS'),
    asked(triage.sms, ''),
  ].join('\n');
}

interface Asking {
  /** What stands before the question's id in the keys of its words. */
  group: string;
  content: Content;
  names: Names;
}

function questionWords({ id, answers, when }: Question, asking: Asking): string {
  const { group } = asking;
  const condition =
    when === undefined
      ? ''
      : tag('small', escaped(` seulement après ${when.question} : ${when.any_of.join(', ')}`));
  const title = `${escaped(textOf(`${group}${id}`, asking))} ${tag('code', `${group}${id}`)} ${condition}`;
  const items = answers.map((answer) => tag('li', answerWords(`${group}${id}.${answer.id}`, answer, asking)));
  return tag('div', tag('p', title) + tag('ul', items.join('')), { class: 'question' });
}

function answerWords(key: string, answer: Answer, asking: Asking): string {
  const meaning = meaningOf(answer).map(asking.names);
  const told = meaning.length === 0 ? '' : ` → ${meaning.join(' ; ')}`;
  return escaped(`${textOf(key, asking)}${told}`);
}

function meaningOf({ level, points, door, disclosure }: Answer): string[] {
  return [
    ...(level === undefined ? [] : [level]),
    ...(points === undefined ? [] : ['points']),
    ...(door === undefined ? [] : [door]),
    ...(disclosure ? ['disclosure'] : []),
  ];
}

function textOf(key: string, { content }: Asking): string {
  const text = content.texts.fr.get(key);
  return typeof text === 'object' ? text.web : (text ?? key);
}
