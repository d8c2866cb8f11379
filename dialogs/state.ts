import type { Ask, Go, Option, Say, Screen, State, Values } from './model.js';

/** How far "back" goes. */
const TRAIL = 20;

/** A conversation that has just begun: nothing is known of the person but the language of her page. */
export function newState({ lang, tongue, channel }: Pick<State, 'lang' | 'tongue' | 'channel'>): State {
  return {
    v: 1,
    rev: 0,
    lang,
    ...(tongue === undefined ? {} : { tongue }),
    channel,
    who: 'self',
    stack: channel === 'sms' ? ['opening.safe_now', 'traces.neutral'] : ['opening.safe_now'],
    picked: [],
    trail: [],
    block: 'first_block',
    answers: {},
    understood: [],
    level: 'D?',
    cause: null,
    reasons: [],
    discreet: false,
    said: [],
    misses: 0,
  };
}

export function say(key: string, values?: Values): Say {
  return values === undefined ? { key } : { key, values };
}

export function option(id: string, key: string, weight?: Option['weight']): Option {
  return weight === undefined ? { id, key } : { id, key, weight };
}

/** The last choice of nearly every screen: a way not to answer. */
export const SKIP: Option = option('skip', 'answer.skip', 'quiet');

/** The menu, with nothing waiting under it. */
export const MENU: Go = { to: 'stay', set: { stack: ['menu.choose'], picked: [] } };

/** The step on screen. */
export function topOf(state: State): string {
  return state.stack.at(-1) ?? 'menu.choose';
}

export function isScreen(result: Screen | Go): result is Screen {
  return 'ask' in result;
}

export function isAnswered(state: State, question: string): boolean {
  return state.answers[question] !== undefined;
}

export function hasAnswered(state: State, question: string, answer: string): boolean {
  return state.answers[question]?.includes(answer) ?? false;
}

/** A copy with the answer given: what free words had said of that question is settled by it. */
export function withAnswer(state: State, question: string, ids: readonly string[]): Partial<State> {
  return {
    answers: { ...state.answers, [question]: [...ids] },
    understood: state.understood.filter((id) => id !== question),
  };
}

export function without(answers: State['answers'], question: string): State['answers'] {
  return Object.fromEntries(Object.entries(answers).filter(([id]) => id !== question));
}

/** Says a sentence once in a visit. */
export function once(state: State, key: string): { says: Say[]; said: string[] } {
  if (state.said.includes(key)) return { says: [], said: state.said };
  return { says: [say(key)], said: [...state.said, key] };
}

const BREATHS = ['thanks.for_saying', 'thanks.not_your_fault'];

/**
 * After something hard was said, one short sentence, never the same twice in a visit; to who thinks of dying, the line
 * that listens comes with it (a child's screen says it). Only on a victim's or a child's own path.
 */
export function aBreath(state: State): { says: Say[]; said: string[] } {
  if (state.who !== 'self' && state.who !== 'child') return { says: [], said: state.said };
  const life = state.who === 'self' && hasAnswered(state, 'self', 'thoughts') ? ['thanks.life'] : [];
  const key = [...life, ...BREATHS].find((id) => !state.said.includes(id));
  return key === undefined ? { says: [], said: state.said } : once(state, key);
}

export function onStack(state: State, go: Pick<Go, 'to' | 'above'>): string[] {
  if (go.to === 'stay') return state.stack;
  if (go.to === 'return') return state.stack.length > 1 ? state.stack.slice(0, -1) : ['menu.choose'];
  return go.above ? [...state.stack, go.to] : [...state.stack.slice(0, -1), go.to];
}

export function remember(state: State, shown: Ask): State {
  const { stack, who, discreet } = state;
  const isSame = state.trail.at(-1)?.stack.join() === stack.join();
  // What covers a screen is no screen to come back to: « retour » would lead to it for ever.
  const trail =
    isSame || topOf(state) === 'traces.neutral'
      ? state.trail
      : [...state.trail, { stack, who, discreet }].slice(-TRAIL);
  return { ...state, open: shown, trail };
}
