import type { Turned } from '../../dialogs/arrive.js';
import { step } from '../../dialogs/engine.js';
import type { Input, World } from '../../dialogs/model.js';
import { newState } from '../../dialogs/state.js';
import { LABELS, type Stray } from './strays.js';
import type { Setting } from './walks-visit.js';
import { hit, worldOf } from './world.js';

/** Answers after which more is asked; where none is offered, the first answer. */
const FURTHER: readonly string[] = [
  'done',
  'questions',
  'question',
  'take_stock',
  'rather_not_say',
  'locks_in',
  'who',
  'more',
];

/** The move as the engine hears it, against what is on screen. */
export function inputOf(move: Stray, { state }: Turned): Input {
  const ids = (state.open?.options ?? []).map(({ id }) => id);
  switch (move.kind) {
    case 'button':
      return { kind: 'choose', ids: [ids[move.at % Math.max(1, ids.length)] ?? 'skip'], hits: [] };
    case 'further':
      return { kind: 'choose', ids: [FURTHER.find((id) => ids.includes(id)) ?? ids[0] ?? 'skip'], hits: [] };
    case 'say':
      return { kind: 'say', text: move.text, hits: [] };
    case 'danger':
      return { kind: 'say', text: 'mots', hits: [LABELS[move.at] ?? hit('past_violence')] };
    case 'command':
      return { kind: 'command', id: move.id, ...(move.id === 'language' ? { lang: 'en' as const } : {}) };
  }
}

/** A turn as the bot makes it: nobody being on duty, a request for a person is dropped at once. */
export function turn(before: Turned, input: Input, world: World): Turned {
  const turned = step(before.state, input, world);
  const isAsked = turned.events.some(({ kind }) => kind === 'handoff');
  return isAsked ? step(turned.state, { kind: 'signal', name: 'dropped' }, world) : turned;
}

function openedIn({ lang }: Setting, world: World): Turned {
  return step(newState({ lang, channel: 'web' }), { kind: 'signal', name: 'start' }, world);
}

function isOver({ events }: Turned): boolean {
  return events.some(({ kind }) => kind === 'leave' || kind === 'erase');
}

/** The visit after these moves; `undefined` when she left on the way. */
export function wandered(
  where: Setting,
  all: readonly Stray[],
  look: (now: Turned, was: Turned) => void = () => {},
) {
  const world = worldOf(where.pack, where.clock);
  let now = openedIn(where, world);
  for (const move of all) {
    const next = turn(now, inputOf(move, now), world);
    if (isOver(next)) return undefined;
    look(next, now);
    now = next;
  }
  return { now, world };
}
