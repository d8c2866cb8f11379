import type { Bot } from '../../bots/bot.js';
import { maskPersonal } from '../../bots/masking.js';
import { Turns } from '../../bots/turns.js';
import { loggedActivity } from '../../bots/webchat/inbound.js';
import { MemoryConversations } from '../../infra/stores/memory-conversations.js';
import { titlesOf, type Offered, type Said, type Talks } from './memory-visits.js';

/** Talks as the service holds them: taken in, answered and stored by its own parts, with no network between. */
export class OurTalks implements Talks {
  readonly #store: MemoryConversations;
  readonly #turns: Turns;
  readonly #clock: () => Date;

  constructor(bot: Bot, clock: () => Date) {
    this.#store = new MemoryConversations({ clock });
    this.#turns = new Turns({ store: this.#store, bot, clock, report: failLoudly });
    this.#clock = clock;
  }

  async open(id: string): Promise<Offered> {
    await this.#turns.open(id, 'fr');
    const offered = await this.#offered(id);
    if (offered === 'gone') throw new Error('a talk ended before it began');
    return offered;
  }

  async say(id: string, { text, clientId }: Said): Promise<Offered | 'gone'> {
    const user = `visitor-${id.slice(0, 12)}`;
    const logged = loggedActivity({ text: maskPersonal(text), clientId, user, at: this.#clock() });
    await this.#store.accept(id, { clientId, logged, raw: text });
    await this.#turns.hear(id);
    return this.#offered(id);
  }

  async #offered(id: string): Promise<Offered | 'gone'> {
    const since = await this.#store.since(id, 0);
    return since === 'gone' ? since : { titles: titlesOf(since.activities), held: since.activities.length };
  }
}

/** A turn that failed would hold other words than those to be measured. */
function failLoudly(event: string): never {
  throw new Error(event);
}
