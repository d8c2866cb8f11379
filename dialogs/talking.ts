import { arrive, type Turned } from './arrive.js';
import { saysAChildWrites } from './child-heard.js';
import { toCover } from './covered.js';
import { heed, type Heeded } from './heed.js';
import { outOfLine } from './human-ways.js';
import { draftOf, move } from './move.js';
import { option, say, topOf, without } from './state.js';
import { hasAnotherReader, leavingSign } from './words-heard.js';
import type { DeskAct, Dialog, Event, Go, Input, State, World } from './model.js';

/** With a person: her words go to that person; the safety net still reads them; what leaves still leaves. */
export const talking: Dialog = {
  'human.talking': {
    enter: (state) => ({
      says: [say('human.with', { name: state.handoff?.name ?? '' })],
      ask: { step: 'human.talking', options: [option('finish', 'human.finish', 'quiet')], slot: 'words' },
    }),
    answer: (state) => parted(state),
  },
};

/** She ends it herself. */
function parted(state: State): Go {
  return { ...outOfLine(state), to: 'human.ended' };
}

export const isTalking = ({ handoff }: State): boolean => handoff?.phase === 'talking';

/** A turn of words while she talks with a person. `undefined`: it is for the bot, as ever. */
export function toPerson(before: State, input: Input, world: World): Turned | undefined {
  if (!isTalking(before) || input.kind !== 'say') return undefined;
  if (hasAnotherReader(input.hits)) return covering(before, said(false), world);
  const isYoung = before.who !== 'child' && saysAChildWrites(input);
  const state = isYoung ? asChild(before) : before;
  if (leavingSign(input.hits) === 'coming') return covering(state, said(false, isYoung), world);
  const heeded = heed(state, input.hits);
  const danger = heeded.urgent !== undefined || heeded.spoken === 'D3';
  const events: Event[] = [...heeded.events, said(danger, isYoung)];
  return danger ? withNumbers(heeded, events, world) : { state: kept(heeded), events };
}

function said(danger: boolean, isYoung = false): Event {
  const act: DeskAct = { do: 'said', danger, ...(isYoung ? { young: true } : {}) };
  return { kind: 'desk', act };
}

/** The talk goes on with the person, who is told; what it comes back to is the child's path. */
function asChild(state: State): State {
  const talk = state.stack.filter((name) => name.startsWith('human.'));
  return { ...state, who: 'child', understood: [], stack: ['child.doors', ...talk] };
}

/** Her screen is covered at once, and the worker reads why: nothing may be said to her until she uncovers it. */
function covering(state: State, told: Event, world: World): Turned {
  const { events, ...covered } = move(draftOf(state), toCover(state), world);
  return { ...covered, events: [...events, told] };
}

/** What the safety net would have taken for answers is said to a person now: only how grave it is stays. */
function kept({ state, fresh }: Heeded): State {
  const answers = Object.keys(fresh).reduce(without, state.answers);
  return { ...state, answers, understood: state.understood.filter((id) => fresh[id] === undefined) };
}

/** The numbers, once in a talk, beside the person who reads: nothing loud. */
function withNumbers(heeded: Heeded, events: Event[], world: World): Turned {
  const state = kept(heeded);
  if (state.said.includes('human.danger') || topOf(state) !== 'human.talking') return { state, events };
  const said = { ...state, said: [...state.said, 'human.danger'] };
  return arrive({ state: said, events }, { to: 'stay', says: [say('human.danger')], brief: 'told' }, world);
}
