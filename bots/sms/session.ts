/**
 * What is answered of what comes in, and what is left without a word. Pure: the time and what is known of the sender are
 * passed in, and what is known afterwards is given back. Why these figures: docs/decisions/0013-when-an-sms-is-answered.md.
 */

const MINUTE = 60_000;

/** What arrives later than this is answered by nothing: she may no longer hold the telephone. */
export const LATE_MS = 10 * MINUTE;

/** Nothing a sender did is remembered longer. */
export const REMEMBERED_MS = 24 * 60 * MINUTE;

const WINDOW_MS = 10 * MINUTE;
/** Answers to one number in a minute and in ten; danger is answered beyond them, up to as many again. */
const MOST = { aMinute: 20, inWindow: 60 };
/**
 * The same long words again within ten minutes: twice is somebody in a hurry, three times a machine. Short ones, « 1 »,
 * « non », come again in any talk: so many in a row are a machine's too.
 */
const MOST_ALIKE = { long: 2, shortInARow: 12 };
const LONG = 20;
/** Anybody can write in another's name: so many first lines may reach one number in a day. */
const MOST_BEGINNINGS = 12;

/** What is known of a sender for a day: times and digests, no number and no word. */
export interface Sender {
  /** When we answered, within the last ten minutes; ms since 1970. */
  answered: readonly number[];
  /** When a thread was begun for this number. */
  begun: readonly number[];
  /** Digests of texts with the time they came, within the last ten minutes. */
  texts: readonly { at: number; digest: string }[];
  paused?: Pause;
  /** When the line that says that the service is switched off went out. */
  toldOff?: number;
}

export interface Pause {
  until: number;
  /** The one sentence that says so has gone out. */
  told: boolean;
}

export const NOBODY_YET: Sender = { answered: [], begun: [], texts: [] };

export interface Arrived {
  /** When the operator got it. */
  at: Date;
  text: string;
  /** Of the text, by a key: for « the same words again » and nothing else. */
  digest: string;
  /** No talk is alive: this text would begin one. */
  begins: boolean;
  /** The words are those of a machine that answers for somebody absent. */
  isAutomatic: boolean;
  /** A lead has switched SMS, or everything, off. */
  isOff?: boolean;
  /** The words speak of danger now. Asked only when all else says silence. */
  isUrgent: () => boolean;
}

export type Verdict =
  'answer' | 'tell_pause' | 'tell_off' | 'off' | 'late' | 'paused' | 'automatic' | 'loop' | 'flood';

export interface Judged {
  verdict: Verdict;
  sender: Sender;
}

/** Whether this text is heard and answered, and what is remembered of it. */
export function judge(arrived: Arrived, known: Sender, now: Date): Judged {
  const sender = recent(known, now.getTime());
  if (isLate(arrived.at, now)) return { verdict: 'late', sender };
  const { paused } = sender;
  if (paused !== undefined) {
    const told = { ...sender, paused: { ...paused, told: true } };
    return { verdict: paused.told ? 'paused' : 'tell_pause', sender: told };
  }
  if (arrived.isOff === true) return whileOff(arrived, sender, now.getTime());
  const why = whySilent(arrived, sender, now.getTime());
  const after = withText(sender, arrived, now.getTime());
  if (why === undefined) return { verdict: 'answer', sender: answered(after, arrived, now.getTime()) };
  const isHeard = isBelow(sender, now.getTime(), 2) && arrived.isUrgent();
  return isHeard
    ? { verdict: 'answer', sender: answered(after, arrived, now.getTime()) }
    : { verdict: why, sender: after };
}

/** Also asked before each answer leaves: a turn may have waited for a store that was away. */
export function isLate(at: Date, now: Date): boolean {
  return now.getTime() - at.getTime() > LATE_MS;
}

/** Who abuses the service hears one sentence, once, and nothing more for a day. */
export function pausedNow(sender: Sender, now: Date): Sender {
  return { ...sender, paused: { until: now.getTime() + REMEMBERED_MS, told: false } };
}

/** One neutral line for each number, and then silence. */
function whileOff({ isAutomatic }: Arrived, sender: Sender, now: number): Judged {
  if (isAutomatic) return { verdict: 'automatic', sender };
  if (sender.toldOff !== undefined) return { verdict: 'off', sender };
  return { verdict: 'tell_off', sender: { ...sender, toldOff: now } };
}

function whySilent(
  { text, digest, begins, isAutomatic }: Arrived,
  sender: Sender,
  now: number,
): Verdict | undefined {
  if (isAutomatic) return 'automatic';
  if (isLoop(text, digest, sender)) return 'loop';
  if (begins && sender.begun.length >= MOST_BEGINNINGS) return 'flood';
  return isBelow(sender, now, 1) ? undefined : 'flood';
}

function isLoop(text: string, digest: string, { texts }: Sender): boolean {
  if (text.length >= LONG) return texts.filter((one) => one.digest === digest).length >= MOST_ALIKE.long;
  const other = texts.findLastIndex((one) => one.digest !== digest);
  return texts.length - 1 - other >= MOST_ALIKE.shortInARow;
}

function isBelow({ answered: times }: Sender, now: number, fold: number): boolean {
  const lastMinute = times.filter((at) => now - at < MINUTE).length;
  return lastMinute < MOST.aMinute * fold && times.length < MOST.inWindow * fold;
}

function answered(sender: Sender, { begins }: Arrived, now: number): Sender {
  return {
    ...sender,
    answered: [...sender.answered, now],
    ...(begins ? { begun: [...sender.begun, now] } : {}),
  };
}

function withText(sender: Sender, { digest }: Arrived, now: number): Sender {
  return { ...sender, texts: [...sender.texts, { at: now, digest }].slice(-MOST.inWindow) };
}

/** What is still to be remembered. */
function recent({ answered: times, begun, texts, paused, toldOff }: Sender, now: number): Sender {
  const isPaused = paused !== undefined && paused.until > now;
  return {
    answered: times.filter((at) => now - at < WINDOW_MS),
    begun: begun.filter((at) => now - at < REMEMBERED_MS),
    texts: texts.filter(({ at }) => now - at < WINDOW_MS),
    ...(isPaused ? { paused } : {}),
    ...(toldOff !== undefined && now - toldOff < REMEMBERED_MS ? { toldOff } : {}),
  };
}
