import fc from 'fast-check';
import { makeRenderer, type Renderer } from '../../../bots/render.js';
import { smsOf } from '../../../bots/sms/render.js';
import { makeWords } from '../../../bots/words.js';
import type { Turned } from '../../../dialogs/arrive.js';
import type { State, World } from '../../../dialogs/model.js';
import { newState } from '../../../dialogs/state.js';
import { stray, type Stray } from '../strays.js';
import type { Setting } from '../walks-visit.js';
import { inputOf, turn } from '../walks-wander.js';
import { worldOf } from '../world.js';

interface Step {
  move: Stray;
  /** Minutes before it. */
  wait: number;
}

/** What somebody wandering by SMS does, and how long she waits before each. */
export const steps = fc.array(
  fc.record({
    move: stray,
    wait: fc.oneof({ weight: 9, arbitrary: fc.nat(5) }, { weight: 1, arbitrary: fc.nat(200) }),
  }),
  { maxLength: 40, size: 'max' },
);

const renderers = new Map<World['content'], Renderer>();

/** The SMS of a turn. */
export function textsOf({ state, events }: Turned, { content, now }: World): string[] {
  const renderer = renderers.get(content) ?? makeRenderer(content, makeWords(content));
  renderers.set(content, renderer);
  return smsOf(
    events.flatMap((event) => (event.kind === 'message' ? [renderer.activity(event, state, now)] : [])),
  );
}

export interface Look {
  next: Turned;
  was: State;
  texts: string[];
  world: World;
  wait: number;
}

/** A visit by SMS from its first text on; it begins again when she ends it. */
export function walked(
  { pack, lang, clock }: Setting,
  all: readonly Step[],
  look: (seen: Look) => void,
): Turned {
  const fresh = (): Turned => ({ state: newState({ lang, channel: 'sms' }), events: [] });
  let now = fresh();
  let at = Date.parse(clock);
  for (const { move, wait } of all) {
    at += wait * 60_000;
    const world = { ...worldOf(pack), now: new Date(at) };
    const next = turn(now, inputOf(move, now), world);
    const isOver = next.events.some(({ kind }) => kind === 'leave' || kind === 'erase');
    if (!isOver) look({ next, was: now.state, texts: textsOf(next, world), world, wait });
    now = isOver ? fresh() : next;
  }
  return now;
}
