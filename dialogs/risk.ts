import { SKIP, aBreath, option, say, withAnswer } from './state.js';
import { assess } from './triage.js';
import { blockOf, nextQuestion, remaining } from './way.js';
import type { Question, Triage } from '../content/model.js';
import type { Go, Option, Say, State, Step, World } from './model.js';

/** The risk questions, one per screen, as content/questions/triage.yaml orders them. Each can be skipped. */
export function riskStep(id: string): Step {
  return {
    enter: (state, world) => {
      const question = questionOf(world.content.triage, id);
      return {
        says: [
          ...shortIntro(id, state, world),
          ...before(question),
          ...progress(state, world),
          say(wording(question, state)),
        ],
        ask: {
          step: `risk.${id}`,
          options: options(question, state),
          ...(question.many ? { many: true } : {}),
        },
      };
    },
    answer: (state, ids, world) => next(state, { id, ids }, world),
    /** Her own words may have answered this very question (reading of danger): it is not asked twice. */
    hear: (state, _input, world) => {
      const [answer] = state.understood.includes(id) ? (state.answers[id] ?? []) : [];
      if (answer === undefined) return undefined;
      const says = [say('stocktake.noted'), say(`reason.${id}.${answer}`)];
      return { to: nextQuestion(state, world), set: { understood: [] }, says };
    },
  };
}

export function questionOf(triage: Triage, id: string): Question {
  const found = [...triage.questions, ...triage.someone_else].find((question) => question.id === id);
  if (found === undefined) throw new Error(`no question ${id} in triage.yaml`);
  return found;
}

function before(question: Question): Say[] {
  return question.before === undefined ? [] : [say(question.before)];
}

/** When somebody may come in, the first question does not arrive bare. */
function shortIntro(id: string, state: State, { content }: World): Say[] {
  return state.discreet && content.triage.short_mode[0] === id ? [say('risk.short_intro')] : [];
}

/** An adult child's parent is not asked about a pregnancy. */
function speaksOfPregnancy(state: State): boolean {
  return !(state.answers['who_hurts']?.includes('adult_child') ?? false);
}

function wording(question: Question, state: State): string {
  return question.id === 'children' && !speaksOfPregnancy(state)
    ? 'risk.children_only'
    : `risk.${question.id}`;
}

function options(question: Question, state: State): Option[] {
  const offered = question.answers
    .filter((answer) => answer.id !== 'pregnant_hit' || speaksOfPregnancy(state))
    .map((answer) => option(answer.id, `risk.${question.id}.${answer.id}`));
  const isRefusable = question.answers.some(({ id }) => id === 'rather_not_say');
  return isRefusable ? offered : [...offered, SKIP];
}

/** After three questions: how many remain, and that stopping is fine. */
function progress(state: State, world: World): Say[] {
  const block = world.content.triage[blockOf(state)];
  const asked = block.filter((id) => state.answers[id] !== undefined).length;
  const left = remaining(state, world).length;
  return asked === 3 && left > 0 ? [say('risk.remaining', { count: left })] : [];
}

function next(state: State, given: { id: string; ids: readonly string[] }, world: World): Go {
  const set = withAnswer(state, given.id, given.ids);
  const breath = isHard(state, set.answers ?? {}, world) ? aBreath(state) : { says: [], said: state.said };
  return {
    to: nextQuestion({ ...state, ...set }, world),
    set: { ...set, said: breath.said },
    says: breath.says,
  };
}

/** A hard answer is one that adds a reason: a breath comes before the next question. */
function isHard(state: State, answers: State['answers'], { content }: World): boolean {
  return (
    assess(content.triage, answers).reasons.length > assess(content.triage, state.answers).reasons.length
  );
}
