import { arrive, type Turned } from '../arrive.js';
import { isCovered } from '../covered.js';
import { doorsBothWays } from '../doors-both-ways.js';
import { beside } from '../signals.js';
import { draftOf } from '../move.js';
import { say, topOf } from '../state.js';
import { isTalking } from '../talking.js';
import { meaningOf } from '../words-heard.js';
import type { Taken } from './first-words.js';
import { heardFromHer, isOpen, mayWriteNow, type Window } from './with-person.js';
import type { Event, Input, Say, Signal, State, Thread, World } from '../model.js';

/**
 * A text of hers, and a signal of the line, while a person of the team is asked for or writes. What may be sent unasked is
 * decided by the window (with-person.ts); what could not be sent is said with the answer to her next text.
 */

interface With {
  world: World;
  taken: Taken;
}

/** `undefined`: a turn as any other. */
export function heardInLine(state: State, input: Input, { world, taken }: With): Turned | undefined {
  const thread = state.thread;
  if (thread === undefined || input.kind === 'command') return undefined;
  if (asksPlace(state, input)) return placeTold(state, world);
  const { window } = thread;
  if (!isTalking(state) && isDangerNow(input)) return undefined;
  if (isOpen(window, world.now.getTime())) return inWindow(state, input, { world, taken, window });
  if (state.handoff !== undefined) return outsideWindow(state, input, { world, taken });
  return thread.untold === true ? toldNow(state, world) : undefined;
}

/** In the line she was told how to ask where she stands. */
function asksPlace({ handoff }: State, input: Input): boolean {
  return handoff?.phase === 'waiting' && input.kind === 'say' && input.text.trim() === '?';
}

/** A place before nobody is none: who answers now is said again. */
function placeTold(state: State, world: World): Turned {
  const { people } = world;
  if (people?.who === 'nobody') {
    return arrive(
      draftOf(state),
      { to: 'stay', brief: 'bare', says: [say('human.nobody_left')], doors: doorsBothWays(state, world) },
      world,
    );
  }
  return { state, events: [message('human.place', say('sms.in_line', { count: people?.before ?? 0 }))] };
}

function inWindow(
  state: State,
  input: Input,
  { world, taken, window }: With & { window: Extract<Window, { is: 'open' }> },
): Turned {
  const now = world.now.getTime();
  if (window.knocked && !isOne(state, input)) return knockAgain(state, input, { world, taken });
  const moved = heardFromHer(window, window.knocked ? '1' : textOf(input), { now, inLine: 0 });
  const heard = withThread(state, { window: moved.window, untold: undefined });
  if (!window.knocked) return state.thread?.untold ? toldNow(heard, world) : taken(heard, input, world);
  const shown = state.thread?.untold ? toldNow(heard, world) : { state: heard, events: [] };
  const held = moved.out.flatMap((out) =>
    out.kind === 'words' ? [message(HELD, say('sms.words', { text: out.text }))] : [],
  );
  return { state: shown.state, events: [...shown.events, ...held] };
}

/** Words of the person that waited for her « 1 »: they stand already in what the person reads. */
export const HELD = 'human.held';

/** Nobody knows who holds the telephone: what is written reaches the person, and only the name is said again. */
function knockAgain(state: State, input: Input, { world, taken }: With): Turned {
  const turned = isTalking(state) ? taken(state, input, world) : { state, events: [] };
  const name = state.handoff?.name;
  if (isCovered(turned.state) || turned.state.handoff === undefined || name === undefined) return turned;
  return { ...turned, events: [...turned.events, message(KNOCK, say('sms.knock', { name }))] };
}

const KNOCK = 'human.knock';

/** Her words still reach the person; whether the person may write is asked first. */
function outsideWindow(state: State, input: Input, { world, taken }: With): Turned | undefined {
  const isAsked = topOf(state) === 'human.window';
  if (isAsked && (input.kind === 'choose' || !isTalking(state))) return undefined;
  const turned = isTalking(state) ? taken(state, input, world) : draftOf(state);
  if (turned.state.handoff === undefined || isCovered(turned.state)) return turned;
  const says = isDangerNow(input) ? [say('human.danger')] : [];
  return askWindow({ state: turned.state, events: notSaid(turned.events) }, says, world);
}

/** The question on top of whatever waits; words held for a window that is over were never sent. */
export function askWindow({ state, events }: Turned, says: Say[], world: World): Turned {
  const { window, unsent = 0 } = state.thread ?? {};
  const lost = window?.is === 'open' ? window.held.length : 0;
  const count = unsent + lost;
  const asked = withThread(state, {
    window: { is: 'asked' },
    untold: undefined,
    unsent: count === 0 ? undefined : count,
  });
  const isOnTop = topOf(asked) === 'human.window';
  return arrive(
    { state: asked, events },
    { to: isOnTop ? 'stay' : 'human.window', above: true, says },
    world,
  );
}

/** What changed on screen while nothing could be sent is shown before anything is read as an answer to it. */
function toldNow(state: State, world: World): Turned {
  const window = state.handoff === undefined ? undefined : state.thread?.window;
  return arrive(draftOf(withThread(state, { untold: undefined, window })), { to: 'stay' }, world);
}

const IN_TURN: readonly Signal['name'][] = ['waiting', 'resumed'];

/** A signal of the line. What the desk answers within her own turn is said; all else only if the window allows it. */
export function signalBySms(state: State, signal: Signal, { world, taken }: With): Turned {
  const turned = taken(state, signal, world);
  if (signal.of === undefined || isCovered(state)) return turned;
  const now = world.now.getTime();
  const { window } = state.thread ?? {};
  if (IN_TURN.includes(signal.name)) return isOpen(window, now) ? turned : askWindow(turned, [], world);
  if (mayWriteNow(window, now)) return withoutWindow(turned);
  const silent = { state: turned.state, events: notSaid(turned.events) };
  if (silent.state.handoff === undefined) return withoutWindow(untold(silent));
  if (isOpen(window, now)) return knocked(silent, window);
  const asked = askWindow(silent, [], world);
  return { state: asked.state, events: silent.events };
}

/** Only who has a name can knock; without, she is told at her next text. */
function knocked(turned: Turned, window: Extract<Window, { is: 'open' }>): Turned {
  const { state, events } = untold(turned);
  const name = state.handoff?.name;
  if (window.knocked || name === undefined) return { state, events };
  const after = withThread(state, { window: { ...window, knocked: true } });
  return { state: after, events: [...events, message(KNOCK, say('sms.knock', { name }))] };
}

/** Out of the line, nobody may write any more. */
function withoutWindow({ state, events }: Turned): Turned {
  return { state: state.handoff === undefined ? withThread(state, { window: undefined }) : state, events };
}

function untold({ state, events }: Turned): Turned {
  return { state: withThread(state, { untold: true }), events };
}

/** After a gap nobody is in the line any more: somebody else may hold the telephone. */
export function outOfTalk(state: State): { state: State; events: Event[] } {
  const { handoff } = state;
  if (handoff === undefined) return { state, events: [] };
  const gone = { ...state, handoff: undefined, summary: undefined, stack: beside(state), picked: [] };
  const out = withThread(gone, { window: undefined, untold: undefined, unsent: undefined });
  return { state: out, events: [{ kind: 'desk', act: { do: 'leave_line', case: handoff.case } }] };
}

function withThread(state: State, set: Partial<Thread>): State {
  return { ...state, thread: { at: 0, ...state.thread, ...set } };
}

function notSaid(events: readonly Event[]): Event[] {
  return events.filter(({ kind }) => kind !== 'message');
}

function message(step: string, said: Say): Event {
  return { kind: 'message', step, says: [said], doors: [] };
}

function isOne({ open }: State, input: Input): boolean {
  if (input.kind === 'choose') return input.ids[0] === open?.options[0]?.id;
  return textOf(input).trim() === '1';
}

function textOf(input: Input): string {
  return input.kind === 'say' ? input.text : '';
}

function isDangerNow(input: Input): boolean {
  return 'hits' in input && meaningOf(input.hits).level === 'D3';
}
