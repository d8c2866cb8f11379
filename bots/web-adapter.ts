import {
  BotAdapter,
  TurnContext,
  type Activity,
  type ConversationReference,
  type ResourceResponse,
} from 'botbuilder';

/** Stores words said outside a person's turn, and wakes who listens. */
export type Deliver = (conversationId: string, activities: Partial<Activity>[]) => Promise<void>;

/**
 * The Bot Framework's edge for channels of our own. What a bot sends during a turn is gathered, not delivered:
 * the turn runner commits it with the state in one step, so that a turn is either wholly visible or not at all.
 */
export class WebAdapter extends BotAdapter {
  readonly #deliver: Deliver;
  readonly #gathered = new WeakMap<Partial<Activity>, Partial<Activity>[]>();

  constructor(deliver: Deliver) {
    super();
    this.#deliver = deliver;
  }

  /**
   * Runs `logic` on one inbound activity and returns what it sent through the context, in order. The context is
   * revoked afterwards. Errors of `logic` are the caller's.
   */
  async process(
    activity: Partial<Activity>,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<Partial<Activity>[]> {
    const sent: Partial<Activity>[] = [];
    const context = new TurnContext(this, activity);
    this.#gathered.set(context.activity, sent);
    await this.runMiddleware(context, logic);
    return sent;
  }

  override sendActivities(
    context: TurnContext,
    activities: Partial<Activity>[],
  ): Promise<ResourceResponse[]> {
    const sent = this.#gathered.get(context.activity);
    if (!sent) throw new Error('sendActivities outside a turn');
    sent.push(...activities.filter(({ type }) => type !== 'delay'));
    return Promise.resolve(activities.map(() => ({ id: '' })));
  }

  override updateActivity(): Promise<void> {
    return Promise.reject(new Error('a sent activity is never changed'));
  }

  override deleteActivity(): Promise<void> {
    return Promise.reject(new Error('a sent activity is never taken back; a conversation is erased whole'));
  }

  /** Words nobody asked for in this turn: a colleague's message, a time-out. */
  override async continueConversation(
    reference: Partial<ConversationReference>,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<void> {
    const id = reference.conversation?.id;
    if (!id) throw new Error('a reference without a conversation');
    const wake = { type: 'event', name: 'ContinueConversation' };
    const activity = TurnContext.applyConversationReference(wake, reference, true);
    await this.#deliver(id, await this.process(activity, logic));
  }
}
