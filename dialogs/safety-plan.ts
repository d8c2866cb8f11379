import type { Content, Plan } from '../content/model.js';
import { lineDoors } from './doors.js';
import { isOfPlan } from './plan-kept.js';
import { isPlanNamed } from './reading/plan-named.js';
import { isThanks } from './reading/thanks.js';
import { option, say, topOf, withAnswer } from './state.js';
import { speaksOfDanger } from './words-heard.js';
import type { Dialog, Go, Input, Option, Say, Screen, State, Step, World } from './model.js';

type Said = Extract<Input, { kind: 'say' }>;

/** A plan built with her, point by point: ticked, shown whole at its end, and gone with it. Her own path alone. */
export const safetyPlan: Dialog = {
  'plan.start': {
    enter: (state, world) => elsewhereFor(state) ?? start(state, world),
    answer: (_state, ids, world) => {
      if (ids.includes('human')) return { to: 'human.ask' };
      return ids.includes('go_on') ? { to: nextStep(world.content.plan) } : { to: 'return' };
    },
  },

  /** For somebody else: the plan is built with the person herself. */
  'plan.with_her': {
    enter: (state, world) => ({
      says: [say('plan.with_her')],
      doors: lineDoors(state, world).slice(0, 3),
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

/** The first line that fits is named in a sentence, never as a card: somebody may come. */
function start(state: State, world: World): Screen {
  const lines = lineDoors(state, world).slice(0, 1);
  const named = lines.map((door): Say => ({ key: 'menu.a_door', door }));
  return {
    before: [{ says: [say('plan.start')], doors: [] }],
    says: [say('plan.with_somebody'), ...named, say('plan.begin')],
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
    enter: (state, { content: { plan } }) => elsewhereFor(state) ?? pointScreen(plan, id),
    answer: (state, ids, { content: { plan } }) => ({
      to: ids.includes('enough') ? 'parties.shown' : nextStep(plan, id),
      set: withAnswer(
        state,
        step,
        ids.filter((one) => pointOf(plan, id).choices.includes(one)),
      ),
    }),
    hear: (_state, said, world) => ownWords(said, world),
  };
}

function pointOf(plan: Plan, id: string): Plan['points'][number] {
  const found = plan.points.find((point) => point.id === id);
  if (found === undefined) throw new Error(`no point ${id} in plan.yaml`);
  return found;
}

function pointScreen(plan: Plan, id: string): Screen {
  const { choices, before } = pointOf(plan, id);
  const left = plan.points.length - plan.points.findIndex((point) => point.id === id);
  const isOngoing = left > 1 && left < plan.points.length;
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

/** The point after this one; without one, the first; after the last, who can help. */
function nextStep({ points }: Plan, id?: string): string {
  const next = points[points.findIndex((point) => point.id === id) + 1];
  return next === undefined ? 'parties.choose' : `plan.${next.id}`;
}

/** Her own words are hers: answered, and not kept. Danger in them, and thanks, are answered as everywhere. */
export function ownWords({ text, hits }: Said, { content }: World): Go | undefined {
  if (speaksOfDanger(hits) || isThanks(text, content.synonyms)) return undefined;
  return {
    to: 'stay',
    brief: 'told',
    says: [say('plan.own_words')],
    events: [{ kind: 'forget', keep: '' }],
  };
}

/** "Je veux partir", "plan de sécurité": the plan, above what is on screen; already there, the same screen. */
export function planAskedFor(state: State, { text }: Said, { synonyms }: Content): Go | undefined {
  if (!isPlanNamed(text, synonyms)) return undefined;
  return isOfPlan(topOf(state)) ? { to: 'stay' } : { to: 'plan.start', above: true };
}
