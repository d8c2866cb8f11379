import { arrive, type Turned } from '../arrive.js';
import { toOtherLanguage } from '../other-language.js';
import { placeSaid } from '../place-asked.js';
import { isEnglish } from '../reading/english.js';
import { spokenIn } from '../tongue.js';
import { isProbing, hasAnotherReader, speaksOfDanger } from '../words-heard.js';
import { draftOf } from '../move.js';
import { say, topOf } from '../state.js';
import { asksWhoThisIs } from './who-is-this.js';
import type { Event, Hit, Input, Say, State, World } from '../model.js';

/** A turn as it is taken on any channel. */
export type Taken = (state: State, input: Input, world: World) => Turned;

/** What stays of a turn whose words are not said yet. */
const KEPT: readonly Event['kind'][] = ['raise', 'forget', 'report'];

/**
 * The first text of a thread is heard whole (danger, a place, whose path it is) and answered by the neutral line; where
 * it leads waits under it. Danger now is answered at once, and words that speak of violence get two numbers above it.
 */
export function firstWords(
  state: State,
  input: Input,
  { world, taken }: { world: World; taken: Taken },
): Turned {
  const isOfAnother = input.kind === 'say' && (hasAnotherReader(input.hits) || isProbing(input.hits));
  if (isOfAnother || asksWhoThisIs(input, world))
    return arrive(draftOf({ ...state, ...tongueOf(input, world) }), { to: 'stay' }, world);
  const begun = { ...state, stack: ['opening.safe_now'], ...tongueOf(input, world) };
  const heard = withPlace(taken(begun, input, world), input, world);
  if (topOf(heard.state) === 'emergency.card') return heard;
  const events = heard.events.filter(({ kind }) => KEPT.includes(kind));
  const waiting = waitingOf(state, heard.state, world);
  const says = numbersAbove(state, input);
  return arrive({ state: waiting, events }, { to: 'traces.neutral', above: true, says }, world);
}

/** Numbers and no subject, above the neutral line: to who speaks of danger, and to whose language nobody here can read. */
export function numbersAbove(state: State, input: Input): Say[] {
  if (input.kind !== 'say') return 'hits' in input && speaksOfDanger(input.hits) ? [say('sms.numbers')] : [];
  if (speaksOfDanger(input.hits)) return [say(numbersFor(input.hits))];
  return toOtherLanguage(state, input) === undefined ? [] : [say('sms.tongues_first')];
}

function tongueOf(input: Input, { content }: World): Partial<State> {
  return input.kind === 'say' && isEnglish(input.text) ? spokenIn('en', content) : {};
}

/** A place told in passing, « il me frappe, je suis a Levroux », spares her one text more. */
function withPlace(heard: Turned, input: Input, world: World): Turned {
  const isOpen = topOf(heard.state) === 'place.ask' && input.kind === 'say';
  const go = isOpen ? placeSaid(heard.state, input, world) : undefined;
  if (go?.to !== 'signpost.places') return heard;
  const state = { ...heard.state, ...go.set, stack: [...heard.state.stack.slice(0, -1), go.to] };
  return { state, events: [...heard.events, ...(go.events ?? [])] };
}

/** Who thinks of dying needs who listens to that, and a doctor before the police. */
function numbersFor(hits: readonly Hit[]): string {
  const isOfLifeAlone = !speaksOfDanger(hits.filter(({ label }) => label !== 'suicidal_self'));
  return isOfLifeAlone ? 'sms.numbers_life' : 'sms.numbers';
}

/** Nothing counts as said that was not sent. */
function waitingOf({ said }: State, heard: State, { now }: World): State {
  return {
    ...heard,
    stack: waitingStack(heard),
    said,
    trail: [],
    misses: 0,
    doors: undefined,
    discreet: false,
    thread: { at: now.getTime(), isFirst: true },
  };
}

/** A relative is first told what keeps the other one safe: the step that says so comes again. */
function waitingStack({ stack, who }: State): string[] {
  if (who === 'someone_else') return ['relative.start'];
  const under = stack.filter((name) => !name.startsWith('traces.'));
  return under.length > 0 ? under : ['opening.safe_now'];
}
