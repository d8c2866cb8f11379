import type { Turned } from '../../dialogs/arrive.js';
import { step } from '../../dialogs/engine.js';
import type { Event, State, World } from '../../dialogs/model.js';
import { after, choose } from './world.js';

/** What somebody ticks in the plan, by the name of the step. */
export type Ticks = Readonly<Record<string, readonly string[]>>;

/** The plan on screen, once it was asked for from the menu and every screen answered with these ticks. */
export function planWith(ticks: Ticks, world: World, part: Partial<State> = {}): Turned {
  const begun = after(world, choose('yes')).state;
  let turned = step({ ...begun, ...part }, { kind: 'say', text: 'plan de sécurité', hits: [] }, world);
  turned = step(turned.state, choose('go_on'), world);
  for (let count = 0; count < SCREENS; count += 1) {
    const name = turned.state.open?.step ?? '';
    if (ENDS.includes(name)) return turned;
    const ids = ticks[name] ?? [];
    turned = step(turned.state, ids.length === 0 ? choose('skip') : choose(...ids, 'done'), world);
  }
  return turned;
}

const SCREENS = 20;
const ENDS: readonly string[] = ['parties.shown', 'parties.who'];

/** Who does what, from the plan on screen. */
export function whoWith(ticks: Ticks, world: World, part: Partial<State> = {}): Turned {
  const turned = planWith(ticks, world, part);
  return turned.state.open?.step === 'parties.who' ? turned : step(turned.state, choose('who'), world);
}

export type Message = Extract<Event, { kind: 'message' }>;

export function messagesOf({ events }: Turned): Message[] {
  return events.filter((event): event is Message => event.kind === 'message');
}
