import { doorsBothWays } from './doors-both-ways.js';
import { dutySaid } from './duty.js';
import { openingState } from './hours/opening.js';
import { placeDoors } from './place-doors.js';
import { leadTo } from './doors-said.js';
import { numbersOnPage } from './numbers-first.js';
import {
  cannotBeMet,
  freed,
  maySlot,
  namesTwoWords,
  tryWords,
  waysMeanwhile,
  whileWaiting,
  wordsGiven,
} from './human-ways.js';
import { option, say } from './state.js';
import { hasLines } from './summary-lines.js';
import type { Dialog, Go, Say, State, Step, World } from './model.js';

/** What anonymity means when a child is in danger: said before anything is told to a person. */
const SECRECY = say('secrecy.children');

/**
 * A person, when there is one. It is offered only while somebody is present; who answers, what they will see and the
 * sentence on secrecy come before; nobody enters the line unasked. Danger now enters by this one tap.
 */
export const human: Dialog = {
  'human.ask': { enter: (state, world) => toPerson(state, world) },

  'human.offer': {
    enter: (_state, world) => ({
      says: [say('human.who'), say('human.sees'), ...waitOf(world), SECRECY, say('human.read_is_read')],
      ask: {
        step: 'human.offer',
        options: [
          option('join', 'human.join'),
          option('far', 'human.far'),
          option('words', 'human.have_words', 'quiet'),
          option('menu', 'human.not_now', 'quiet'),
        ],
      },
    }),
    answer: (state, ids) => joined(state, ids[0] ?? ''),
    hear: wordsGiven,
  },

  /** In the line: everything else stays within reach, and costs no place. */
  'human.waiting': {
    enter: (state, world) => ({
      says: [...waitingSaid(state), say('human.meanwhile_here')],
      ask: { step: 'human.waiting', options: waysMeanwhile(state, world) },
    }),
    answer: (state, ids) => whileWaiting(ids[0] ?? '', state),
  },

  /** Nobody is on duty: said plainly, with when somebody should be, who answers now and when somebody can be met. */
  'human.nobody': withoutPlace('human.nobody'),

  /** Too many have asked: said as plainly, and without why, or who shares her connection would learn of her. */
  'human.crowded': withoutPlace('human.crowded'),

  /** The two words of a place kept, or of a time to come back to. */
  'human.words': {
    enter: () => ({
      says: [say('human.words_ask')],
      ask: { step: 'human.words', options: [option('menu', 'human.menu')], slot: 'words' },
    }),
    answer: () => ({ to: 'menu.choose' }),
    hear: (_state, { text }) => (namesTwoWords(text) ? tryWords(text) : undefined),
  },

  'human.slot': {
    enter: (state) => ({
      says: [say('human.slot_taken', state.handoffSlot), say('human.words_keep'), say('human.slot_how')],
      ask: {
        step: 'human.slot',
        options: [option('menu', 'human.menu'), option('free', 'human.slot_free', 'quiet')],
      },
    }),
    answer: (_state, ids) => (ids.includes('free') ? freed() : { to: 'menu.choose' }),
    hear: wordsGiven,
  },
};

/** The step says its own name first, then whom she can turn to. */
function withoutPlace(step: 'human.nobody' | 'human.crowded'): Step {
  return {
    enter: (state, world) => {
      const numbers = numbersOnPage(state, world);
      return {
        before: [{ says: numbers, doors: [] }],
        says: [
          ...[say(step), ...(step === 'human.nobody' ? dutySaid(state, world) : []), SECRECY],
          ...[...toStop(state), ...slotSaid(state, world), ...opensNext(state, world)],
          leadTo('human.meanwhile'),
        ],
        doors: doorsBothWays(state, world),
        ask: { step, options: cannotBeMet(state, world) },
        ...(numbers.length > 0 && { again: [say('missed.once'), ...numbers] }),
      };
    },
    answer: (_state, ids, world) => otherwise(ids[0] ?? '', world),
    hear: wordsGiven,
  };
}

function toPerson(state: State, { people }: World): Go {
  if (state.handoff !== undefined) return { to: 'human.waiting' };
  if (people === undefined || people.who === 'nobody') return { to: 'human.nobody' };
  return state.level === 'D3' ? { to: 'stay', events: [{ kind: 'handoff' }] } : { to: 'human.offer' };
}

function joined(state: State, id: string): Go {
  if (id === 'words') return { to: 'human.words' };
  if (id === 'menu') return { to: 'menu.choose' };
  const summary = { struck: [], ...state.summary, far: id === 'far' };
  return { to: hasLines(state) ? 'summary.card' : 'summary.empty', set: { summary } };
}

/** The range is that of others lately, or what is expected: which of the two is said. */
function waitOf({ people }: World): Say[] {
  if (people === undefined) return [];
  const { from, to, known } = people.wait;
  if (people.who === 'free') return [say('human.free_now')];
  return [say(known ? 'human.wait_known' : 'human.wait_expected', { from, to })];
}

function waitingSaid({ handoff, summary }: State): Say[] {
  if (handoff?.values === undefined) return [say('human.waiting')];
  const { values } = handoff;
  const range = values['known'] === 1 ? 'human.wait_known' : 'human.wait_expected';
  const later = summary?.agreed === undefined ? [SECRECY] : [];
  return [
    say('human.waiting'),
    say(range, values),
    ...later,
    say('human.two_words', values),
    say('human.words_keep'),
  ];
}

/** Who hurts and asks for a person is told of one whom he can see. */
function toStop({ who }: State): Say[] {
  return who === 'hurter' ? [say('hurter.stop')] : [];
}

/** The first time that a lead has opened and nobody has taken; not while somebody may come in, nor at danger now. */
export function slotSaid(state: State, { people }: World): Say[] {
  const slot = maySlot(state) ? people?.slots?.[0] : undefined;
  return slot === undefined ? [] : [say('human.slot_offer', { at: slot.at })];
}

/** When she can next reach somebody of her own office, once her place is known; said only where the record says when. */
function opensNext(state: State, world: World): Say[] {
  const { content, now } = world;
  const [near] = placeDoors(state, world);
  const hours = content.places.get(near?.id ?? '')?.hours ?? [];
  const [first] = (['phone', 'visit'] as const).flatMap(
    (method) => openingState(hours, method, now, content.settings.time_zone) ?? [],
  );
  const isKnown = first?.state === 'closed' && first.opensAt !== undefined;
  return near !== undefined && isKnown ? [{ key: 'human.opens_next', door: near }] : [];
}

function otherwise(id: string, { people }: World): Go {
  const slot = people?.slots?.[0];
  if (id === 'slot' && slot !== undefined) {
    return { to: 'stay', events: [{ kind: 'desk', act: { do: 'slot', ...slot } }] };
  }
  if (id === 'words') return { to: 'human.words' };
  return { to: id === 'place' ? 'place.ask' : 'menu.choose' };
}
