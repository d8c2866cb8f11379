import { isScreen, onStack, option, remember, say } from './state.js';
import { planLeft } from './plan-kept.js';
import { forSms } from './sms/wording.js';
import { stepNamed } from './steps.js';
import type { Ask, DoorCard, Event, Go, Part, Say, Screen, State, World } from './model.js';

type Message = Extract<Event, { kind: 'message' }>;

export interface Turned {
  state: State;
  events: Event[];
}

/** When a screen comes back in the same turn of talk, only this is said above its choices. */
export type Brief = 'ticked' | 'missed' | 'told' | 'bare';

/** Longer than any real chain of steps without a screen: reaching it is a loop of ours, not her doing. */
const CHAIN = 30;

/** Shows the screen a Go leads to, passing through steps that have nothing to ask and saying what they say. */
export function arrive(turned: Turned, go: Go, world: World, brief?: Brief): Turned {
  const passed: Part = { says: [...(go.says ?? [])], doors: [...(go.doors ?? [])] };
  let events = [...turned.events, ...(go.events ?? [])];
  let state: State = { ...turned.state, ...go.set, stack: onStack(turned.state, go) };
  for (let count = 0; count < CHAIN; count += 1) {
    if (endsHere(events)) return { state, events };
    const next = stepNamed(state.stack.at(-1) ?? 'menu.choose', state.channel).enter(state, world);
    if (isScreen(next))
      return shown(
        { state: cleared(turned.state, state), events },
        passed,
        inBrief(next, brief ?? go.brief),
        world,
      );
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

/** What the desk answers waits for its signal; leaving and erasing show nothing more. */
function endsHere(events: readonly Event[]): boolean {
  return events.some((event) => event.kind === 'leave' || event.kind === 'erase' || isForDesk(event));
}

/** The desk answers it in the same turn. */
export function isForDesk(event: Event): boolean {
  if (event.kind !== 'desk') return event.kind === 'handoff';
  return event.act.do === 'words' || event.act.do === 'slot';
}

function inBrief(screen: Screen, brief: Brief | undefined): Screen {
  if (brief === 'ticked') return { ...screen, before: [], says: screen.says.slice(-1) };
  if (brief === 'bare') return { ...screen, before: [], says: [], doors: [] };
  if (brief === 'told') return { ...screen, before: [], says: lastSaid(screen), doors: [] };
  if (brief === 'missed') {
    const says = screen.again ?? [say('missed.once'), ...lastSaid(screen)];
    return { ...screen, before: [], says, doors: screen.doorsAgain ? (screen.doors ?? []) : [] };
  }
  return screen;
}

/** Its last sentence that says something without its doors. */
function lastSaid({ says }: Screen): Say[] {
  const alone = says.filter(({ door, lead }) => door === undefined && lead !== true);
  return alone.length > 0 ? alone.slice(-1) : [say('signpost.what_next')];
}

function shown(turned: Turned, passed: Part, screen: Screen, world: World): Turned {
  const ask = withTicks(screen.ask, turned.state.picked);
  const style = screen.style === undefined ? {} : { style: screen.style };
  const main = { says: screen.says, doors: screen.doors ?? [] };
  const all = [passed, ...(screen.before ?? []), main];
  const sent = turned.state.channel === 'sms' ? all.map((part) => forSms(part, world)) : all;
  const { state, parts } = withCallList(turned.state, sent, world);
  const messages = parts
    .map((part, at): Message => ({ kind: 'message', step: ask.step, ...part, ...(at === 0 ? {} : style) }))
    .filter((message, at) => at === parts.length - 1 || holds(message));
  const last = { ...messages.at(-1), ask } as Message;
  const doors = doorsIn(parts);
  const seen = doors.length === 0 ? state : { ...state, doors };
  return { state: remember(planLeft(seen), ask), events: [...turned.events, ...messages.slice(0, -1), last] };
}

function doorsIn(parts: readonly Part[]): string[] {
  const shown = parts.flatMap(({ says, doors }) => [...says.flatMap(({ door }) => door ?? []), ...doors]);
  return [...new Set(shown.map(({ id }) => id))];
}

function holds({ says, doors }: Part): boolean {
  return says.length + doors.length > 0;
}

/**
 * Once in a visit, above the first numbers to dial and the line that leads to them, by SMS under them: the call stays in
 * the telephone's own list. An answer to what she said comes first. Who calls for work need not be told.
 */
function withCallList(state: State, parts: Part[], { content }: World): { state: State; parts: Part[] } {
  const key = state.who === 'child' ? 'child.call_list' : 'signpost.call_list';
  const isDialled = ({ kind, id, bare }: DoorCard) =>
    !bare && (kind === 'place' || content.lines.get(id)?.number !== undefined);
  const at = parts.findIndex(({ doors }) => doors.some(isDialled));
  const isAtWork = state.who === 'professional';
  if (at < 0 || isAtWork || state.said.includes(key)) return { state, parts };
  const under: Part = { says: [say(key)], doors: [] };
  const warned = parts.flatMap((part, index) => {
    if (index !== at) return [part];
    return state.channel === 'sms' ? [part, under] : [withAbove(part, key)];
  });
  return { state: { ...state, said: [...state.said, key] }, parts: warned };
}

function withAbove(part: Part, key: string): Part {
  return { ...part, says: [...part.says.slice(0, -1), say(key), ...part.says.slice(-1)] };
}

/** Where several answers fit, a tap ticks; then "that is all" takes the place of "none" and "rather not say". */
function withTicks(ask: Ask, picked: readonly string[]): Ask {
  if (!ask.many || picked.length === 0) return ask;
  const kept = ask.options.filter(({ id }) => !['none', 'skip'].includes(id));
  const options = kept.map((one) => (picked.includes(one.id) ? { ...one, ticked: true } : one));
  return { ...ask, options: [...options, option('done', 'answer.done', 'done')] };
}
