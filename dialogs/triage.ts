import type { Answer, DoorNeed, Question, Triage } from '../content/model.js';
import type { Cause, Level } from './model.js';

/**
 * From answers to a level, its cause and its reasons, as content/questions/triage.yaml says. Pure and total: any
 * subset of answers, known or not, gives a result. Raising only: see `highest`.
 */

export type Answers = Readonly<Record<string, readonly string[]>>;

export interface Assessment {
  level: Level;
  cause: Cause | null;
  /** The answers that worry us, as `question.answer`, in the order of the file. Words for them are content. */
  reasons: string[];
  /** Doors asked for by an answer, whatever the level. */
  doors: DoorNeed[];
}

const RANK: Readonly<Record<Level, number>> = { 'D?': 0, D1: 1, D2: 2, D3: 3 };

export function isHigher(a: Level, b: Level): boolean {
  return RANK[a] > RANK[b];
}

interface Given {
  question: Question;
  answer: Answer;
}

/** A victim's on the web, a relative's, and those by SMS: no two share an id. */
export function allQuestions({ questions, someone_else, sms }: Triage): Question[] {
  return [...questions, ...someone_else, ...sms];
}

/** Assesses a victim's answers, or a relative's with `triage.someone_else`. */
export function assess(triage: Triage, answers: Answers): Assessment {
  const given = answersGiven(allQuestions(triage), answers);
  const direct = given.filter(({ answer }) => answer.level !== undefined);
  const together = triage.together.filter((rule) =>
    rule.all.every((part) => part.any_of.some((id) => answers[part.question]?.includes(id))),
  );
  const weak = given.filter(({ answer }) => answer.points !== undefined);
  const doors = [...new Set(given.flatMap(({ answer }) => answer.door ?? []))];
  const reasons = [...direct, ...weak].map(({ question, answer }) => `${question.id}.${answer.id}`);
  const result = (level: Level, cause: Cause | null) => ({ level, cause, reasons, doors });

  if (direct.some(({ answer }) => answer.level === 'D3')) return result('D3', 'direct');
  if (direct.length > 0 || together.length > 0) return result('D2', 'direct');
  if (points(weak) >= triage.points_for_d2 || hasManyUnknowns(triage, answers)) return result('D2', 'points');
  if (weak.length > 0 || given.some(({ answer }) => answer.disclosure)) return result('D1', null);
  return result('D?', null);
}

/** A question is put only where its condition holds; an answer to one that no longer applies counts all the same. */
export function applies(question: Question, answers: Answers): boolean {
  const { when } = question;
  return when === undefined || when.any_of.some((id) => answers[when.question]?.includes(id));
}

function answersGiven(questions: readonly Question[], answers: Answers): Given[] {
  return questions.flatMap((question) =>
    question.answers
      .filter((answer) => answers[question.id]?.includes(answer.id))
      .map((answer) => ({ question, answer })),
  );
}

/** The answers of one group count once. */
function points(given: readonly Given[]): number {
  const counted = new Map(given.map(({ answer }) => [answer.group ?? answer, answer.points ?? 0]));
  return [...counted.values()].reduce((total, one) => total + one, 0);
}

function hasManyUnknowns({ unknowns }: Triage, answers: Answers): boolean {
  return unknowns.among.filter((id) => answers[id]?.includes('unknown')).length >= unknowns.at_least;
}
