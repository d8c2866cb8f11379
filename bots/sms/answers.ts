import type { Activity, Conversations, Ending } from '../conversations.js';
import { InOrder } from '../framework/in-order.js';
import { activityId } from '../outgoing.js';
import type { Taken } from '../talks.js';
import type { Turns } from '../turns.js';
import type { WordsIn } from '../words.js';
import type { Accepted, Outbox } from './gateway.js';
import { smsOf } from './render.js';
import { isLate } from './session.js';
import { TalkWatch } from './talk-watch.js';

export interface AnswerTools {
  store: Conversations;
  turns: Turns;
  outbox: Outbox;
  words: WordsIn;
  clock: () => Date;
}

interface Said {
  texts: string[];
  /** The last words of this talk. */
  last?: true;
}

interface Waiting {
  message: Accepted;
  watch: TalkWatch;
}

/** Also without a change: it may be too late by then. */
const LOOK_AGAIN_MS = 60_000;

/**
 * What the bot said to one text, handed to the way out in the order of the texts. A turn that a store held up is waited
 * for, ten minutes at most from the text it answers; then nothing is sent.
 */
export class Answers {
  readonly #tools: AnswerTools;
  readonly #inOrder = new InOrder();

  constructor(tools: AnswerTools) {
    this.#tools = tools;
  }

  /**
   * The turn begins at once, so that what is to be erased is erased even while earlier words are on their way. Resolves when
   * the answer is handed over, or will not come: then nothing is owed any more, else a store was away. Never rejects: the
   * store's failures are the turn's. May be asked again, and by another process: what was posted is not posted twice.
   */
  async answer(taken: Taken, message: Accepted): Promise<'settled' | 'owed'> {
    const watch = new TalkWatch(this.#tools.store, taken.id);
    const said = this.#said(taken, { message, watch })
      .catch(() => 'owed' as const)
      .finally(() => watch.stop());
    let outcome: 'settled' | 'owed' = 'settled';
    await this.#inOrder.run(message.thread, async () => {
      const words = await said;
      if (words === undefined || isLate(message.at, this.#tools.clock())) return;
      const posted = words === 'owed' ? words : this.#post(taken, message, words);
      outcome = await Promise.resolve(posted).then(
        (one) => one ?? 'settled',
        () => 'owed',
      );
    });
    return outcome;
  }

  async #said({ id, n }: Taken, { message, watch }: Waiting): Promise<Said | undefined> {
    const { turns, clock } = this.#tools;
    const lang = await this.#langOf(id);
    await turns.hear(id, message.hashes[0]);
    for (;;) {
      const isHeard = await this.#isHeard(id, n);
      const said = await this.#written(id, n);
      if (said === 'gone') return this.#ended(watch.ending, lang);
      if (said.length > 0 || isHeard) return { texts: smsOf(said) };
      if (isLate(message.at, clock())) return undefined;
      await watch.change(LOOK_AGAIN_MS);
    }
  }

  /** What she writes to a person of the team is heard, and answered by that person alone. */
  async #isHeard(id: string, n: number): Promise<boolean> {
    const loaded = await this.#tools.store.load(id);
    return loaded !== 'gone' && loaded.pending.every((one) => one.n !== n);
  }

  /** Replies to this very text. */
  async #written(id: string, n: number): Promise<Partial<Activity>[] | 'gone'> {
    const since = await this.#tools.store.since(id, n);
    if (since === 'gone') return 'gone';
    return since.activities.filter(({ replyToId }) => replyToId === activityId(id, n));
  }

  /** STOP is answered by one line that names nothing, and then the number goes. */
  #ended(how: Ending | undefined, lang: string): Said | undefined {
    if (how !== 'leave' && how !== 'erase') return undefined;
    return { texts: [this.#tools.words(lang, 'sms').text('sms.ended')], last: true };
  }

  async #langOf(id: string): Promise<string> {
    const loaded = await this.#tools.store.load(id);
    return loaded === 'gone' ? '' : (loaded.state.tongue ?? loaded.state.lang);
  }

  async #post({ id, n }: Taken, { thread, gateway, at }: Accepted, { texts, last }: Said): Promise<void> {
    for (const [index, text] of texts.entries()) {
      // Two texts that see the same end say it once.
      const reference = last === true ? `${id}-ended` : `${id}-${String(n)}-${String(index)}`;
      const reply = { reference, thread, gateway, text, answering: at };
      await this.#tools.outbox.post(last === true ? { ...reply, last } : reply);
    }
  }
}
