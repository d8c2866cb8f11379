import { toGsm7 } from '../../content/sms/gsm7.js';
import { isTalking } from '../../dialogs/talking.js';
import { isOpen, mayWriteNow, saidByPerson, type Moved } from '../../dialogs/sms/with-person.js';
import type { State } from '../../dialogs/model.js';
import type { Activity } from '../conversations.js';
import type { WordsIn } from '../words.js';

/** What becomes of a person's words to somebody who texts. `shut`: nothing may be sent to her, and nothing is kept. */
export type Passed = { state: State; activities: Partial<Activity>[]; isSaid: boolean };

/**
 * The words go out, or wait behind a knock, or are refused to who wrote them. `words`: as they stand in the talk.
 */
export function passedBySms(
  state: State,
  words: Partial<Activity>,
  { now, wordsIn }: { now: number; wordsIn: WordsIn },
): Passed {
  const moved = saidByPerson(state.thread?.window ?? { is: 'shut' }, words.text ?? '', now);
  if (moved.unsent.length > 0) return { state: refused(state, moved), activities: [], isSaid: false };
  const after = withWindow(state, moved);
  const isSent = moved.out.some(({ kind }) => kind === 'words');
  if (isSent) return { state: after, activities: [words], isSaid: true };
  const waiting = { ...words, channelData: { ...(words.channelData as object), waits: true } };
  const knocks = moved.out.some(({ kind }) => kind === 'knock') ? [knock(state, wordsIn)] : [];
  return { state: after, activities: [waiting, ...knocks], isSaid: true };
}

/** What the console shows of her side: whether words go now, wait for her « 1 », or cannot go at all. */
export function signBySms(state: State, now: number): 'here' | 'sms_knock' | 'sms_shut' | 'sms_unsent' {
  const { window, unsent = 0 } = state.thread ?? {};
  if (!isTalking(state)) return 'here';
  if (!isOpen(window, now)) return unsent > 0 || heldIn(state) > 0 ? 'sms_unsent' : 'sms_shut';
  if (unsent > 0) return 'sms_unsent';
  return mayWriteNow(window, now) ? 'here' : 'sms_knock';
}

function heldIn({ thread }: State): number {
  return thread?.window?.is === 'open' ? thread.window.held.length : 0;
}

/** Only those that were held are news: the ones just written are refused to the very face of who wrote them. */
function refused(state: State, { window, unsent }: Moved): State {
  const lost = (state.thread?.unsent ?? 0) + unsent.length - 1;
  return { ...state, thread: { at: 0, ...state.thread, window, unsent: lost === 0 ? undefined : lost } };
}

function withWindow(state: State, { window }: Moved): State {
  return { ...state, thread: { at: 0, ...state.thread, window, unsent: undefined } };
}

/** The longest name a knock carries: a first name, in the alphabet of SMS. */
const LONGEST_NAME = 20;

/** Nothing but the first name she knows the person by. */
function knock({ who, handoff, lang, tongue }: State, wordsIn: WordsIn): Partial<Activity> {
  const words = wordsIn(tongue ?? lang, 'sms');
  const name = toGsm7(handoff?.name ?? '').slice(0, LONGEST_NAME);
  const text = words.text(who === 'child' ? 'for_child.sms.knock' : 'sms.knock', { name });
  return { type: 'message', text, channelData: { step: 'human.knock', held: true } };
}
