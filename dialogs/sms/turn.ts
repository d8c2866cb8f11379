import { arrive, type Turned } from '../arrive.js';
import { inHerWords } from '../commanded.js';
import { isCovered, toCover } from '../covered.js';
import { heed } from '../heed.js';
import { draftOf, move } from '../move.js';
import { say, topOf } from '../state.js';
import { isTalking } from '../talking.js';
import { hasAnotherReader, isProbing, meaningOf } from '../words-heard.js';
import { asksWhoThisIs } from './who-is-this.js';
import { firstWords, numbersAbove, type Taken } from './first-words.js';
import { withNotice } from './notice.js';
import { beside } from '../signals.js';
import { heardInLine, outOfTalk, signalBySms } from './person-turn.js';
import { heardAt, isAfterGap, isAgreedWord, wordAgreed } from './thread.js';
import { SILENT_MS } from './with-person.js';
import type { CommandId, Hit, Input, State, World } from '../model.js';

/**
 * A turn by SMS: who holds the telephone is not known, so the first text, a text after a gap and a question about the
 * thread are answered by the neutral line alone, and danger by its numbers whatever else is true.
 */
export function turnBySms(state: State, input: Input, world: World, taken: Taken): Turned {
  if (input.kind === 'signal') return withNotice(signalBySms(state, input, { world, taken }));
  const turned = textBySms(state, input, world, taken);
  return isUnsure(state, turned.state, world) ? withDoubt(turned) : turned;
}

/** Ten silent minutes of a talk with a person, and it goes on: whoever writes now may be another. */
function isUnsure(before: State, after: State, { now }: World): boolean {
  const isSilent = now.getTime() - (before.thread?.at ?? now.getTime()) >= SILENT_MS;
  return isSilent && isTalking(before) && after.handoff !== undefined;
}

function withDoubt({ state, events }: Turned): Turned {
  return { state, events: [...events, { kind: 'desk', act: { do: 'unsure' } }] };
}

function textBySms(state: State, input: Input, world: World, taken: Taken): Turned {
  const isBack = isAfterGap(state, world.now);
  if (isBack && state.handoff !== undefined) return afterLine(state, input, { world, taken });
  const heard = isBack ? covered(heardAt(state, world.now)) : heardAt(state, world.now);
  if (isObeyedAnywhere(input)) return taken(heard, input, world);
  if (state.thread === undefined) return firstWords(heard, input, { world, taken });
  if (isBack) return withNotice(inFrontOfCover(heard, input, { world }));
  if (isCovered(heard)) return withNotice(inFrontOfCover(heard, input, { world, taken }));
  if (asksWhoThisIs(input, world)) return move(draftOf(heard), toCover(heard), world);
  return withNotice(
    agreeOnWord(heard, input, world) ??
      heardInLine(heard, input, { world, taken }) ??
      taken(heard, input, world),
  );
}

/** Her place goes with the gap, and the person is told; then the turn is that of anybody who comes back. */
function afterLine(state: State, input: Input, { world, taken }: { world: World; taken: Taken }): Turned {
  const left = outOfTalk(state);
  const turned = turnBySms(left.state, input, world, taken);
  return { ...turned, events: [...left.events, ...turned.events] };
}

const OBEYED: readonly CommandId[] = ['leave', 'erase', 'stop', 'emergency', 'language'];

function isObeyedAnywhere(input: Input): boolean {
  return input.kind === 'command' && OBEYED.includes(input.id);
}

/** What was on screen waits under it for her word, and for nothing else: not even for « 1 ». */
function covered(state: State): State {
  const stack = isCovered(state) ? state.stack : [...state.stack, 'traces.neutral'];
  return { ...state, stack, thread: { ...state.thread, at: state.thread?.at ?? 0, isFirst: undefined } };
}

/** Without `taken` no answer is heard: after a gap « 2 » answers a question that somebody else may have read. */
function inFrontOfCover(
  state: State,
  input: Input,
  { world, taken }: { world: World; taken?: Taken },
): Turned {
  if (taken !== undefined && input.kind === 'choose' && input.ids.includes('go_on'))
    return taken(state, input, world);
  if (input.kind === 'say' && isAgreedWord(input.text, state.thread)) {
    return arrive(draftOf(state), { to: 'return', brief: 'told', set: { discreet: false } }, world);
  }
  if (input.kind === 'command' && input.id === 'human' && state.handoff === undefined) {
    return arrive(draftOf(personAsked(state, input, world)), { to: 'stay' }, world);
  }
  const level = isOfAnother(hitsOf(input)) ? 'D?' : meaningOf(hitsOf(input)).level;
  if (level === 'D3')
    return move({ ...draftOf(state), ...heed(state, hitsOf(input)) }, { to: 'stay' }, world);
  const says = isOfAnother(hitsOf(input)) ? [] : numbersAbove(state, input);
  return arrive(draftOf(state), { to: 'stay', says }, world);
}

/** Nothing is shown of it before her « 1 », and it gives back nothing of before: who comes to a time she took writes this. */
function personAsked(state: State, input: Extract<Input, { kind: 'command' }>, world: World): State {
  const stack = [...beside(state).filter((name) => name !== 'traces.neutral'), 'human.ask', 'traces.neutral'];
  return { ...state, ...inHerWords(state, input, world), stack };
}

function hitsOf(input: Input): readonly Hit[] {
  return 'hits' in input ? input.hits : [];
}

function isOfAnother(hits: readonly Hit[]): boolean {
  return hasAnotherReader(hits) || isProbing(hits);
}

/** Kept without a word on what it is for, and the question comes back. */
function agreeOnWord(state: State, input: Input, world: World): Turned | undefined {
  const word = input.kind === 'say' ? wordAgreed(input.text) : undefined;
  if (word === undefined || topOf(state) === 'emergency.card') return undefined;
  const thread = { at: world.now.getTime(), ...state.thread, word };
  return arrive(
    draftOf({ ...state, thread }),
    { to: 'stay', says: [say('sms.word_kept')], brief: 'told' },
    world,
  );
}
