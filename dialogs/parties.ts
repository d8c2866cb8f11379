import { hasPoints, partiesTicked, planShown, readOut, whoDoesWhat } from './plan-shown.js';
import { placeForOffice } from './plan-office.js';
import { elsewhereFor, ownWords } from './safety-plan.js';
import { isTitleOf } from './reading/help-named.js';
import { hasAnswered, option, say, withAnswer } from './state.js';
import type { Ask, Dialog, Go, Option, State, Step, World } from './model.js';

/** Who can help next, then the whole plan with who does what, and what to say at the desk: shown, and gone with it. */
export const parties: Dialog = {
  'parties.choose': choice('parties.choose', 'parties.more'),
  'parties.more': choice('parties.more', 'parties.shown'),

  'parties.shown': {
    enter: (state, world) => {
      if (!hasPoints(state, world) && hasParties(state, world)) return { to: 'parties.who' };
      const ask = { step: 'parties.shown', options: afterPlan(state, world), slot: 'place' as const };
      return elsewhereFor(state) ?? { ...planShown(state, world), ask };
    },
    answer: (_state, ids) => goTo(ids[0] ?? ''),
    hear: (state, said, world) => placeForOffice(state, said, world) ?? ownWords(state, said, world),
  },

  'parties.who': {
    enter: (state, world) =>
      elsewhereFor(state) ?? {
        ...whoDoesWhat(state, world),
        ask: { step: 'parties.who', options: afterParties(state, world), slot: 'place' },
      },
    answer: (_state, ids) => goTo(ids[0] ?? ''),
    hear: (state, said, world) => placeForOffice(state, said, world) ?? ownWords(state, said, world),
  },

  /** A few lines to read out or to show, with no word on violence unless she asks for it. */
  'parties.read_out': {
    enter: (state, { content }) =>
      elsewhereFor(state) ?? {
        before: [{ says: readOut(state, content.plan), doors: [] }],
        says: [say('parties.no_more_needed')],
        ask: { step: 'parties.read_out', options: afterReading(state) },
      },
    hear: (_state, { text }, { content }) =>
      isTitleOf(text, 'parties.see_who', content) ? goTo('who') : undefined,
    answer: (state, ids) =>
      ids.includes('say_it') ? { to: 'stay', set: withAnswer(state, SAID, ['yes']) } : goTo(ids[0] ?? ''),
  },
};

const SAID = 'parties.say_it';
const ON_A_SCREEN = 4;

type Choice = 'parties.choose' | 'parties.more';

function choice(step: Choice, then: string): Step {
  return {
    enter: (state, world) => {
      const offered = offeredOn(step, world);
      if (offered.length === 0) return { to: then };
      return elsewhereFor(state) ?? { says: [say(step)], ask: askWhom(step, offered) };
    },
    answer: (state, ids, world) => {
      const chosen = offeredOn(step, world).filter((id) => ids.includes(id));
      return { to: then, set: withAnswer(state, step, chosen) };
    },
    hear: ownWords,
  };
}

/** Four on the first screen, the others on the second. */
function offeredOn(step: Choice, { content: { plan } }: World): string[] {
  const ids = plan.parties.map(({ id }) => id);
  return step === 'parties.choose' ? ids.slice(0, ON_A_SCREEN) : ids.slice(ON_A_SCREEN);
}

function askWhom(step: Choice, offered: readonly string[]): Ask {
  const options = offered.map((id) => option(id, `parties.${id}`));
  return { step, options: [...options, option('skip', 'answer.pass', 'quiet')], many: true };
}

function hasParties(state: State, { content: { plan } }: World): boolean {
  return partiesTicked(state, plan).length > 0;
}

function afterPlan(state: State, world: World): Option[] {
  const next = hasParties(state, world)
    ? option('who', 'parties.see_who')
    : option('choose', 'parties.choose_now');
  return [next, option('read_out', 'parties.to_read_out'), option('human', 'menu.human'), ...ENDS];
}

function afterParties(state: State, world: World): Option[] {
  const again = hasPoints(state, world) ? [SEE_PLAN] : [];
  return [option('read_out', 'parties.to_read_out'), ...again, option('human', 'menu.human'), ...ENDS];
}

/** A sentence that names what happens is not offered while somebody may read it. */
function afterReading(state: State): Option[] {
  const canSay = !state.discreet && !hasAnswered(state, SAID, 'yes');
  const more = canSay ? [option('say_it', 'parties.say_it')] : [];
  return [...more, SEE_PLAN, option('human', 'menu.human'), ...ENDS];
}

const SEE_PLAN = option('back', 'parties.see_plan');
const ENDS = [option('close', 'parties.back', 'quiet'), option('leave', 'signpost.leave', 'quiet')];

function goTo(id: string): Go {
  switch (id) {
    case 'who':
    case 'read_out':
    case 'choose':
      return { to: `parties.${id}` };
    case 'back':
      return { to: 'parties.shown' };
    case 'human':
      return { to: 'human.ask' };
    case 'leave':
      return { to: 'stay', events: [{ kind: 'leave' }] };
    default:
      return { to: 'return' };
  }
}
