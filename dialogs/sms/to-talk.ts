import { canOnlyWrite, lineDoors } from '../doors.js';
import { isForSms } from './wording.js';
import type { Say, State, World } from '../model.js';

/** Who listens to this person, in one line: no man is sent to a line for women. Nobody, where she can only write. */
export function toTalk(state: State, world: World): Say[] {
  if (canOnlyWrite(state)) return [];
  const door = lineDoors(state, world).find((one) => isForSms(one, world));
  return door === undefined ? [] : [{ key: 'sms.to_talk', door }];
}
