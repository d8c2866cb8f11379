import { waitingSaid } from './card-heard.js';
import { option, say } from './state.js';
import { emergencyDoors, isAbroad } from './doors.js';
import { towardsPlace } from './way.js';
import type { Dialog, Emergency, Go, Option, Say, Screen, State, Who, World } from './model.js';

/**
 * The one card that may be loud, always the same, in the very next message after danger was said. It asks no risk
 * question: what was open, and the place, stay as buttons.
 */
export const emergency: Dialog = {
  'emergency.card': {
    enter: (state, world) => ({
      ...(mayShow(state) ? numbers(state, world) : { says: quiet(state) }),
      ask: { step: 'emergency.card', options: waysOn(state), slot: 'words' },
      ...(mayShow(state)
        ? state.level === 'D3'
          ? { style: 'loud' as const }
          : {}
        : { style: 'quiet' as const }),
      again: mayShow(state) ? [say(again(state))] : quiet(state).slice(0, 1),
    }),
    answer: (state, ids, world) => after(ids[0] ?? '', state, world),
  },
};

/** Numbers in full only once she has said that she can write; loud only when the danger is now. */
export function mayShow(state: State): boolean {
  return !state.discreet && (state.answers['safe_now']?.includes('yes') ?? false);
}

/** What to do first, the numbers at once under it, then how to write to 114 and what we cannot do. */
function numbers(state: State, world: World): Pick<Screen, 'before' | 'says'> {
  const doors = emergencyDoors(state, world).map((door) => ({ ...door, bare: true }));
  return {
    before: [{ says: [say(leadOf(state))], doors }],
    says: [...below(state), ...waitingSaid(state, world)],
  };
}

/** What to do first, by who it is and what the danger is. */
export function leadOf(state: State): string {
  const kind: Emergency = state.emergency ?? 'danger';
  if (state.who === 'hurter') return kind === 'suicide' ? 'emergency.suicide' : 'emergency.hurter';
  if (state.who === 'child') return YOUNG[kind] ?? 'emergency.young';
  if (state.who === 'professional' && (kind === 'danger' || kind === 'suicide'))
    return 'emergency.professional';
  if (kind === 'danger' && isAbroad(state)) return 'emergency.abroad';
  if (kind === 'child' && state.level !== 'D3') return 'emergency.child_calm';
  return state.who === 'someone_else' && kind === 'danger' ? 'emergency.relative' : `emergency.${kind}`;
}

/** Where a doctor comes first, a child is told so again each time. */
const YOUNG: Readonly<Partial<Record<Emergency, string>>> = {
  medical: 'emergency.young_medical',
  suicide: 'emergency.young_suicide',
};

function again(state: State): string {
  if (isAbroad(state)) return 'line.abroad';
  const young = state.who === 'child' ? YOUNG[state.emergency ?? 'danger'] : undefined;
  return young ?? 'emergency.again';
}

function below(state: State): Say[] {
  if (state.who === 'hurter') return [say('emergency.cannot_send')];
  if (state.who === 'child') return [say('emergency.young_cannot_send')];
  const why = state.emergency === 'medical' ? [say('emergency.medical_why')] : [];
  if (isAbroad(state)) return [...why, ...elsewhere(state), say('emergency.cannot_send')];
  return [...why, say('emergency.write_114'), say('emergency.cannot_send')];
}

/** Where the lead names numbers of France, those of another country are named under it. */
function elsewhere(state: State): Say[] {
  return leadOf(state) === 'emergency.abroad' ? [] : [say('line.abroad')];
}

function quiet(state: State): Say[] {
  const isMedical = state.emergency === 'medical' || state.emergency === 'suicide';
  return [say(isMedical ? 'emergency.quiet_medical' : 'emergency.quiet'), say('emergency.close_now')];
}

const SHELTERED: Readonly<Partial<Record<Who, string>>> = {
  someone_else: 'emergency.help_called',
  professional: 'emergency.help_called',
  hurter: 'emergency.gone_out',
};

/** Where those go on who are asked no question on danger. */
const HOME: Readonly<Partial<Record<Who, string>>> = {
  child: 'child.doors',
  hurter: 'hurter.doors',
  professional: 'pro.doors',
};

function waysOn(state: State): Option[] {
  const under = state.stack.at(-2) ?? 'menu.choose';
  const isQuestionOpen = under.startsWith('risk.') || under.startsWith('relative.');
  const canPlace = state.who !== 'child' && state.who !== 'hurter';
  return [
    option('sheltered', SHELTERED[state.who] ?? 'emergency.sheltered'),
    option('human', 'menu.human'),
    ...(canPlace ? [option('place', 'emergency.place')] : []),
    ...(isQuestionOpen ? [option('question', 'emergency.question')] : []),
    option('not_that', 'emergency.not_that', 'quiet'),
  ];
}

/** Whatever she chooses, the level stays. Going back to a question is her own choice to go on. */
function after(id: string, state: State, world: World): Go {
  const goOn = { answers: { ...state.answers, go_on: ['yes'] } };
  const alone = { stack: ['emergency.card'] };
  switch (id) {
    case 'sheltered':
      return { to: HOME[state.who] ?? 'worries.tell', says: [say('emergency.then')], set: alone };
    case 'human':
      return { to: 'human.ask', set: alone };
    case 'place':
      return { to: towardsPlace(state, world), set: alone };
    case 'question':
      return { to: 'return', set: goOn };
    default:
      return { to: 'return', set: goOn, says: [say('emergency.resumed')] };
  }
}
