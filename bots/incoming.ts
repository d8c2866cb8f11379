import type { Activity } from 'botbuilder';
import type { State } from '../dialogs/model.js';
import type { Inbound } from './conversations.js';
import { activityId } from './outgoing.js';

/** What a person wrote as the bot hears it: unmasked, from a visitor without a name. */
export function incoming(heard: { id: string; state: State; inbound: Inbound; at: Date }): Partial<Activity> {
  const { id, state, inbound, at } = heard;
  return {
    type: 'message',
    id: activityId(id, inbound.n),
    channelId: state.channel === 'sms' ? 'sms' : 'directline',
    serviceUrl: 'urn:reperes',
    conversation: { id, isGroup: false, conversationType: '', name: '' },
    from: { id: 'visitor', name: '', role: 'user' },
    recipient: { id: 'bot', name: '', role: 'bot' },
    timestamp: at,
    locale: state.tongue ?? state.lang,
    text: inbound.raw,
  };
}
