import { isScreen, onStack, option, remember, say } from './state.js';
import { stepNamed } from './steps.js';
import type { Ask, Event, Go, Part, Screen, State, World } from './model.js';

export interface Turned {
  state: State;
  events: Event[];
}

/** When a screen comes back in the same turn of talk, only this is said above its choices. */
export type Brief = 'ticked' | 'missed';

/** Longer than any real chain of steps without a screen: reaching it is a loop of ours, not her doing. */
const CHAIN = 30;

/** Shows the screen a Go leads to, passing through steps that have nothing to ask and saying what they say. */
export function arrive(turned: Turned, go: Go, world: World, brief?: Brief): Turned {
  const passed: Part = { says: [...(go.says ?? [])], doors: [...(go.doors ?? [])] };
  let events = [...turned.events, ...(go.events ?? [])];
  let state: State = { ...turned.state, ...go.set, stack: onStack(turned.state, go) };
  for (let count = 0; count < CHAIN; count += 1) {
    if (endsHere(events)) return { state, events };
    const next = stepNamed(state.stack.at(-1) ?? 'menu.choose').enter(state, world);
    if (isScreen(next))
      return shown({ state: cleared(turned.state, state), events }, passed, inBrief(next, brief));
    passed.says.push(...(next.says ?? []));
    passed.doors.push(...(next.doors ?? []));
    events = [...events, ...(next.events ?? [])];
    state = { ...state, ...next.set, stack: onStack(state, next) };
  }
  throw new Error(`steps go round without a screen: ${state.stack.join(' > ')}`);
}

/** Ticks belong to one question: they do not follow her to another, nor wait for her return. */
function cleared(before: State, now: State): State {
  return before.stack.at(-1) === now.stack.at(-1) ? now : { ...now, picked: [] };
}

/** Asking for a person waits for the queue's signal; leaving and erasing show nothing more. */
function endsHere(events: readonly Event[]): boolean {
  return events.some(({ kind }) => kind === 'handoff' || kind === 'leave' || kind === 'erase');
}

function inBrief(screen: Screen, brief: Brief | undefined): Screen {
  if (brief === 'ticked') return { ...screen, before: [], says: screen.says.slice(-1) };
  if (brief === 'missed') {
    return { ...screen, before: [], says: [say('missed.once'), ...screen.says.slice(-1)], doors: [] };
  }
  return screen;
}

function shown({ state, events }: Turned, passed: Part, screen: Screen): Turned {
  const ask = withTicks(screen.ask, state.picked);
  const style = screen.style === undefined ? {} : { style: screen.style };
  const parts = [passed, ...(screen.before ?? []).map((part) => ({ ...part, ...style }))];
  const onTheWay = parts
    .filter(({ says, doors }) => says.length + doors.length > 0)
    .map((part): Event => ({ kind: 'message', step: ask.step, ...part }));
  const message: Event = {
    kind: 'message',
    step: ask.step,
    says: screen.says,
    doors: screen.doors ?? [],
    ask,
    ...style,
  };
  return { state: remember(state, ask), events: [...events, ...onTheWay, message] };
}

/** Where several answers fit, a tap ticks; then "that is all" takes the place of "none" and "rather not say". */
function withTicks(ask: Ask, picked: readonly string[]): Ask {
  if (!ask.many || picked.length === 0) return ask;
  const kept = ask.options.filter(({ id }) => !['none', 'skip'].includes(id));
  const options = kept.map((one) => (picked.includes(one.id) ? { ...one, ticked: true } : one));
  return { ...ask, options: [...options, option('done', 'answer.done')] };
}
