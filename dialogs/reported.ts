import { emergencyDoors, fittingDoors, isOpen, lineDoors, unique } from './doors.js';
import { leadTo, MOST_DOORS, withDoors } from './doors-said.js';
import { doorsNamed, shownRecord } from './records.js';
import { isForSms } from './sms/wording.js';
import { option, say, topOf } from './state.js';
import type { Dialog, DoorCard, Go, Option, State, World } from './model.js';

/** A line or a place that did not work: counted without a word about her, and the next door held out at once. */

/** More than anybody tries in one talk: beyond, she is answered as well and nothing is counted. */
const MOST_COUNTED = 5;

const WHICH = 'report.which';

/** Once a talk and record, so that one visitor alone raises no flag; the same answer to everybody. */
export function reported(state: State, record: string, world: World): Go {
  const to = topOf(state) === WHICH ? 'return' : 'stay';
  if (topOf(state) === 'traces.neutral') return { to: 'stay' };
  const known = state.reported ?? [];
  const isCounted = !known.includes(record) && known.length < MOST_COUNTED;
  const now: State = { ...state, reported: isCounted ? [...known, record] : known };
  return {
    to,
    brief: 'told',
    set: { reported: now.reported ?? [] },
    events: isCounted ? [{ kind: 'report', record }] : [],
    ...answerTo(now, record, world),
  };
}

function answerTo(state: State, record: string, world: World): Pick<Go, 'says' | 'doors'> {
  const door = nextDoor(state, record, world);
  const thanks = say('report.thanks');
  if (door === undefined) return { says: [thanks] };
  if (state.who === 'child' && record === WRITTEN) return childsWays(state, door, world);
  const held = state.discreet ? door : { ...door, brief: true };
  return withDoors(state, [thanks, leadTo('report.next')], [held]);
}

const WRITTEN = 'urgence-114';

/** A child who may not be able to speak: 114 has a site too, and 119 can be told; each still a door. */
function childsWays(state: State, next: DoorCard, world: World): Pick<Go, 'says' | 'doors'> {
  const listens = doorsNamed(world.content.signpost.ladders.child.slice(0, 1), world);
  const site: DoorCard = { kind: 'line', id: WRITTEN, siteFirst: true };
  const failed = state.reported ?? [];
  const left = [next, ...listens].filter(({ id }) => !failed.includes(id));
  const doors = unique([...left, site]).map((one) => ({ ...one, brief: true }));
  return withDoors(state, [say('report.thanks'), say('child.site_114'), leadTo('child.ways')], doors);
}

/** The first that answers now and did not fail her. After an emergency number, another one. */
function nextDoor(state: State, record: string, world: World): DoorCard | undefined {
  const urgent = emergencyDoors(state, world);
  const isPressing = topOf(state) === 'emergency.card' || urgent.some(({ id }) => id === record);
  const calm = [...fittingDoors(state, world), ...lineDoors(state, world)];
  const failed = [...(state.reported ?? []), record];
  const left = [...(isPressing ? urgent : []), ...calm, ...urgent]
    .filter((door) => state.channel === 'web' || isForSms(door, world))
    .filter(({ id }) => !failed.includes(id));
  return left.find((door) => isOpen(door, world)) ?? left[0];
}

/** Asked where she says only that a number did not work: the doors last shown are the answers. */
export const report: Dialog = {
  [WHICH]: {
    enter: (state, world) => ({
      says: [say('report.which')],
      ask: {
        step: WHICH,
        options: [...lastDoors(state, world).map(named), option('none', 'report.none', 'quiet')],
      },
    }),
    answer: (state, ids, world) =>
      ids[0] === undefined || ids[0] === 'none' ? { to: 'return' } : reported(state, ids[0], world),
  },
};

const named = (id: string): Option => ({ id, key: 'report.name', record: true });

/** Those shown last, as far as they may still be shown; before any was, the lines that fit her. */
function lastDoors(state: State, world: World): string[] {
  const shown = (state.doors ?? []).filter((id) => shownRecord(id, world) !== undefined);
  const ids = shown.length > 0 ? shown : lineDoors(state, world).map(({ id }) => id);
  return ids.slice(0, MOST_DOORS);
}

/** « Ce numéro ne marche pas »: which one. Behind a screen that names nothing, nothing is named. */
export function askWhich(state: State): Go {
  const isThere = [WHICH, 'traces.neutral'].includes(topOf(state));
  return isThere ? { to: 'stay' } : { to: WHICH, above: true };
}
