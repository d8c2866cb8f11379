import { createHmac } from 'node:crypto';
import type { Content } from '../../content/model.js';
import { listenerOf, type Listener } from '../../dialogs/danger/listen.js';
import { meaningOf } from '../../dialogs/words-heard.js';
import type { Conversations } from '../conversations.js';
import { InOrder, type Ordered } from '../framework/in-order.js';
import { Talks, type Taken } from '../talks.js';
import type { Turns } from '../turns.js';
import { loggedActivity } from '../webchat/inbound.js';
import { keyFor } from '../webchat/tokens.js';
import { makeWords, type WordsIn } from '../words.js';
import { Answers } from './answers.js';
import { cameBy } from './came-by.js';
import type { Accepted, Arrival, Inbox, Outbox } from './gateway.js';
import { endsTalk, heardText, isAutomatic } from './heard.js';
import type { Senders } from './senders.js';
import { isLate, judge, type Verdict } from './session.js';
import { dueKey, type Due, type Owed } from './owed.js';

export interface ChannelTools {
  store: Conversations;
  turns: Turns;
  senders: Senders;
  outbox: Outbox;
  content: Content;
  /** Of the service: keys for ids and digests are made from it. */
  secret: string;
  mask: (text: string) => string;
  clock: () => Date;
  /** Of all processes, where there are several; of this one when absent. */
  inOrder?: Ordered;
  /** What all processes owe an answer to; none where there is one alone. */
  owed?: Owed;
  /** A lead has switched SMS, or everything, off. */
  isOff?: () => boolean;
  /** What becomes of each text, answered or why not: for counts. */
  count?: (verdict: Verdict) => void;
}

type Unanswered = Exclude<Verdict, 'answer'>;

/** What another process took in so long ago and has not answered is answered here: it is most likely gone. */
const OWED_MS = 10_000;

/** A language is not known before the first text is read: French, unless its words are English. */
const FIRST_LANG = 'fr';

/**
 * The talk by SMS: what a gateway brings is judged, kept where it cannot be lost, acknowledged, and only then answered.
 * Nothing leaves here but as the answer to a text. What is said is the bot's; when it is said is session.ts's.
 */
export class SmsChannel implements Inbox {
  readonly #tools: ChannelTools;
  readonly #talks: Talks;
  readonly #answers: Answers;
  readonly #inOrder: Ordered;
  readonly #listen: Listener;
  readonly #words: WordsIn;
  readonly #digestKey: Buffer;
  readonly #running = new Map<string, Promise<unknown>>();
  /** Texts being answered here, by `dueKey`. */
  readonly #mine = new Set<string>();

  constructor(tools: ChannelTools) {
    this.#tools = tools;
    this.#inOrder = tools.inOrder ?? new InOrder();
    this.#talks = new Talks({ ...tools, key: keyFor(tools.secret, 'sms-conversation'), channel: 'sms' });
    this.#words = makeWords(tools.content);
    this.#answers = new Answers({ ...tools, words: this.#words });
    this.#listen = listenerOf(tools.content);
    this.#digestKey = keyFor(tools.secret, 'sms-digest');
  }

  /** One text at a time for each thread. `busy` when a store is away: then nothing of it was kept. */
  async accept(message: Accepted): Promise<Arrival> {
    let arrival: Arrival = 'busy';
    await this.#inOrder
      .run(message.thread, async () => {
        arrival = await this.#take(message);
      })
      .catch(() => (arrival = 'busy'));
    return arrival;
  }

  /** Our id of the living talk of a thread, if there is one. */
  talkOf(thread: string): Promise<string | undefined> {
    return this.#talks.alive(thread);
  }

  /** Answers what a process that is gone, or a store that was away, left owed. Called by a timer. */
  async sweep(): Promise<void> {
    const { owed, clock } = this.#tools;
    for (const due of (await owed?.all()) ?? []) {
      if (this.#mine.has(dueKey(due)) || clock().getTime() - due.since < OWED_MS) continue;
      if (isLate(due.message.at, clock())) await owed?.drop(due);
      else this.#run(due.message.thread, this.#answered(due));
    }
  }

  /** Resolves when nothing of this thread is being answered. */
  async settled(thread: string): Promise<void> {
    await this.#running.get(thread);
  }

  /** Resolves when nothing is being answered: for a graceful stop. */
  async idle(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running.values());
  }

  async #take(message: Accepted): Promise<Arrival> {
    const text = heardText(message.text);
    const talk = await this.#talks.alive(message.thread);
    const ends = endsTalk(text, this.#tools.content);
    if (talk === undefined && ends) return 'kept';
    const verdict = await this.#judged(message, { text, begins: talk === undefined, ends });
    this.#tools.count?.(verdict);
    if (verdict !== 'answer') return this.#unanswered(message, verdict, ends ? talk : undefined);
    const taken = await this.#kept(message, text);
    if (taken === 'full') return 'busy';
    const due = { taken, message: { ...message, text: '' }, since: this.#tools.clock().getTime() };
    await this.#tools.owed?.add(due);
    this.#run(message.thread, this.#answered(due));
    return 'kept';
  }

  async #answered(due: Due): Promise<void> {
    this.#mine.add(dueKey(due));
    const outcome = await this.#answers.answer(due.taken, due.message);
    this.#mine.delete(dueKey(due));
    if (outcome === 'settled') await this.#tools.owed?.drop(due).catch(() => undefined);
  }

  /** What she wants erased is erased, whoever is paused or off. */
  async #unanswered(message: Accepted, verdict: Unanswered, ended: string | undefined): Promise<Arrival> {
    if (ended !== undefined) await this.#tools.store.erase(ended, 'leave');
    if (verdict === 'tell_pause') await this.#tell(message, 'sms.paused');
    if (verdict === 'tell_off') await this.#tell(message, 'sms.off');
    return 'kept';
  }

  async #judged(
    message: Accepted,
    { text, begins, ends }: { text: string; begins: boolean; ends: boolean },
  ): Promise<Verdict> {
    const { senders, clock, content, isOff } = this.#tools;
    const known = await senders.look(message.hashes);
    const arrived = {
      at: message.at,
      text,
      digest: this.#digest(text),
      begins,
      isAutomatic: isAutomatic(text, content),
      // Leaving only erases: it stays possible.
      isOff: !ends && (isOff?.() ?? false),
      isUrgent: () => meaningOf(this.#listen(text)).level === 'D3',
    };
    const { verdict, sender } = judge(arrived, known, clock());
    await senders.keep(message.hashes, sender);
    return verdict;
  }

  #kept(message: Accepted, text: string): Promise<Taken | 'full'> {
    const { thread, gateway, providerId } = message;
    const { mask, clock } = this.#tools;
    const logged = cameBy(loggedActivity({ text: mask(text), user: 'visitor', at: clock() }), message);
    // With its words: an operator's id that comes again with others is another text (repeats.ts).
    const activityId =
      providerId === undefined ? undefined : `${gateway} ${providerId} ${this.#digest(text)}`;
    const written = { logged, raw: text, ...(activityId === undefined ? {} : { activityId }) };
    return this.#talks.take(thread, written, { lang: FIRST_LANG, mayBegin: () => Promise.resolve(true) });
  }

  /** One reviewed sentence, to somebody who is not answered. */
  async #tell({ thread, gateway, at, providerId }: Accepted, key: 'sms.paused' | 'sms.off'): Promise<void> {
    const reference = this.#digest(`${key} ${thread} ${providerId ?? String(at.getTime())}`);
    const text = this.#words(FIRST_LANG, 'sms').text(key);
    await this.#tools.outbox.post({ reference, thread, gateway, text, answering: at });
  }

  /** Until all that this thread was still to be told is on its way. */
  #run(thread: string, work: Promise<void>): void {
    const running = Promise.all([this.#running.get(thread), work]).finally(() => {
      if (this.#running.get(thread) === running) this.#running.delete(thread);
    });
    this.#running.set(thread, running);
  }

  #digest(text: string): string {
    return createHmac('sha256', this.#digestKey).update(text).digest('base64url').slice(0, 22);
  }
}
