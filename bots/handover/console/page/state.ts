import type { Figures, Line, TalkMessage, TalkPage, VisitorSign } from '../../service.js';
import { waitingAfter } from '../line-change.js';
import { rangAfter, type Rang } from './ringing.js';
import type { Alert, Me, Sheet, ToConsole } from '../wire.js';

/** What one console knows. Kept in this tab's memory alone: closing the tab is forgetting. */
export interface State {
  /** `undefined` while it is not known; `null` when nobody is signed in. */
  me?: Me | null;
  sheet?: Sheet;
  lang: 'fr' | 'en';
  isConnected: boolean;
  /** What to add to this machine's clock to have the server's. */
  skewMs: number;
  now: number;
  isExercise: boolean;
  /** To be done before she can be present. */
  exercisesLeft: number;
  line?: Line;
  /** Who waits, in the order they stand on screen: newcomers below, nobody moves. */
  standing: string[];
  rang: Rang;
  talks: readonly Talk[];
  /** The talk on screen. */
  current?: string;
  view: 'desk' | 'lead';
  figures?: Figures;
  alerts: readonly Alert[];
  /** One sentence about the last thing done, when it failed or was only now noticed. */
  notice?: string;
}

export interface Talk extends Omit<TalkPage, 'messages'> {
  messages: readonly TalkMessage[];
  /** Written here and not yet in the talk. */
  pending: readonly Pending[];
  /** What was lifted of masked messages, by their number. */
  unveiled: Readonly<Record<number, string>>;
  typingUntil: number;
  unread: number;
  /** The sealed number, once it was opened, until it is hidden. */
  number?: string | undefined;
  /** The server has nothing more of it: this copy goes at that moment. */
  eraseAt?: number;
  hasDuty?: boolean;
  /** Somebody else's now, or back in the line: nothing of it may stay but what was not sent. */
  isLost?: boolean;
}

export interface Pending {
  client: string;
  text: string;
  /** Until then it can be taken back; nothing has left this tab. */
  heldUntil: number;
  /** The server took it not: it can be taken back into the field. */
  isRefused?: boolean;
}

/** What was read may stay ten minutes on screen when she has gone, for who must report; then it goes. */
export const DUTY_MS = 10 * 60_000;

const TYPING_MS = 6000;

/** Known by her talk and not by the line: why nothing reaches her, or not yet. */
const HIDDEN: readonly VisitorSign[] = ['covered', 'sms_knock', 'sms_shut', 'sms_unsent'];

export const GONE: readonly VisitorSign[] = ['on_purpose', 'network', 'silent', 'nobody'];

export function firstState(now: number): State {
  return {
    lang: 'fr',
    isConnected: false,
    skewMs: 0,
    now,
    isExercise: false,
    exercisesLeft: 0,
    standing: [],
    rang: {},
    talks: [],
    view: 'desk',
    alerts: [],
  };
}

/** The state after what the server said. */
export function heard(state: State, message: ToConsole): State {
  switch (message.type) {
    case 'hello':
      return greeted(state, message);
    case 'line':
      return withLine(state, message.line);
    case 'change': {
      if (state.line === undefined) return state;
      const waiting = waitingAfter(state.line.waiting, message);
      return withLine(state, { ...state.line, ...message.around, waiting });
    }
    case 'talk':
      return withPage(state, message.after, message.page);
    case 'news':
      return withNews(state, message);
    case 'alert':
      return { ...state, alerts: [...new Set([...state.alerts, message.alert])] };
    case 'over':
      return { ...firstState(state.now), lang: state.lang, me: null };
    case 'answer':
      return message.figures === undefined ? state : { ...state, figures: message.figures };
  }
}

type Hello = Extract<ToConsole, { type: 'hello' }>;

function greeted(state: State, { me, now, exercise, exercisesLeft }: Hello): State {
  const known =
    exercise === state.isExercise ? state : { ...state, line: undefined, standing: [], rang: {}, talks: [] };
  return { ...known, me, isExercise: exercise, exercisesLeft, skewMs: now - state.now, isConnected: true };
}

function withLine(state: State, line: Line): State {
  const waiting = new Set(line.waiting.map(({ caseId }) => caseId));
  const known = new Set(state.standing);
  const standing = [...state.standing, ...[...waiting].filter((id) => !known.has(id))];
  const talks = state.talks.map((talk) => {
    const mine = line.mine.find(({ caseId }) => caseId === talk.caseId);
    if (mine === undefined)
      return GONE.includes(talk.visitor) ? ended(talk, state.now) : lost(talk, state.now);
    const { fence, level, check, alert, young } = mine;
    const visitor = mine.visitor === 'here' && HIDDEN.includes(talk.visitor) ? talk.visitor : mine.visitor;
    const copy = { ...talk, fence, level, visitor, check, alert, young };
    if (mine.state === 'wrapping')
      return ended({ ...copy, visitor: GONE.includes(visitor) ? visitor : 'nobody' }, state.now);
    return GONE.includes(visitor) ? ended(copy, state.now) : copy;
  });
  return { ...state, line, standing, talks, rang: rangAfter(state.rang, line) };
}

/** Rows of who is no longer waiting go, once no pointer and no focus is among them. */
export function tidied(state: State): State {
  const waiting = new Set(state.line?.waiting.map(({ caseId }) => caseId));
  const standing = state.standing.filter((id) => waiting.has(id));
  return standing.length === state.standing.length ? state : { ...state, standing };
}

/** In the order in which they are offered, when the worker asks for it. */
export function sorted(state: State): State {
  return { ...state, standing: (state.line?.waiting ?? []).map(({ caseId }) => caseId) };
}

/** Pages come in order, each from where the last ended; what overlaps is not shown twice. */
function withPage(state: State, after: number, page: TalkPage): State {
  const known = state.talks.find(({ caseId }) => caseId === page.caseId);
  if (known === undefined) {
    // Her copy is gone here too: a page that was still on its way brings nothing back.
    if (GONE.includes(page.visitor)) return state;
    const talk = { ...page, pending: [], unveiled: {}, typingUntil: 0, unread: page.messages.length };
    return { ...state, talks: [...state.talks, talk], current: state.current ?? page.caseId };
  }
  const isGapped = after > known.watermark;
  const isOld = page.watermark < known.watermark;
  if (isGapped || isOld) return state;
  const fresh = page.messages.filter(({ n }) => n > known.watermark);
  const arrived = new Set(page.messages.map(({ clientId }) => clientId));
  const hers = fresh.filter(({ from }) => from === 'visitor').length;
  const talk: Talk = {
    ...known,
    ...page,
    messages: [...known.messages, ...fresh],
    pending: known.pending.filter(({ client }) => !arrived.has(client)),
    typingUntil: hers > 0 ? 0 : known.typingUntil,
    unread: state.current === page.caseId ? 0 : known.unread + hers,
  };
  return withTalk(state, GONE.includes(page.visitor) ? ended(talk, state.now) : talk);
}

function withNews(state: State, { caseId, news }: Extract<ToConsole, { type: 'news' }>): State {
  const talk = state.talks.find((one) => one.caseId === caseId);
  if (talk === undefined) return state;
  // Why a talk ended is for the line to say, which comes at once: gone on purpose, or somebody else's now.
  if (news.kind === 'typing') return withTalk(state, { ...talk, typingUntil: state.now + TYPING_MS });
  if (news.kind === 'seen') return withTalk(state, { ...talk, seenByVisitor: news.n });
  return state;
}

/** Its clock starts once, and no second sign of the same going gives it more time. */
function ended(talk: Talk, now: number): Talk {
  return talk.eraseAt === undefined ? { ...talk, eraseAt: now + DUTY_MS, pending: [] } : talk;
}

function lost(talk: Talk, now: number): Talk {
  if (talk.isLost || talk.eraseAt !== undefined) return talk;
  const nothing = { messages: [], summary: [], unveiled: {}, number: undefined };
  return { ...talk, ...nothing, isLost: true, eraseAt: now + DUTY_MS };
}

export function withTalk(state: State, talk: Talk): State {
  return { ...state, talks: state.talks.map((one) => (one.caseId === talk.caseId ? talk : one)) };
}

/** Nothing of it stays in this tab. */
export function withoutTalk(state: State, caseId: string): State {
  const talks = state.talks.filter((one) => one.caseId !== caseId);
  const current = state.current === caseId ? talks[0]?.caseId : state.current;
  return { ...state, talks, current };
}

/** A moment later: copies whose time is over go. */
export function at(state: State, now: number): State {
  const due = state.talks.filter(({ eraseAt }) => eraseAt !== undefined && eraseAt <= now);
  return due.reduce((left, { caseId }) => withoutTalk(left, caseId), { ...state, now });
}

export const serverNow = ({ now, skewMs }: State): number => now + skewMs;
