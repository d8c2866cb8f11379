import type { Ending } from '../conversations.js';
import type { DirectLineTools } from './direct-line.js';
import { isOwn, numberOf } from './form-log.js';
import type { FormPost } from './form-post.js';
import { meantBy, type Note } from './form-words.js';
import { loggedActivity, longestText, readPosted, type Heard } from './inbound.js';
import { dataOf, type Shown } from './page/message.js';
import type { Claims } from './tokens.js';

/** What a post amounts to, before any of it is a page. */
export type FormOutcome =
  | { kind: 'left' }
  /** The talk is no more, or never was: nothing of what was posted may be shown. */
  | { kind: 'over' }
  /** No talk could begin yet; the words posted wait in the field. */
  | { kind: 'not_yet'; waitSeconds: number; isFull: boolean }
  | { kind: 'talk'; draft: string; trouble?: Trouble };

export type Trouble =
  /** The form was for a question gone by: nothing of it was taken for an answer to another. */
  { kind: 'passed' } | { kind: 'too_long'; by: number } | { kind: 'wait'; seconds: number };

/** Shorter than a tombstone lives: an old page can never start its talk anew, erased or not. */
const startsWithinSeconds = 12 * 3600;
const fullSeconds = 30;

type Caller = { claims: Claims; address: string };

/** Begins the talk when this is its first form, hears what the form says, and waits for the answer. */
export async function takeForm(post: FormPost, caller: Caller, tools: DirectLineTools): Promise<FormOutcome> {
  if ((await tools.store.since(caller.claims.conv, Number.MAX_SAFE_INTEGER)) === 'gone') {
    const refused = await begin(post, caller, tools);
    if (refused) return refused;
  }
  return hear(post, caller, tools);
}

async function begin(
  { seen, lang }: FormPost,
  { claims, address }: Caller,
  { turns, limits, clock }: DirectLineTools,
): Promise<FormOutcome | undefined> {
  const isOld = clock().getTime() / 1000 - claims.iat > startsWithinSeconds;
  if (seen > 0 || isOld) return { kind: 'over' };
  const wait = await limits.take('opening', address);
  if (wait !== 'pass') return { kind: 'not_yet', waitSeconds: wait, isFull: false };
  const opened = await turns.open(claims.conv, lang);
  if (opened === 'gone') return { kind: 'over' };
  return opened === 'full' ? { kind: 'not_yet', waitSeconds: fullSeconds, isFull: true } : undefined;
}

/** Watched from before the first word: how a talk ends can only be known while it does. */
async function hear(
  post: FormPost,
  { claims, address }: Caller,
  tools: DirectLineTools,
): Promise<FormOutcome> {
  let ending: Ending | undefined;
  const unwatch = tools.store.watch(claims.conv, (how) => (ending ??= how));
  try {
    const taken = await take(post, claims, tools);
    await tools.turns.hear(claims.conv, address);
    if (ending !== undefined) return { kind: ending === 'leave' ? 'left' : 'over' };
    return taken;
  } finally {
    unwatch();
  }
}

async function take(post: FormPost, claims: Claims, tools: DirectLineTools): Promise<FormOutcome> {
  const since = await tools.store.since(claims.conv, 0);
  if (since === 'gone') return { kind: 'over' };
  const log = since.activities as Shown[];
  const { notes, draft } = meantBy(post, log);
  const standing = standingOf(notes, log, post.seen);
  if (standing === 'repeated' || notes.length === 0) return { kind: 'talk', draft };
  if (standing === 'passed') return { kind: 'talk', draft: post.say, trouble: { kind: 'passed' } };
  const heard = notes.map(readNote);
  if (heard.some(isTooLong)) return tooLong(post, notes);
  const wait = await tools.limits.take('message', claims.conv);
  if (wait !== 'pass') return { kind: 'talk', draft: post.say, trouble: { kind: 'wait', seconds: wait } };
  return (await accept(heard, claims, tools)) === 'gone' ? { kind: 'over' } : { kind: 'talk', draft };
}

/** By what she said since the page she sends from: unasked words of others do not make her own stale. */
function standingOf(
  notes: readonly Note[],
  log: readonly Shown[],
  seen: number,
): 'new' | 'repeated' | 'passed' {
  const later = log.filter((one) => isOwn(one) && numberOf(one) > seen);
  if (later.length === 0) return 'new';
  const known = new Set(later.map((one) => (dataOf(one) as { clientActivityID?: string }).clientActivityID));
  return notes.every(({ clientId }) => known.has(clientId)) ? 'repeated' : 'passed';
}

const readNote = ({ text, clientId }: Note): Heard =>
  readPosted({ type: 'message', text, channelData: { clientActivityID: clientId } });

const isTooLong = (heard: Heard): boolean => heard.kind === 'refused' && heard.code === 'text_too_long';

function tooLong(post: FormPost, notes: readonly Note[]): FormOutcome {
  const longest = Math.max(...notes.map(({ text }) => text.length));
  return { kind: 'talk', draft: post.say, trouble: { kind: 'too_long', by: longest - longestText } };
}

/** Words that say nothing are passed over. */
async function accept(
  heard: readonly Heard[],
  { conv, user }: Claims,
  { store, mask, clock }: DirectLineTools,
): Promise<'done' | 'gone'> {
  for (const one of heard) {
    if (one.kind !== 'message') continue;
    const { text, clientId } = one;
    const logged = loggedActivity({ text: mask(text), clientId, user, at: clock() });
    if ((await store.accept(conv, { clientId, logged, raw: text })) === 'gone') return 'gone';
  }
  return 'done';
}
