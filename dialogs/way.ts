import { applies } from './triage.js';
import { mayShow } from './records.js';
import type { Question } from '../content/model.js';
import { hasAnswered, isAnswered } from './state.js';
import type { State, World } from './model.js';

/** Where a conversation goes next. Every path ends in doors, and none asks what would change nothing. */

/** The step on the way to doors that is still open: can she speak, where to look, then the doors themselves. */
export function towardsDoors(state: State, world: World): string {
  if (!isAnswered(state, 'can_speak') && !state.discreet && state.who === 'self') return 'speak.can_speak';
  return towardsPlace(state, world);
}

export function towardsPlace(state: State, world: World): string {
  return isPlaceKnown(state) || !doesPlaceMatter(world) ? 'signpost.places' : 'place.ask';
}

export function isPlaceKnown(state: State): boolean {
  return state.commune !== undefined || state.outside !== undefined || isAnswered(state, 'place');
}

/** False while no local place may be shown: the answer to "where" would then change nothing. */
export function doesPlaceMatter(world: World): boolean {
  return [...world.content.places.values()].some((place) => place.kind === 'esp' && mayShow(place, world));
}

export type Block = 'short_mode' | 'first_block' | 'second_block';

/** The block a person is in: the short one when somebody may come, the second only after the first was offered. */
export function blockOf(state: State): Block {
  return state.discreet ? 'short_mode' : state.block;
}

/** Questions of a block still to ask. What was already said is never asked again. */
export function remaining(state: State, world: World, block: Block = blockOf(state)): Question[] {
  const { triage } = world.content;
  return triage[block]
    .flatMap((id) => triage.questions.filter((question) => question.id === id))
    .filter((question) => !isAnswered(state, question.id) && applies(question, state.answers));
}

/** The next risk question, or the way to doors. At D3 nothing more is asked unless she chose to go on. */
export function nextQuestion(state: State, world: World): string {
  const [next] = remaining(state, world);
  const isOver = state.level === 'D3' && !hasAnswered(state, 'go_on', 'yes');
  return next === undefined || isOver ? 'worries.tell' : `risk.${next.id}`;
}

/** The relative's next question: three about danger now, then who else is there, then advice. */
export function nextForRelative(state: State, world: World): string {
  const next = world.content.triage.someone_else.find((question) => !isAnswered(state, question.id));
  const isOver = state.level === 'D3' && !hasAnswered(state, 'go_on', 'yes');
  return next === undefined || isOver ? 'worries.tell' : `relative.${next.id}`;
}
