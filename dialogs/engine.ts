import { arrive, type Turned } from './arrive.js';
import { obey } from './commanded.js';
import { heed } from './heed.js';
import { move, type Draft } from './move.js';
import { readAge } from './reading/age.js';
import { aBreath, say } from './state.js';
import { stepNamed } from './steps.js';
import { hasAnotherReader, leavingSign, meaningOf, pathOf } from './words-heard.js';
import type { Go, Input, Say, State, World } from './model.js';

type Said = Extract<Input, { kind: 'say' }>;
type Chosen = Extract<Input, { kind: 'choose' }>;

const MISSES_BEFORE_DOORS = 2;

/**
 * One turn of a conversation, pure: `(state, input) → (state, events)`. Words are read in this order: somebody else at
 * the keyboard, the age of a child, danger, what leaves, whose path it is, then the answer to what is on screen.
 */
export function step(state: State, input: Input, world: World): Turned {
  switch (input.kind) {
    case 'signal':
      return signalled(state, input.name, world);
    case 'command':
      return obey(draftOf({ ...state, misses: 0 }), input, world);
    case 'choose':
      return choose(state, input, world);
    case 'say':
      return hearWords(state, input, world);
  }
}

function draftOf(state: State): Draft {
  return { before: state, state, events: [] };
}

function signalled(state: State, name: string, world: World): Turned {
  return arrive({ state, events: [] }, { to: SIGNALLED[name] ?? 'stay' }, world);
}

/** Where a signal of the queue leads; any other shows again what is on screen. */
const SIGNALLED: Readonly<Record<string, string>> = { accepted: 'human.waiting', dropped: 'human.nobody' };

function choose(state: State, input: Chosen, world: World): Turned {
  const heeded = heed(state, input.hits);
  const draft: Draft = { ...heeded, before: state, state: { ...heeded.state, misses: 0 } };
  if (!state.open?.many) return answer(draft, input.ids, world);
  const picked = ticked(state.picked, input.ids);
  if (!isSettled(input.ids)) {
    const ticking = { ...draft.state, picked };
    return arrive({ state: ticking, events: draft.events }, { to: 'stay' }, world, 'ticked');
  }
  return answer({ ...draft, state: { ...draft.state, picked: [] } }, settled(picked, input.ids), world);
}

function answer(draft: Draft, ids: readonly string[], world: World): Turned {
  const go = stepNamed(topOf(draft.state)).answer?.(draft.state, ids, world) ?? { to: 'stay' };
  return move({ ...draft, before: unanswered(draft.before) }, go, world);
}

/** The question on screen is being answered anew, even when it was answered before: its alarm rings again. */
function unanswered(state: State): State {
  const [, question = ''] = topOf(state).split('.');
  const { [question]: _given, ...answers } = state.answers;
  return { ...state, answers };
}

function topOf(state: State): string {
  return state.stack.at(-1) ?? 'menu.choose';
}

/** What ends a question with several answers. */
const CLOSING: readonly string[] = ['done', 'none', 'skip'];

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
  return picked.length > 0 ? picked : ['skip'];
}

function hearWords(state: State, input: Said, world: World): Turned {
  if (hasAnotherReader(input.hits)) return move(draftOf(state), above(state, 'traces.neutral'), world);
  if (state.who !== 'child' && isMinor(input.text)) return underage(state, input, world);
  const heeded = heed(state, input.hits);
  const draft: Draft = { ...heeded, before: state, state: { ...heeded.state, misses: 0 } };
  const go =
    wayOut(draft.state, input.hits) ??
    readByStep(draft.state, input, world) ??
    noted(draft.state, input.hits, heeded.fresh);
  return go === undefined ? miss(state, world) : move(draft, go, world);
}

/** The child's path at once. Being a child is not yet danger now: the loud card needs words that say so. */
function underage(state: State, { hits }: Said, world: World): Turned {
  const young: State = { ...state, who: 'child', understood: [], misses: 0 };
  const { urgent, ...calm } = heed(young, hits);
  const isNow = meaningOf(hits).level === 'D3' && urgent !== undefined;
  return move({ ...calm, before: state, ...(isNow ? { urgent } : {}) }, { to: 'child.doors' }, world);
}

/** Signs that change the path before the question on screen is considered. */
function wayOut(state: State, hits: Said['hits']): Go | undefined {
  const leaving = leavingSign(hits);
  if (leaving !== undefined) return above(state, leaving === 'coming' ? 'traces.neutral' : 'traces.card');
  return byPath(state, hits);
}

/** Steps where somebody may still say whose situation it is. */
const OPEN_ENDED = ['opening.safe_now', 'menu.choose', 'menu.other_situation', 'stocktake.words'];

function byPath(state: State, hits: Said['hits']): Go | undefined {
  switch (pathOf(hits)) {
    case 'hurter':
      return { to: 'hurter.doors', set: { who: 'hurter' } };
    case 'human':
      return { to: 'human.ask' };
    case 'roof':
      return meaningOf(hits).level === 'D?' ? { to: 'signpost.roof' } : undefined;
    case 'relative': {
      const set: Partial<State> = { who: 'someone_else', understood: [] };
      return OPEN_ENDED.includes(topOf(state)) ? { to: 'relative.start', set } : undefined;
    }
    case undefined:
      return undefined;
  }
}

const ADULT = 18;

/** Any age under eighteen typed by the writer of herself leaves the adults' questions at once. */
function isMinor(text: string): boolean {
  return (readAge(text) ?? ADULT) < ADULT;
}

/** One card about traces at a time: what is under it is what `return` resumes. */
function above(state: State, to: string): Go {
  const stack = state.stack.filter((name) => !name.startsWith('traces.'));
  return { to, above: true, set: { stack: stack.length > 0 ? stack : ['menu.choose'] } };
}

function readByStep(state: State, input: Said, world: World): Go | undefined {
  return stepNamed(topOf(state)).hear?.(state, input, world);
}

/** Words that answer nothing on screen but speak of violence are answered as such, then the question comes back. */
function noted(state: State, hits: Said['hits'], fresh: readonly string[]): Go | undefined {
  if (meaningOf(hits).level === 'D?') return undefined;
  const heard: Say[] = fresh.flatMap((id) =>
    (state.answers[id] ?? []).map((one) => say(`reason.${id}.${one}`)),
  );
  const breath =
    state.who === 'self' || state.who === 'child' ? aBreath(state) : { says: [], said: state.said };
  const says = [...breath.says, ...(heard.length > 0 ? [say('stocktake.noted'), ...heard] : [])];
  return { to: 'stay', says, set: { said: breath.said, understood: [] } };
}

/** Not understood: said once with the choices again; the second time, doors. Never a loop. */
function miss(state: State, world: World): Turned {
  const misses = state.misses + 1;
  if (misses < MISSES_BEFORE_DOORS) {
    return arrive({ state: { ...state, misses }, events: [] }, { to: 'stay' }, world, 'missed');
  }
  const go: Go = { to: 'signpost.places', says: [say('missed.doors')] };
  return arrive({ state: { ...state, misses: 0 }, events: [] }, go, world);
}
