import {
  BotAdapter,
  ConversationState,
  MemoryStorage,
  MemoryTranscriptStore,
  TranscriptLoggerMiddleware,
  TurnContext,
  type Activity,
  type ResourceResponse,
  type StatePropertyAccessor,
} from 'botbuilder';
import type { Bot, Reply } from '../../bots/bot.js';
import { incoming } from '../../bots/incoming.js';
import type { State } from '../../dialogs/model.js';
import { titlesOf, type Offered, type Said, type Talks } from './memory-visits.js';

const CHANNEL = 'directline';

/** The same bot and the same words, held by what the SDK brings for that: its state, its storage, its transcript. */
export class SdkTalks implements Talks {
  readonly #bot: Bot;
  readonly #clock: () => Date;
  readonly #adapter = new Adapter();
  readonly #transcripts = new MemoryTranscriptStore();
  readonly #storage = new MemoryStorage();
  readonly #memory = new ConversationState(this.#storage);
  readonly #state: StatePropertyAccessor<State> = this.#memory.createProperty<State>('talk');
  readonly #held = new Map<string, number>();

  constructor(bot: Bot, clock: () => Date) {
    this.#bot = bot;
    this.#clock = clock;
    this.#adapter.use(new TranscriptLoggerMiddleware(this.#transcripts));
  }

  /** The first words are written down by hand: the event before them is no activity of the talk. */
  async open(id: string): Promise<Offered> {
    const reply = this.#bot.open({ lang: 'fr', channel: 'web' });
    const begun = incoming({ id, state: reply.state, inbound: { n: 0, raw: '' }, at: this.#clock() });
    const context = new TurnContext(this.#adapter, begun);
    for (const one of reply.activities) await this.#write(context, one);
    await this.#keep(context, reply.state);
    return this.#offered(id, reply, reply.activities.length);
  }

  async say(id: string, { text, clientId }: Said): Promise<Offered | 'gone'> {
    let reply: Reply | undefined;
    const inbound = { n: (this.#held.get(id) ?? 0) + 1, raw: text };
    const state = this.#bot.open({ lang: 'fr', channel: 'web' }).state;
    const heard = incoming({ id, state, inbound, at: this.#clock() });
    await this.#adapter.run({ ...heard, channelData: { clientActivityID: clientId } }, async (context) => {
      const held = await this.#state.get(context, state);
      reply = await this.#bot.hear(held, context);
      await context.sendActivities(reply.activities);
      await this.#keep(context, reply.state);
    });
    if (!reply) throw new Error('a turn without a reply');
    return reply.ending === undefined
      ? this.#offered(id, reply, 1 + reply.activities.length)
      : this.#forget(id, heard);
  }

  async #write(context: TurnContext, one: Partial<Activity>): Promise<void> {
    const reference = TurnContext.getConversationReference(context.activity);
    const sent = TurnContext.applyConversationReference({ ...one, timestamp: this.#clock() }, reference);
    await this.#transcripts.logActivity(sent as Activity);
  }

  async #keep(context: TurnContext, state: State): Promise<void> {
    await this.#state.set(context, state);
    await this.#memory.saveChanges(context);
  }

  #offered(id: string, { activities }: Reply, more: number): Offered {
    const held = (this.#held.get(id) ?? 0) + more;
    this.#held.set(id, held);
    return { titles: titlesOf(activities), held };
  }

  async #forget(id: string, heard: Partial<Activity>): Promise<'gone'> {
    this.#held.delete(id);
    await this.#transcripts.deleteTranscript(CHANNEL, id);
    await this.#memory.delete(new TurnContext(this.#adapter, heard));
    return 'gone';
  }
}

class Adapter extends BotAdapter {
  #sent = 0;

  run(activity: Partial<Activity>, logic: (context: TurnContext) => Promise<void>): Promise<void> {
    return this.runMiddleware(new TurnContext(this, activity), logic);
  }

  override sendActivities(_: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    return Promise.resolve(activities.map(() => ({ id: String((this.#sent += 1)) })));
  }

  override updateActivity(): Promise<void> {
    return Promise.resolve();
  }

  override deleteActivity(): Promise<void> {
    return Promise.resolve();
  }

  override continueConversation(): Promise<void> {
    return Promise.resolve();
  }
}
