import type { Activity } from 'botbuilder';
import type { Passing } from '../handover/signs.js';
import type { ErrorCode } from './errors.js';

export const longestText = 2000;
/** Anything else is taken for no id at all: two ids made alike by tidying would lose the second message. */
const clientIdShape = /^[\x21-\x7e]{1,100}$/;

/** Spaces and signs that draw nothing: a text of these alone says nothing. */
const onlyInvisible = /^[\s\p{Z}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]*$/u;

/** What a visitor's post amounts to. Typing and « seen » pass to the person she talks with; other events do nothing. */
export type Heard =
  | { kind: 'message'; text: string; clientId?: string }
  | { kind: 'passing'; sign?: Passing }
  | { kind: 'refused'; code: ErrorCode };

/** Reads a posted activity: only its type, its text and the client's own id of it. Every other field is dropped. */
export function readPosted(body: unknown): Heard {
  const posted = fieldsOf(body);
  if (typeof posted.type !== 'string') return { kind: 'refused', code: 'bad_activity' };
  if (posted.type !== 'message') return { kind: 'passing', ...signOf(posted) };
  if (hasFiles(posted.attachments)) return { kind: 'refused', code: 'no_attachments' };
  if (typeof posted.text !== 'string') return { kind: 'refused', code: 'bad_activity' };
  if (posted.text.length > longestText) return { kind: 'refused', code: 'text_too_long' };
  const text = cleaned(posted.text);
  if (onlyInvisible.test(text)) return { kind: 'refused', code: 'empty_text' };
  return { kind: 'message', text, clientId: clientIdOf(posted.channelData) };
}

const greatestNumber = 999_999_999;

/** Typing as Direct Line has it; « seen » as an event of that name, whose value is the number of the last message read. */
function signOf({ type, name, value }: Record<string, unknown>): { sign?: Passing } {
  if (type === 'typing') return { sign: { kind: 'typing' } };
  const isNumber = typeof value === 'number' && Number.isInteger(value);
  if (type !== 'event' || name !== 'seen' || !isNumber || value < 0 || value > greatestNumber) return {};
  return { sign: { kind: 'seen', n: value } };
}

/**
 * Text that cannot hurt a screen, a log or a store: line ends as one sign, other control characters gone, halves
 * of a broken emoji replaced. Right-to-left text, emoji and HTML are left alone: they are only ever shown as text.
 */
export function cleaned(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/[^\P{Cc}\n]/gu, '')
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .trim();
}

export interface Logged {
  text: string;
  clientId?: string;
  /** From the token, never from the body. */
  user: string;
  at: Date;
}

/** The visitor's message as it may be shown again: `text` is already masked. */
export function loggedActivity({ text, clientId, user, at }: Logged): Partial<Activity> {
  return {
    type: 'message',
    text,
    from: { id: user, name: '', role: 'user' },
    timestamp: at,
    channelData: clientId === undefined ? {} : { clientActivityID: clientId },
  };
}

function clientIdOf(channelData: unknown): string | undefined {
  const id = fieldsOf(channelData).clientActivityID;
  return typeof id === 'string' && clientIdShape.test(id) ? id : undefined;
}

function hasFiles(attachments: unknown): boolean {
  return Array.isArray(attachments) && attachments.length > 0;
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
