import { hearsIn } from '../../../bots/handover/practice/hears.js';
import { Practice } from '../../../bots/handover/practice/practice.js';
import { worldOf } from '../../dialogs/world.js';
import type { Exercise } from '../../../content/model.js';
import type { Claim, TalkMessage, TalkPage } from '../../../bots/handover/service.js';

export const ME = { name: 'anne', dutyName: 'Anne', role: 'worker' } as const;

/** Exercises on a clock that the test moves. */
export class PracticeDay {
  readonly practice: Practice;
  done = 0;
  begun = 0;
  #now = Date.parse('2026-11-30T10:00:00Z');
  readonly #due: { at: number; then: () => void }[] = [];
  #sent = 0;

  constructor(stories: readonly Exercise[], played = 0) {
    this.practice = new Practice({
      ...{ me: ME, stories, played, hears: hearsIn(worldOf().content) },
      clock: () => new Date(this.#now),
      later: (then, afterMs) => void this.#due.push({ at: this.#now + afterMs, then }),
      onBegun: () => (this.begun += 1),
      onDone: () => (this.done += 1),
    });
  }

  /** So long passes, and all that falls due in it happens at its time. */
  passes(seconds: number): void {
    const until = this.#now + seconds * 1000;
    for (;;) {
      const next = this.#due.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      this.#due.splice(this.#due.indexOf(next), 1);
      this.#now = next.at;
      next.then();
    }
    this.#now = until;
  }

  /** Takes whoever waits. */
  async takes(): Promise<Claim> {
    const [offer] = (await this.practice.line()).waiting;
    if (offer === undefined) throw new Error('nobody waits');
    const claim = { worker: ME.name, caseId: offer.caseId, fence: offer.fence };
    await this.practice.accept(claim);
    return { ...claim, fence: claim.fence + 1 };
  }

  /** Says something; she has time to answer. */
  async says(held: Claim, text = 'Je vous lis.', seconds = 120): Promise<string> {
    const answer = await this.practice.say(held, { text, clientId: `c${(this.#sent += 1)}` });
    this.passes(seconds);
    return answer;
  }

  async page({ caseId }: Claim): Promise<TalkPage> {
    const page = await this.practice.talk(ME.name, caseId, 0);
    if (typeof page === 'string') throw new Error(page);
    return page;
  }

  async saidBy(from: TalkMessage['from'], held: Claim): Promise<string[]> {
    return (await this.page(held)).messages.filter((one) => one.from === from).map(({ text }) => text);
  }
}
