import { EventFactory, TurnContext, type Activity, type BotAdapter } from 'botbuilder';
import type { People, Signal, State } from '../../dialogs/model.js';
import type { Bot } from '../bot.js';
import type { Turns } from '../turns.js';
import { nobodyOnDuty, type Desk, type HandoffRequest } from './desk.js';

/**
 * Another agent hub in place of our queue, by the Bot Framework's own handoff events:
 * https://learn.microsoft.com/azure/bot-service/bot-service-design-pattern-handoff-human. `handoff.initiate` goes out with
 * what she agreed to, never with a transcript; her words follow as messages; `handoff.status` and the agent's messages come
 * back through `receive`.
 */
export interface Hub {
  /** Delivers an event or her words. Rejects when the hub cannot be reached: then nobody is promised. */
  send(activity: Partial<Activity>): Promise<void>;
  /** Who could answer now. */
  people(): Promise<People>;
}

export interface HubParts {
  hub: Hub;
  adapter: BotAdapter;
  newId: () => string;
}

export interface HubTools {
  turns: Turns;
  bot: Bot;
}

export function hubDesk({ hub, adapter, newId }: HubParts): Desk {
  return {
    ...nobodyOnDuty,
    people: () => hub.people(),
    request: async (id, request) => {
      const { wait } = await hub.people();
      await hub.send(initiation(id, request, adapter));
      const values = { from: wait.from, to: wait.to, known: wait.known ? 1 : 0 };
      return { kind: 'waiting', case: newId(), seq: 0, values };
    },
    note: async (id, note) => {
      if (note.kind === 'said') await hub.send({ ...inTalk(id), type: 'message', text: note.text });
      if (note.kind === 'left_line') await hub.send({ ...inTalk(id), type: 'endOfConversation' });
    },
  };
}

const inTalk = (id: string): Partial<Activity> => ({
  conversation: { id, isGroup: false, conversationType: '', name: '' },
  from: { id: 'visitor', name: '', role: 'user' },
});

function initiation(id: string, request: HandoffRequest, adapter: BotAdapter): Partial<Activity> {
  const { level, cause, reasons, sector, far, lang, channel } = request;
  const context = new TurnContext(adapter, {
    ...inTalk(id),
    type: 'message',
    channelId: channel,
    locale: lang,
  });
  return EventFactory.createHandoffInitiation(context, { level, cause, reasons, sector, far, lang, channel });
}

/** What the hub sends back: a status, or an agent's words. Anything else is passed over. A status repeated is taken once. */
export async function receive(activity: Partial<Activity>, tools: HubTools): Promise<void> {
  const talk = activity.conversation?.id ?? '';
  const name = activity.from?.name ?? '';
  if (activity.type === 'message') return said(talk, { text: activity.text ?? '', name }, tools);
  if (activity.type !== 'event' || activity.name !== 'handoff.status') return;
  const status = (activity.value as { state?: string } | undefined)?.state ?? '';
  await tools.turns.unasked(talk, (state) => {
    const signal = signalOf(status, state);
    return signal && tools.bot.signal?.(state, { ...signal, values: { name } });
  });
}

/** Only what changes something: accepted while she waits, completed while she talks, failed at any time. */
function signalOf(status: string, { handoff }: State): Signal | undefined {
  if (handoff === undefined) return undefined;
  const of = { case: handoff.case, seq: handoff.seq + 1, fence: handoff.fence };
  if (status === 'accepted' && handoff.phase === 'waiting') return { kind: 'signal', name: 'accepted', of };
  if (status === 'completed' && handoff.phase === 'talking') return { kind: 'signal', name: 'ended', of };
  return status === 'failed' ? { kind: 'signal', name: 'dropped', of } : undefined;
}

async function said(
  talk: string,
  { text, name }: { text: string; name: string },
  tools: HubTools,
): Promise<void> {
  await tools.turns.unasked(talk, (state) => {
    if (state.handoff?.phase !== 'talking') return undefined;
    const channelData = { step: 'human.says', held: true, worker: name, case: state.handoff.case };
    return { state, activities: [{ ...tools.bot.ways?.(state), type: 'message', text, channelData }] };
  });
}
