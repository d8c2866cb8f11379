import { option, say } from './state.js';
import { emergencyDoors } from './doors.js';
import { towardsPlace } from './way.js';
import type { Dialog, Emergency, Go, Option, Say, State, World } from './model.js';

/**
 * The one card that may be loud, always the same, in the very next message after danger was said. It asks no risk
 * question: what was open, and the place, stay as buttons.
 */
export const emergency: Dialog = {
  'emergency.card': {
    enter: (state, world) => ({
      says: isLoud(state) ? loud(state) : quiet(state),
      doors: isLoud(state) ? emergencyDoors(state, world) : [],
      ask: { step: 'emergency.card', options: waysOn(state), slot: 'words' },
      style: isLoud(state) ? 'loud' : 'quiet',
    }),
    answer: (state, ids, world) => after(ids[0] ?? '', state, world),
  },
};

/** Loud only once she has said that she can write. */
function isLoud(state: State): boolean {
  return !state.discreet && (state.answers['safe_now']?.includes('yes') ?? false);
}

function loud(state: State): Say[] {
  if (state.who === 'hurter') return [say('emergency.hurter'), say('emergency.cannot_send')];
  const kind: Emergency = state.emergency ?? 'danger';
  const lead = state.who === 'someone_else' && kind === 'danger' ? 'emergency.relative' : `emergency.${kind}`;
  return [say(lead), say('emergency.write_114'), say('emergency.cannot_send')];
}

function quiet(state: State): Say[] {
  const isMedical = state.emergency === 'medical' || state.emergency === 'suicide';
  return [say(isMedical ? 'emergency.quiet_medical' : 'emergency.quiet'), say('emergency.close_now')];
}

function waysOn(state: State): Option[] {
  const under = state.stack.at(-2) ?? 'menu.choose';
  const isQuestionOpen = under.startsWith('risk.') || under.startsWith('relative.');
  return [
    option('sheltered', state.who === 'someone_else' ? 'emergency.help_called' : 'emergency.sheltered'),
    option('place', 'emergency.place'),
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
      return { to: 'worries.tell', says: [say('emergency.then')], set: alone };
    case 'place':
      return { to: towardsPlace(state, world), set: alone };
    case 'question':
      return { to: 'return', set: goOn };
    default:
      return { to: 'return', set: goOn, says: [say('emergency.resumed')] };
  }
}
