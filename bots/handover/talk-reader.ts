import type { Activity, Conversations } from '../conversations.js';
import type { TalkMessage } from './service.js';

/** What a worker may read of a conversation: what was said to the person, by the person, and by the bot between them. */
export interface TalkRead {
  messages: TalkMessage[];
  watermark: number;
}

/**
 * The messages marked with this case (`channelData.case`), numbered above `after`. Words that the safety net has not read
 * yet are not given, nor passed over: the watermark stops before them. What comes in while this reads waits for the next
 * time: whether it was read yet cannot be told from a list of the unread that is older.
 */
export async function readTalk(
  store: Conversations,
  { talk, caseId, after }: { talk: string; caseId: string; after: number },
): Promise<TalkRead> {
  const before = await store.since(talk, Number.MAX_SAFE_INTEGER);
  const loaded = await store.load(talk);
  const since = await store.since(talk, after);
  if (before === 'gone' || loaded === 'gone' || since === 'gone') return { messages: [], watermark: after };
  const firstPending = loaded.pending[0]?.n ?? Infinity;
  const end = Math.min(before.watermark, firstPending - 1);
  const settled = since.activities.filter((one) => dataOf(one).n <= end);
  return {
    messages: settled.filter((one) => dataOf(one).case === caseId).map(messageOf),
    watermark: Math.max(after, end),
  };
}

interface Data {
  n: number;
  case?: string;
  worker?: string;
  veiled?: boolean;
  says?: string;
  clientActivityID?: string;
}

const dataOf = (one: Partial<Activity>): Data => one.channelData as Data;

function messageOf(one: Partial<Activity>): TalkMessage {
  const { n, worker, veiled, clientActivityID } = dataOf(one);
  const from = one.from?.role === 'user' ? 'visitor' : worker === undefined ? 'bot' : 'worker';
  return {
    n,
    from,
    text: one.text ?? '',
    at: Date.parse(String(one.timestamp)),
    veiled: veiled ?? false,
    ...(worker === undefined ? {} : { name: worker }),
    ...(clientActivityID === undefined ? {} : { clientId: clientActivityID }),
  };
}
