import type { Content } from '../../content/model.js';
import type { Route } from '../webchat/route.js';
import type { ChannelTools } from './channel.js';
import { phoneRoutes } from './phone.js';

/** What the SMS side needs from the house it is built into. */
export type SmsHouse = Omit<ChannelTools, 'outbox' | 'content'>;

export interface SmsService {
  routes: readonly Route[];
  /** Lets what is being answered finish. */
  stop: () => Promise<void>;
}

export type SmsDoor = (house: SmsHouse) => SmsService;

/** The way in by SMS. */
export function smsDoor(content: Content): SmsDoor {
  return (house) => ({ routes: phoneRoutes({ ...house, content }), stop: () => Promise.resolve() });
}
