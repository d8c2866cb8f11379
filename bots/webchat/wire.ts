import type { Activity } from 'botbuilder';
import type { Ending, Since } from '../conversations.js';
import type { Sign } from '../handover/signs.js';
import { activityId } from '../outgoing.js';

export interface ActivitySet {
  activities: Partial<Activity>[];
  /** How far the log goes, in decimal. */
  watermark: string;
}

/** The log as a Direct Line client reads it: each activity under its id, in its conversation, from its author. */
export function activitySet(conversationId: string, { activities, watermark }: Since): ActivitySet {
  return {
    activities: activities.map((activity) => addressed(conversationId, activity)),
    watermark: String(watermark),
  };
}

/** The last thing a live client hears: how the conversation ended, under a number nothing else will have. */
export function endOf(conversationId: string, after: number, how: Ending): ActivitySet {
  const n = after + 1;
  const end = { type: 'endOfConversation', code: codes[how], channelData: { n, ending: how } };
  return activitySet(conversationId, { activities: [end], watermark: n });
}

const codes: Record<Ending, string> = {
  leave: 'completedSuccessfully',
  erase: 'completedSuccessfully',
  expired: 'botTimedOut',
};

/** A passing sign of the person she talks with, in Direct Line's own forms: it has no number, and the log goes no further. */
export function signSet(conversationId: string, after: number, sign: SignToVisitor): ActivitySet {
  const what = sign.kind === 'typing' ? { type: 'typing' } : { type: 'event', name: 'seen', value: sign.n };
  const activity = {
    ...what,
    channelId: 'directline',
    conversation: { id: conversationId } as Activity['conversation'],
    from: { id: 'worker', name: sign.name, role: 'bot' },
  };
  return { activities: [activity], watermark: String(after) };
}

type SignToVisitor = Extract<Sign, { from: 'worker' }>;

/** Number in a watermark. What is absent or no number replays from the start: a double is better than a gap. */
export function readWatermark(watermark: string | null): number {
  return watermark !== null && /^\d{1,9}$/.test(watermark) ? Number(watermark) : 0;
}

function addressed(conversationId: string, activity: Partial<Activity>): Partial<Activity> {
  const { n, worker = '' } = activity.channelData as { n: number; worker?: string };
  return {
    ...activity,
    // Without it the official client reads Markdown: lines run together, and an asterisk she types is lost.
    ...(activity.type === 'message' && { textFormat: 'plain' }),
    id: activityId(conversationId, n),
    channelId: 'directline',
    conversation: { id: conversationId } as Activity['conversation'],
    // The first name of the worker who wrote it, and nothing for the bot.
    from: activity.from ?? { id: worker ? 'worker' : 'bot', name: worker, role: 'bot' },
  };
}
