import { arrive, type Turned } from './arrive.js';
import { obey } from './commanded.js';
import { inFrontOfCover, isCovered } from './covered.js';
import { heed } from './heed.js';
import { draftOf, move, type Draft } from './move.js';
import { reported } from './reported.js';
import { turnBySms } from './sms/turn.js';
import { topOf, without } from './state.js';
import { signalled } from './signals.js';
import { stepNamed } from './steps.js';
import { toPerson } from './talking.js';
import { hearWords } from './turn-of-words.js';
import type { Input, State, World } from './model.js';

type Chosen = Extract<Input, { kind: 'choose' }>;

/** One turn of a conversation, pure: `(state, input) → (state, events)`. */
export function step(state: State, input: Input, world: World): Turned {
  if (state.channel === 'sms') return turnBySms(state, input, world, taken);
  const isUnasked = input.kind === 'signal' && input.of !== undefined;
  const covered = isCovered(state) && !isUnasked ? inFrontOfCover(state, input, world) : undefined;
  return covered ?? taken(state, input, world);
}

function taken(state: State, input: Input, world: World): Turned {
  return toPerson(state, input, world) ?? toBot(state, input, world);
}

function toBot(state: State, input: Input, world: World): Turned {
  switch (input.kind) {
    case 'signal':
      return signalled(state, input, world);
    case 'command':
      return obey(draftOf({ ...state, misses: 0 }), input, world);
    case 'choose':
      return choose(state, input, world);
    case 'report':
      return move(draftOf({ ...state, misses: 0 }), reported(state, input.record, world), world);
    case 'say':
      return hearWords(state, input, world);
  }
}

function choose(state: State, input: Chosen, world: World): Turned {
  const heeded = heed(state, input.hits);
  const draft: Draft = { ...heeded, before: state, state: { ...heeded.state, misses: 0 } };
  if (!state.open?.many) return answer(draft, input.ids, world);
  const picked = ticked(state.picked, input.ids);
  if (!isSettled(input.ids)) {
    const ticking = { ...draft.state, picked };
    return arrive({ state: ticking, events: draft.events }, { to: 'stay' }, world, 'ticked');
  }
  return answer(draft, settled(picked, input.ids), world);
}

function answer(draft: Draft, ids: readonly string[], world: World): Turned {
  const go = stepNamed(topOf(draft.state), draft.state.channel).answer?.(draft.state, ids, world) ?? {
    to: 'stay',
  };
  return move({ ...draft, before: unanswered(draft.before) }, go, world);
}

/** The question on screen is being answered anew, even when it was answered before: its alarm rings again. */
function unanswered(state: State): State {
  const top = topOf(state);
  return { ...state, answers: without(state.answers, top.slice(top.indexOf('.') + 1)) };
}

/** What ends a question with several answers. */
const CLOSING: readonly string[] = ['done', 'none', 'skip', 'enough'];

function ticked(picked: readonly string[], ids: readonly string[]): string[] {
  const kept = picked.filter((id) => !ids.includes(id));
  const added = ids.filter((id) => !picked.includes(id) && !CLOSING.includes(id));
  return [...kept, ...added];
}

/** Several at once ("1 et 3") is an answer; one at a time waits for "that is all". */
function isSettled(ids: readonly string[]): boolean {
  return ids.length > 1 || ids.some((id) => CLOSING.includes(id));
}

function settled(picked: readonly string[], ids: readonly string[]): readonly string[] {
  if (ids.includes('none')) return ['none'];
  const given = picked.length > 0 ? picked : ['skip'];
  return ids.includes('enough') ? [...given, 'enough'] : given;
}
