import type { Activity, Conversations } from '../conversations.js';
import type { Turns } from '../turns.js';
import type { State } from '../../dialogs/model.js';
import { isCovered } from '../../dialogs/covered.js';
import { passedBySms } from '../sms/with-team.js';
import type { WordsIn } from '../words.js';
import type { Answer } from './queue-model.js';
import type { Claim } from './service.js';

/** Words of a worker on their way into her conversation. */
export interface WorkerWords {
  talk: string;
  claim: Claim;
  /** The first name chosen for duty: all she is told of who writes. */
  name: string;
  text: string;
  clientId: string;
}

export interface Saying {
  store: Conversations;
  turns: Turns;
  ways: (state: State) => Partial<Activity>;
  /** By SMS words go only in her window (bots/sms/with-team.ts). Ms since 1970. */
  now: () => number;
  wordsIn: WordsIn;
}

/**
 * Says them once, however often they are sent, and only while her conversation itself still knows this worker's fence: a
 * colleague who took over is never spoken across. What ends the talk stays on her screen under each.
 */
export async function sayTo(
  words: WorkerWords,
  { store, turns, ways, now, wordsIn }: Saying,
): Promise<Answer> {
  let answer: Answer = 'late';
  const outcome = await turns.unasked(words.talk, async (state) => {
    answer = whyNot(state, words.claim) ?? 'done';
    if (answer !== 'done' || (await isSaid(store, words))) return undefined;
    if (state.channel === 'web') return { state, activities: [{ ...ways(state), ...activityOf(words) }] };
    const passed = passedBySms(state, activityOf(words), { now: now(), wordsIn });
    if (!passed.isSaid) answer = 'shut';
    return { state: passed.state, activities: passed.activities };
  });
  return outcome === 'gone' ? 'unknown' : answer;
}

function whyNot(state: State, { caseId, fence }: Claim): 'late' | 'covered' | undefined {
  const { handoff } = state;
  if (handoff?.phase !== 'talking' || handoff.case !== caseId || handoff.fence !== fence) return 'late';
  return isCovered(state) ? 'covered' : undefined;
}

async function isSaid(store: Conversations, { talk, clientId }: WorkerWords): Promise<boolean> {
  const since = await store.since(talk, 0);
  if (since === 'gone') return true;
  return since.activities.some(({ channelData }) => {
    const data = channelData as { worker?: string; clientActivityID?: string };
    return data.worker !== undefined && data.clientActivityID === clientId;
  });
}

function activityOf({ claim, name, text, clientId }: WorkerWords): Partial<Activity> {
  const channelData = {
    step: 'human.says',
    held: true,
    worker: name,
    case: claim.caseId,
    clientActivityID: clientId,
  };
  return { type: 'message', text, channelData };
}
