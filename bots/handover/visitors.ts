import { isAfterGap } from '../../dialogs/sms/thread.js';
import type { Conversations, Ending } from '../conversations.js';
import { casesByTalk } from './case-of-talk.js';
import type { LineKeeper } from './line-keeper.js';
import type { Case, Left } from './queue-model.js';
import type { SmsSigns } from './sms-signs.js';
import type { SmsTalks } from './sms-talks.js';

interface Tools {
  keeper: LineKeeper;
  store: Conversations;
  sms?: SmsTalks | undefined;
  smsSigns: SmsSigns;
  failed: (error: unknown) => void;
}

/** A page that asks every few seconds is written down once a minute. */
const SEEN_MS = 60_000;

/** What her leaving is to who talks with her. */
const HOW: Record<Ending, Left> = { leave: 'on_purpose', erase: 'on_purpose', expired: 'silent' };

/**
 * The visitors who wait or talk: whether their page is connected, and how they go. While one does and her page shows that it
 * is there, by a connection or by asking, the thirty minutes of silence after which a conversation is erased do not run. Who
 * shows nothing so long holds no place: nobody reads there. Who took a time to come back to is watched too, so that no name of
 * an erased talk stays in the line.
 */
export class Visitors {
  readonly #tools: Tools;
  readonly #watched = new Map<string, () => void>();
  /** Talks whose page is connected to this process. */
  readonly #here = new Set<string>();
  readonly #unwatch: () => void;

  constructor(tools: Tools) {
    this.#tools = tools;
    this.#unwatch = tools.keeper.watch(() => this.#quietly(this.#follow()));
  }

  /** Her page has a live connection, or has none any more. */
  connected(talk: string, yes: boolean): void {
    if (yes) this.#here.add(talk);
    else this.#here.delete(talk);
    this.#quietly(this.#sign(talk, yes ? 'back' : 'lost'));
  }

  /** Her page, which may have no connection that stays, asks what is new: so she is there. */
  asked(talk: string): void {
    if (this.#watched.has(talk)) this.#quietly(this.#isThere(talk, this.#here.has(talk) ? 'back' : 'seen'));
  }

  /** Now and then: who is still there is kept, and who went while nobody watched is found out. */
  async look(): Promise<void> {
    await this.#follow();
    const { store, keeper } = this.#tools;
    for (const one of (await this.#cases()).values()) {
      const since = await store.since(one.talk, Number.MAX_SAFE_INTEGER);
      if (since === 'gone') await keeper.run({ kind: 'gone', case: one.id, how: 'silent' });
      else if (one.channel === 'sms') await this.#lookBySms(one);
      else if (this.#here.has(one.talk)) await this.#isThere(one.talk, 'back');
    }
    for (const talk of await this.#slotTalks()) {
      if ((await store.since(talk, Number.MAX_SAFE_INTEGER)) === 'gone') await this.#timeOf(talk, 'expired');
    }
  }

  stop(): void {
    this.#unwatch();
    for (const unwatch of this.#watched.values()) unwatch();
    this.#watched.clear();
  }

  /** Said again: her page may have come back here before another process saw that it had left there. */
  async #isThere(talk: string, sign: 'back' | 'seen'): Promise<void> {
    await this.#tools.store.stillThere(talk);
    await this.#sign(talk, sign);
  }

  /** After a gap somebody else may hold the telephone: by SMS her place goes then, as it goes from her talk. */
  async #lookBySms({ id, talk }: Case): Promise<void> {
    const { store, keeper, sms, smsSigns } = this.#tools;
    const loaded = await store.load(talk);
    if (loaded === 'gone') return;
    const now = keeper.now();
    if (isAfterGap(loaded.state, new Date(now)))
      return void (await keeper.run({ kind: 'gone', case: id, how: 'silent' }));
    smsSigns.look(talk, loaded.state, now);
    await sms?.look(talk);
  }

  async #cases(): Promise<ReadonlyMap<string, Case>> {
    return casesByTalk(await this.#tools.keeper.read());
  }

  /** The talks that took a time to come back to. */
  async #slotTalks(): Promise<string[]> {
    const { slots } = await this.#tools.keeper.read();
    return slots.flatMap(({ takenBy = '' }) => (takenBy === '' ? [] : [takenBy]));
  }

  /** Each talk of the line is watched once, for as long as it is in it. */
  async #follow(): Promise<void> {
    const talks = new Set([...(await this.#cases()).keys(), ...(await this.#slotTalks())]);
    for (const [talk, unwatch] of this.#watched) {
      if (talks.has(talk)) continue;
      unwatch();
      this.#watched.delete(talk);
    }
    for (const talk of talks) if (!this.#watched.has(talk)) this.#watch(talk);
  }

  #watch(talk: string): void {
    const unwatch = this.#tools.store.watch(talk, (ended) => {
      if (ended !== undefined) this.#quietly(this.#ended(talk, ended));
    });
    this.#watched.set(talk, unwatch);
  }

  async #ended(talk: string, ended: Ending): Promise<void> {
    await this.#gone(talk, HOW[ended]);
    await this.#timeOf(talk, ended);
  }

  /** She closes the page, deletes her thread, and comes back by her two words; who has all erased gives her time back. */
  async #timeOf(talk: string, ended: Ending): Promise<void> {
    if (!(await this.#slotTalks()).includes(talk)) return;
    await this.#tools.keeper.run({ kind: ended === 'erase' ? 'free_slot' : 'forget_talk', talk });
  }

  /** A place that was resumed elsewhere is not left by the old conversation's end. */
  async #gone(talk: string, how: Left): Promise<void> {
    const one = (await this.#cases()).get(talk);
    if (one) await this.#tools.keeper.run({ kind: 'gone', case: one.id, how });
  }

  async #sign(talk: string, sign: 'back' | 'lost' | 'seen'): Promise<void> {
    const one = (await this.#cases()).get(talk);
    if (!one || !this.#isNews(one, sign)) return;
    await this.#tools.keeper.run({ kind: 'visitor', case: one.id, sign });
  }

  #isNews({ lostAt, seenAt }: Case, sign: 'back' | 'lost' | 'seen'): boolean {
    if (sign === 'lost' || lostAt !== undefined) return (lostAt !== undefined) !== (sign === 'lost');
    if (sign === 'back') return seenAt !== undefined;
    return seenAt === undefined || this.#tools.keeper.now() - seenAt >= SEEN_MS;
  }

  #quietly(work: Promise<void>): void {
    work.catch((error: unknown) => this.#tools.failed(error));
  }
}
