import { normalise } from './reading/normalise.js';
import { wordsOfKey } from './reading/options.js';
import { option, say } from './state.js';
import { hasLines } from './summary-lines.js';
import { doesPlaceMatter, isPlaceKnown } from './way.js';
import type { Go, Input, Option, State, World } from './model.js';

/** What can be done while waiting for a person, and where there is none. */

/** Danger entered the line by one tap: what is passed on follows here. Leaving the line is always there. */
export function waysMeanwhile(state: State, world: World): Option[] {
  const mayTell = state.summary?.agreed === undefined && state.handoff !== undefined;
  const mayPlan = state.who === 'self' && !state.discreet;
  return [
    ...(mayTell ? [option('tell', 'summary.tell')] : []),
    ...(mayPlan ? [option('plan', 'plan.offer')] : []),
    ...placeWay(state, world),
    option('menu', 'human.menu_meanwhile'),
    ...(state.handoff === undefined ? [] : [option('leave_line', 'human.leave_line', 'quiet')]),
  ];
}

export function whileWaiting(id: string, state: State): Go {
  switch (id) {
    case 'tell':
      return { to: hasLines(state) ? 'summary.card' : 'summary.empty', above: true };
    case 'plan':
      return { to: 'plan.start', above: true };
    case 'place':
      return { to: 'place.ask' };
    case 'leave_line':
      return { ...outOfLine(state), to: 'menu.choose', says: [say('human.left_line')] };
    default:
      return { to: 'menu.choose' };
  }
}

/** Out of the line by her own choice; what she had agreed to goes with it. */
export function outOfLine(state: State): Pick<Go, 'set' | 'events'> {
  if (state.handoff === undefined) return {};
  return {
    set: { handoff: undefined, summary: undefined },
    events: [{ kind: 'desk', act: { do: 'leave_line', case: state.handoff.case } }],
  };
}

export function cannotBeMet(state: State, world: World): Option[] {
  const hasSlot = world.people?.slots?.[0] !== undefined && maySlot(state);
  return [
    ...placeWay(state, world),
    ...(hasSlot ? [option('slot', 'human.slot_take')] : []),
    ...(world.people === undefined ? [] : [option('words', 'human.have_words', 'quiet')]),
    option('menu', 'human.menu'),
  ];
}

/** A time to come back to is nothing to hold out at danger now, nor to whoever may be looking on. */
export function maySlot({ discreet, level }: State): boolean {
  return !discreet && level !== 'D3';
}

/** The time she took is there for somebody else. */
export function freed(): Go {
  return {
    to: 'menu.choose',
    says: [say('human.slot_freed')],
    set: { handoffSlot: undefined },
    events: [{ kind: 'desk', act: { do: 'free_slot' } }],
  };
}

function placeWay(state: State, world: World): Option[] {
  const hasOffice = state.who !== 'child' && state.who !== 'hurter';
  const canPlace = hasOffice && doesPlaceMatter(world) && !isPlaceKnown(state);
  return canPlace ? [option('place', 'human.find_place')] : [];
}

export function namesTwoWords(text: string): boolean {
  return /^\p{L}{3,12} \p{L}{3,12}$/u.test(normalise(text));
}

/** What she is asked for as two words is tried, and not kept as written. */
export function tryWords(text: string): Go {
  return {
    to: 'stay',
    events: [
      { kind: 'forget', keep: '' },
      { kind: 'desk', act: { do: 'words', words: text } },
    ],
  };
}

/** Two words given before they are asked for: only those that we could have told her, so that « non merci » is no try. */
export function wordsGiven(_state: State, { text }: Said, { content }: World): Go | undefined {
  const ours = wordsOfKey(content.synonyms, 'two_words');
  const isOurs = normalise(text)
    .split(' ')
    .every((word) => ours.has(word));
  return isOurs && namesTwoWords(text) ? tryWords(text) : undefined;
}

type Said = Extract<Input, { kind: 'say' }>;
