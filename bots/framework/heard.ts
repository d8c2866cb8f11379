import type { Activity } from 'botbuilder';
import { readPosted } from '../webchat/inbound.js';

/** What an admitted activity amounts to. Everything else a channel may send is calmly passed over. */
export type Heard = { kind: 'nothing' } | (Talking & Happening);

export interface Talking {
  /** Where it comes from, as the channel names it. Never kept, never logged: see talks.ts. */
  from: { channelId: string; conversationId: string };
  /** As the channel says it (`en-GB`, `fr-x-facile`); what we do not speak is said in French. */
  lang: string;
}

type Happening =
  | { kind: 'message'; text: string; activityId?: string }
  /** A message that cannot be read: what to say of it. */
  | { kind: 'unread'; why: 'channel.too_long' | 'channel.no_text' }
  /** Somebody opened the channel. */
  | { kind: 'arrival' }
  /** The channel says that it is over, or asks to forget the person. */
  | { kind: 'over' };

/** Reads an activity. A group's talk is never heard: what is said to one person must not be shown to others. */
export function readHeard(activity: Partial<Activity>): Heard {
  const { channelId, conversation, locale } = activity;
  const conversationId: unknown = conversation?.id;
  if (typeof channelId !== 'string' || typeof conversationId !== 'string' || conversationId === '')
    return { kind: 'nothing' };
  const happening = conversation?.isGroup === true ? undefined : happeningOf(activity);
  if (happening === undefined) return { kind: 'nothing' };
  return { ...happening, from: { channelId, conversationId }, lang: langOf(locale) };
}

function happeningOf(activity: Partial<Activity>): Happening | undefined {
  const { type, membersAdded, membersRemoved } = activity;
  if (type === 'message') return messageOf(activity);
  if (type === 'endOfConversation' || type === 'deleteUserData') return { kind: 'over' };
  if (type !== 'conversationUpdate') return undefined;
  if (isSome(membersRemoved)) return { kind: 'over' };
  return isSome(membersAdded) ? { kind: 'arrival' } : undefined;
}

/** Pictures and recordings are left where they are: some channels send a second copy of the text as one. */
function messageOf({ id, text }: Partial<Activity>): Happening {
  const posted = readPosted({ type: 'message', text });
  if (posted.kind === 'message') {
    return { kind: 'message', text: posted.text, ...(typeof id === 'string' && { activityId: id }) };
  }
  const isTooLong = posted.kind === 'refused' && posted.code === 'text_too_long';
  return { kind: 'unread', why: isTooLong ? 'channel.too_long' : 'channel.no_text' };
}

function isSome(list: unknown): boolean {
  return Array.isArray(list) && list.length > 0;
}

/** Longer is no name of a language. */
const longestTag = 35;

function langOf(locale: unknown): string {
  return typeof locale === 'string' ? locale.slice(0, longestTag) : '';
}
