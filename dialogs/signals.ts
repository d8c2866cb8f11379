import { arrive, type Turned } from './arrive.js';
import { isCovered } from './covered.js';
import { doorsBothWays } from './doors-both-ways.js';
import { raised } from './levels.js';
import { onStack, say, topOf } from './state.js';
import type { Go, Handoff, Signal, State, World } from './model.js';

/**
 * What the queue of people has to say. A signal of a case is taken once and in order; one that comes while the screen is
 * covered changes what lies under the cover and shows nothing.
 */
export function signalled(state: State, signal: Signal, world: World): Turned {
  const numbered: State = { ...state, ...inCase(state, signal) };
  const after: After = AFTER[signal.name] ?? (() => ({ to: 'stay' }));
  const go = after(numbered, signal, world);
  if (isCovered(state) && signal.of !== undefined) return underCover(numbered, go);
  const { level } = signal;
  const up =
    level === undefined
      ? { state: numbered, events: [] }
      : raised(numbered, { level, cause: 'direct', reasons: [] });
  // What lies under the screen it leads to is part of the signal: it is set before the screen is put on top.
  return arrive({ state: { ...up.state, ...go.set }, events: up.events }, { ...go, set: {} }, world);
}

/** Not for this state: another case, or taken before. */
export function isStale({ handoff }: State, { of }: Signal): boolean {
  return of !== undefined && (handoff?.case !== of.case || of.seq <= handoff.seq);
}

function inCase({ handoff }: State, { of }: Signal): Partial<State> {
  if (of === undefined || handoff === undefined) return {};
  return { handoff: { ...handoff, seq: of.seq, fence: of.fence } };
}

function underCover(state: State, go: Go): Turned {
  const below: State = { ...state, ...go.set, stack: (go.set?.stack ?? state.stack).filter(isNotCover) };
  const stack = [...onStack(below, go), topOf(state)];
  const ends = (go.events ?? []).filter(({ kind }) => kind === 'erase');
  return { state: { ...below, stack }, events: ends };
}

const isNotCover = (name: string): boolean => name !== 'traces.neutral';

type After = (state: State, signal: Signal, world: World) => Go;

const AFTER: Readonly<Partial<Record<Signal['name'], After>>> = {
  waiting: (state, signal) => ({
    to: 'human.waiting',
    set: { handoff: newCase(signal, 'waiting'), stack: [...beside(state), 'human.ask'] },
  }),
  dropped: (state) =>
    state.handoff === undefined
      ? { to: 'human.nobody' }
      : { ...gone(state), to: 'human.nobody', above: true, says: [say('human.not_here')] },
  crowded: () => ({ to: 'human.crowded' }),
  accepted: (state, signal) => withPerson(state, signal, 'human.joined'),
  transferred: (state, signal) => withPerson(state, signal, 'human.transferred'),
  consent: (state, signal) => ({
    ...withPerson(state, signal, 'human.transferred'),
    to: 'summary.again',
    above: true,
  }),
  worker_lost: (state) => backInLine(state, 'human.worker_lost'),
  passed_on: (state) => backInLine(state, 'human.passed_on'),
  nobody_left: (state, _signal, world) => ({
    to: 'stay',
    brief: 'told',
    says: [say('human.nobody_left')],
    doors: doorsBothWays(state, world),
  }),
  somebody_back: () => ({ to: 'stay', brief: 'told', says: [say('human.somebody_back')] }),
  guest_joined: (_state, { values }) => ({ to: 'stay', brief: 'told', says: [say('human.guest', values)] }),
  guest_left: (_state, { values }) => ({
    to: 'stay',
    brief: 'told',
    says: [say('human.guest_left', values)],
  }),
  ended: (state) => ({ ...gone(state), to: 'human.ended', above: true }),
  closed: (state) => ({ ...gone(state), to: 'menu.choose', above: true, says: [say('human.closed')] }),
  replaced: () => ({ to: 'stay', events: [{ kind: 'erase' }] }),
  words_wrong: () => ({ to: 'human.words', says: [say('human.words_wrong')] }),
  resumed: (state, signal) => resumed(state, signal),
  slot_here: () => ({ to: 'human.offer', says: [say('human.slot_here')] }),
  slot_nobody: () => ({ to: 'human.nobody', says: [say('human.slot_nobody')] }),
  slot_early: (_state, { values }, { people }) => ({
    to: people === undefined || people.who === 'nobody' ? 'menu.choose' : 'human.offer',
    says: [say('human.slot_early', values)],
  }),
  slot_taken: (_state, { values }) => ({ to: 'human.slot', set: { handoffSlot: values } }),
};

function newCase({ of, values }: Signal, phase: Handoff['phase']): Handoff {
  const { case: id, seq, fence } = of ?? { case: '', seq: 0, fence: 0 };
  const name = values?.['name'];
  return { case: id, phase, seq, fence, values, ...(typeof name === 'string' ? { name } : {}) };
}

/** What lies under the screens of waiting and talking. */
export function beside({ stack }: Pick<State, 'stack'>): string[] {
  const others = stack.filter((name) => !/^(?:human|summary)\./.test(name));
  return others.length > 0 ? others : ['menu.choose'];
}

function gone(state: State): Pick<Go, 'set'> {
  return { set: { handoff: undefined, summary: undefined, stack: beside(state), picked: [] } };
}

/** The bot introduces who takes up the talk, and steps back. */
function withPerson(state: State, { values }: Signal, key: string): Go {
  if (state.handoff === undefined) return { to: 'stay' };
  const handoff: Handoff = { ...state.handoff, phase: 'talking', name: String(values?.['name'] ?? '') };
  return {
    to: 'human.talking',
    above: true,
    says: [say(key, values), say('human.read_is_read')],
    set: { handoff, stack: beside(state), picked: [] },
  };
}

function backInLine(state: State, key: string): Go {
  if (state.handoff === undefined) return { to: 'stay' };
  const handoff: Handoff = { ...state.handoff, phase: 'waiting', name: undefined };
  return {
    to: 'human.waiting',
    above: true,
    says: [say(key)],
    set: { handoff, stack: beside(state), picked: [] },
  };
}

/** Her place, from another telephone or after a lost page; nothing of what was said. */
function resumed(state: State, signal: Signal): Go {
  const isTalk = signal.values?.['name'] !== undefined;
  const handoff = newCase(signal, isTalk ? 'talking' : 'waiting');
  const set: Partial<State> = { handoff, stack: beside(state) };
  return { to: isTalk ? 'human.talking' : 'human.waiting', above: true, says: [say('human.resumed')], set };
}
