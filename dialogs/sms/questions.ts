import { isAbroad } from '../doors.js';
import { toTalk } from './to-talk.js';
import { aBreath, isAnswered, option, say, topOf, withAnswer } from '../state.js';
import { assess, isHigher } from '../triage.js';
import { isPlaceKnown, towardsPlace } from '../way.js';
import type { Question } from '../../content/model.js';
import type { Dialog, Go, Input, Say, State, Step, World } from '../model.js';

/** The five questions of content/questions/triage.yaml `sms`: only after she chose « questions claires », each to be passed. */
export function questionStep(name: string): Step {
  return {
    enter: (_state, world) => {
      const { id, before, answers } = questionOf(name, world);
      const options = answers.map((answer) => option(answer.id, `${id}.${answer.id}`));
      return {
        says: [...(before === undefined ? [] : [say(before)]), say(id)],
        ask: {
          step: id,
          options: [...options, option('skip', 'sms.skip', 'quiet')],
          ...(before === undefined ? {} : { spelt: true as const }),
        },
      };
    },
    answer: (state, ids, world) => next(state, { id: name, ids }, world),
    hear: (state, said, world) => heardHere(state, said, world),
  };
}

/** After the last question: what to do in the next hour, and that is all. The contacts she has already. */
export const afterQuestions: Dialog = {
  'worries.tell': {
    enter: (state, world) =>
      isPlaceKnown(state)
        ? { to: 'sms.next_hour' }
        : { to: towardsPlace(state, world), says: nextHour(state, world) },
  },
  'sms.next_hour': {
    enter: (state, world) => ({
      says: nextHour(state, world),
      ask: {
        step: 'sms.next_hour',
        options: [
          option('human', 'sms.human'),
          option('contacts', 'sms.contacts'),
          option('menu', 'sms.menu'),
        ],
        slot: 'words',
      },
    }),
    answer: (_state, ids) => {
      if (ids.includes('human')) return { to: 'human.ask' };
      return { to: ids.includes('menu') ? 'menu.choose' : 'signpost.places' };
    },
  },
};

/** They are a victim's: nobody else is asked. */
export function areQuestionsLeft(state: State, world: World): boolean {
  return state.who === 'self' && left(state, world).length > 0;
}

/** Her own choice to go on: it holds after danger now too. */
export function towardsQuestions(state: State, world: World): Go {
  const set = { answers: { ...state.answers, go_on: ['yes'] }, discreet: false };
  return { to: nextQuestion({ ...state, ...set }, world), set };
}

function questionOf(name: string, { content }: World): Question {
  const found = content.triage.sms.find(({ id }) => id === name);
  if (found === undefined) throw new Error(`no question ${name} by SMS in triage.yaml`);
  return found;
}

function left(state: State, { content }: World): Question[] {
  return content.triage.sms.filter(({ id }) => !isAnswered(state, id));
}

function nextQuestion(state: State, world: World): string {
  return left(state, world)[0]?.id ?? 'worries.tell';
}

/** A hard answer is one that adds a reason: a breath comes before the next question. At danger now none comes. */
function next(state: State, given: { id: string; ids: readonly string[] }, world: World): Go {
  const set = withAnswer(state, given.id, given.ids);
  const now = { ...state, ...set };
  const isHard = reasons(now, world) > reasons(state, world);
  const breath = isHard ? aBreath(state) : { says: [], said: state.said };
  return { to: nextQuestion(now, world), set: { ...set, said: breath.said }, says: breath.says };
}

function reasons({ answers }: State, { content }: World): number {
  return assess(content.triage, answers).reasons.length;
}

/** « 1 et 2 » is two answers: both are kept. Words that speak of danger are heard as everywhere. */
function heardHere(state: State, { text }: Extract<Input, { kind: 'say' }>, world: World): Go | undefined {
  if (!/^\s*[1-9](?:\s*(?:,|\+|&|et|and)?\s*[1-9])+\s*[.!]?\s*$/i.test(text)) return undefined;
  const { id, answers } = questionOf(topOf(state), world);
  const ids = [...text.matchAll(/\d/g)].flatMap(([digit]) => answers[Number(digit) - 1]?.id ?? []);
  const said = ids.filter((one) => one !== 'no');
  return said.length === 0 ? undefined : next(state, { id, ids: said }, world);
}

function nextHour(state: State, world: World): Say[] {
  if (isAbroad(state)) return [say('line.abroad')];
  if (state.who === 'someone_else') return [say('sms.relative')];
  const { doors } = assess(world.content.triage, state.answers);
  if (doors.includes('medical')) return [say('sms.next_medical')];
  if (doors.includes('suicide')) return [say('sms.next_life')];
  if (doors.includes('child')) return [say('sms.next_child')];
  if (isHigher(state.level, 'D1')) return [say('sms.next_grave'), ...toTalk(state, world)];
  if (state.level === 'D1') return [say('sms.next_concern'), ...toTalk(state, world)];
  return [say('sms.next_nothing')];
}
