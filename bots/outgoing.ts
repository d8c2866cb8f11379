import type { Activity } from 'botbuilder';

/** Direct Line's own form: the conversation, a bar, the number in seven digits. */
export function activityId(conversationId: string, n: number): string {
  return `${conversationId}|${String(n).padStart(7, '0')}`;
}

/** The fields of a bot's activity that a channel keeps and sends. Addresses and routing are the channel's. */
const sent = [
  'type',
  'text',
  'locale',
  'attachments',
  'attachmentLayout',
  'suggestedActions',
  'channelData',
  'name',
  'value',
  'code',
] as const satisfies readonly (keyof Activity)[];

export interface Said {
  activities: readonly Partial<Activity>[];
  at: Date;
  /** Id of the message these words answer; absent when nobody asked. */
  replyToId?: string;
}

/**
 * The words of one turn as they are stored: only what a channel sends, stamped with one time, the last one marked
 * by `channelData.last`, so that a client knows that the turn is complete.
 */
export function outgoing({ activities, at, replyToId }: Said): Partial<Activity>[] {
  const last = activities.length - 1;
  return activities.map((activity, index) => ({
    ...picked(activity),
    timestamp: at,
    ...(replyToId && { replyToId }),
    ...(index === last && { channelData: { ...(activity.channelData as object), last: true } }),
  }));
}

function picked(activity: Partial<Activity>): Partial<Activity> {
  const kept: Record<string, unknown> = { type: 'message' };
  for (const field of sent) if (activity[field] !== undefined) kept[field] = activity[field];
  return kept;
}
