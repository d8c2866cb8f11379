/** One entry of a talk's log, as a client sees it. */
export interface Entry {
  n: number;
  id: string;
  /** The client's own id, of what the person wrote. */
  clientId?: string;
  replyToId?: string;
  last: boolean;
  /** Of the service's side: the bot's, or a worker's. */
  isBot: boolean;
  text: string;
  /** What the bot stands at. */
  step?: string;
  /** The case under which a worker wrote it; absent for whatever else. */
  case?: string;
}

/** All that one visitor did and saw. Written by the visitor, read by the checker, never by the service. */
export interface History {
  visitor: string;
  /** What the server said it has: its name for the message, in the order of writing. */
  acknowledged: { clientId: string; id: string }[];
  /** What was sent, acknowledged or not. */
  sent: string[];
  /** What came, in the order in which it came. */
  seen: Entry[];
  /** The whole log at the end, from each server. */
  logs: Entry[][];
  /** It was asked to be erased, and that was acknowledged. */
  erased: boolean;
  /** Statuses of each server for a talk that was erased. */
  afterErasing: number[];
}

export function newHistory(visitor: string): History {
  return { visitor, acknowledged: [], sent: [], seen: [], logs: [], erased: false, afterErasing: [] };
}

interface Wire {
  id?: string;
  type?: string;
  text?: string;
  replyToId?: string;
  channelData?: {
    n?: number;
    last?: boolean;
    clientActivityID?: string;
    step?: string;
    worker?: string;
    case?: string;
  };
}

/** An activity as it came over the wire. */
export function entryOf(activity: Wire): Entry {
  const { n = 0, last = false, clientActivityID, step, worker, case: of } = activity.channelData ?? {};
  return {
    n,
    id: activity.id ?? '',
    last,
    isBot: clientActivityID === undefined || worker !== undefined,
    text: activity.text ?? '',
    ...(clientActivityID === undefined ? {} : { clientId: clientActivityID }),
    ...(activity.replyToId === undefined ? {} : { replyToId: activity.replyToId }),
    ...(step === undefined ? {} : { step }),
    ...(worker === undefined ? {} : { case: of ?? '' }),
  };
}
