import { loadContent } from '../../content/load.js';
import type { Turned } from '../../dialogs/arrive.js';
import { step } from '../../dialogs/engine.js';
import type { Ask, Hit, Input, State, World } from '../../dialogs/model.js';
import { newState } from '../../dialogs/state.js';

const contents = new Map<string, World['content']>();

/** A world of test: the real content of a pack, and a clock that stands still on a Tuesday morning. */
export function worldOf(pack: 'demo' | 'indre' = 'demo', now = '2026-11-24T09:00:00Z'): World {
  const content = contents.get(pack) ?? loadContent('content', pack);
  contents.set(pack, content);
  return { content, now: new Date(now) };
}

/** The same with somebody on duty who is free. */
export function withSomebody(world: World): World {
  return { ...world, people: { who: 'free', wait: { from: 1, to: 5, known: true } } };
}

export function opened(world: World): Turned {
  return step(newState({ lang: 'fr', channel: 'web' }), { kind: 'signal', name: 'start' }, world);
}

export const choose = (...ids: string[]): Input => ({ kind: 'choose', ids, hits: [] });
export const say = (text: string, ...hits: Hit[]): Input => ({ kind: 'say', text, hits });
export const hit = (label: Hit['label'], why: string = label): Hit => ({ label, why, span: [0, 1] });

/** Plays inputs from the opening; the last turn. */
export function after(world: World, ...inputs: Input[]): Turned {
  return inputs.reduce((turned, input) => step(turned.state, input, world), opened(world));
}

/** What is asked at the end of a turn. */
export function askOf({ events }: Turned): Ask | undefined {
  return events.flatMap((event) => (event.kind === 'message' ? (event.ask ?? []) : [])).at(-1);
}

export function stepOf(turned: Turned): string | undefined {
  return askOf(turned)?.step;
}

export function doorsOf({ events }: Turned): string[] {
  return events.flatMap((event) => (event.kind === 'message' ? event.doors.map(({ id }) => id) : []));
}

export function keysOf({ events }: Turned): string[] {
  return events.flatMap((event) => (event.kind === 'message' ? event.says.map(({ key }) => key) : []));
}

export type { State };
