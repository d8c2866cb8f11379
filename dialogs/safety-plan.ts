import type { Content, Plan } from '../content/model.js';
import { firstDoor, lineDoors, unique } from './doors.js';
import { doorLines, leadTo, MOST_DOORS } from './doors-said.js';
import { isOfPlan } from './plan-kept.js';
import { isPlanNamed } from './reading/plan-named.js';
import { isThanks } from './reading/thanks.js';
import { once, option, say, topOf, withAnswer } from './state.js';
import { speaksOfDanger } from './words-heard.js';
import type { Dialog, Go, Input, Option, Screen, State, Step, World } from './model.js';

type Point = Plan['points'][number];
type Said = Extract<Input, { kind: 'say' }>;

/** A plan built with her, point by point: ticked, shown whole at its end, and gone with it. Her own path alone. */
export const safetyPlan: Dialog = {
  'plan.start': {
    enter: (state, world) => elsewhereFor(state) ?? start(state, world),
    answer: (state, ids, world) => {
      if (ids.includes('human')) return { to: 'human.ask' };
      return ids.includes('go_on')
        ? { to: stepOf(pointsAfter(state, world.content.plan)[0]) }
        : { to: 'return' };
    },
  },

  /** For somebody else: the plan is built with the person herself. */
  'plan.with_her': {
    enter: (state, world) => ({
      says: [leadTo('plan.with_her')],
      doors: lineDoors(state, world).slice(0, MOST_DOORS),
      ask: {
        step: 'plan.with_her',
        options: [option('human', 'menu.human'), option('back', 'plan.back', 'quiet')],
        slot: 'words',
      },
    }),
    answer: (_state, ids) => ({ to: ids.includes('human') ? 'human.ask' : 'return' }),
  },
};

/** Where those go who build no plan here: a child, who hurts, a professional, a relative. */
export function elsewhereFor({ who }: State): Go | undefined {
  switch (who) {
    case 'self':
      return undefined;
    case 'child':
      return { to: 'child.doors' };
    case 'hurter':
      return { to: 'hurter.doors' };
    case 'professional':
      return { to: 'pro.doors' };
    case 'someone_else':
      return { to: 'plan.with_her' };
  }
}

/** The first line that fits is named in a sentence, never as a card; while somebody may come, one for later beside it. */
function start(state: State, world: World): Screen {
  const later: State = { ...state, discreet: false };
  const lines = unique([...lineDoors(later, world).slice(0, 1), ...lineDoors(state, world).slice(0, 1)]);
  return {
    before: [{ says: [say('plan.start')], doors: [] }],
    says: [say('plan.with_somebody'), ...doorLines(lines), say('plan.begin')],
    ask: {
      step: 'plan.start',
      options: [
        option('go_on', 'plan.go_on'),
        option('human', 'menu.human'),
        option('later', 'plan.later', 'quiet'),
      ],
    },
  };
}

/** One point of content/questions/plan.yaml: what she can do, ticked, passed over, or the end of the plan. */
export function planStep(id: string): Step {
  const step = `plan.${id}`;
  return {
    enter: (state, { content: { plan } }) =>
      elsewhereFor(state) ?? pointScreen(pointOf(plan, id), state, plan),
    answer: (state, ids, { content: { plan } }) => {
      const kept = pointOf(plan, id).choices.filter((one) => ids.includes(one));
      const to = ids.includes('enough') ? 'parties.shown' : stepOf(pointsAfter(state, plan, id)[0]);
      return { to, set: withAnswer(state, step, kept) };
    },
    hear: ownWords,
  };
}

function pointOf(plan: Plan, id: string): Point {
  const found = plan.points.find((point) => point.id === id);
  if (found === undefined) throw new Error(`no point ${id} in plan.yaml`);
  return found;
}

/** Those still to come, all of them without an id; while somebody may come, the short way. */
function pointsAfter({ discreet }: State, { points }: Plan, id?: string): Point[] {
  return points
    .slice(points.findIndex((point) => point.id === id) + 1)
    .filter(({ short }) => short || !discreet);
}

function stepOf(point: Point | undefined): string {
  return point === undefined ? 'parties.choose' : `plan.${point.id}`;
}

function pointScreen({ id, choices, before }: Point, state: State, plan: Plan): Screen {
  const left = pointsAfter(state, plan, id).length + 1;
  const isOngoing = left > 1 && left < pointsAfter(state, plan).length;
  const step = `plan.${id}`;
  return {
    before: before === undefined ? [] : [{ says: [say(before)], doors: [] }],
    says: [...(isOngoing ? [say('plan.remaining', { left })] : []), say(step)],
    ask: {
      step,
      options: [...choices.map((choice) => option(choice, `${step}.${choice}`)), ...waysOn(left)],
      many: true,
    },
  };
}

function waysOn(left: number): Option[] {
  const pass = option('skip', 'answer.pass', 'quiet');
  return left > 1 ? [pass, option('enough', 'plan.enough', 'quiet')] : [pass];
}

/**
 * Her own words are hers: answered, and not kept; from the second time with somebody who can be told. Danger in them,
 * and thanks, are answered as everywhere.
 */
export function ownWords(state: State, { text, hits }: Said, world: World): Go | undefined {
  if (speaksOfDanger(hits) || isThanks(text, world.content.synonyms)) return undefined;
  const { says, said } = once(state, 'plan.own_words');
  const isFirst = says.length > 0;
  if (!isFirst && state.discreet) return undefined;
  return {
    to: 'stay',
    brief: 'told',
    says: isFirst ? says : [say('plan.own_words'), say('parties.with_somebody')],
    doors: isFirst ? [] : firstDoor(state, world),
    set: { said },
    events: [{ kind: 'forget', keep: '' }],
  };
}

/** "Je veux partir", "plan de sécurité": the plan, above what is on screen; already there, the same screen. */
export function planAskedFor(state: State, { text }: Said, { synonyms }: Content): Go | undefined {
  if (!isPlanNamed(text, synonyms)) return undefined;
  return isOfPlan(topOf(state)) ? { to: 'stay' } : { to: 'plan.start', above: true };
}
