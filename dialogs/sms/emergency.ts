import { canOnlyWrite, isAbroad } from '../doors.js';
import { emergency as onWeb, leadOf } from '../emergency.js';
import { option, say } from '../state.js';
import type { Dialog, Option, State, Who } from '../model.js';

/** The emergency in one SMS: whom to call, how to write without speaking, that we cannot send help. Then ways on. */
export const emergency: Dialog = {
  'emergency.card': {
    enter: (state) => ({
      says: [say(emergencyFirst(state))],
      ask: { step: 'emergency.card', options: waysOn(state), slot: 'words' },
      again: [say(again(state))],
    }),
    answer: (state, ids, world) => onWeb['emergency.card']?.answer?.(state, ids, world) ?? { to: 'stay' },
  },
};

/** Who cannot speak is told first where to write. */
export function emergencyFirst(state: State): string {
  const lead = leadOf(state);
  return canOnlyWrite(state) && lead === 'emergency.danger' ? 'sms.write_114' : lead;
}

/** Who must be sent to a doctor, out of the house or to another country's number is told the same again. */
function again(state: State): string {
  if (canOnlyWrite(state)) return emergencyFirst(state);
  const isOwn = state.who !== 'self' || state.emergency !== 'danger' || isAbroad(state);
  return isOwn ? leadOf(state) : 'emergency.again';
}

const SHELTERED: Readonly<Partial<Record<Who, string>>> = {
  someone_else: 'sms.help_called',
  professional: 'sms.help_called',
  hurter: 'sms.gone_out',
};

function waysOn({ who }: State): Option[] {
  const canPlace = who !== 'child' && who !== 'hurter';
  return [
    option('sheltered', SHELTERED[who] ?? 'sms.sheltered'),
    option('human', 'sms.human'),
    ...(canPlace ? [option('place', 'sms.a_place')] : []),
    option('not_that', 'sms.not_that'),
  ];
}
