import { SmsChannel, type ChannelTools } from '../bots/sms/channel.js';
import type { SmsTalks } from '../bots/handover/sms-talks.js';
import type { SmsReport } from '../bots/sms/gateway.js';
import { numberBehind } from '../bots/sms/number-behind.js';
import { pauseSender } from '../bots/sms/pause.js';
import { PhoneOutbox, phoneRoutes } from '../bots/sms/phone.js';
import { Unasked } from '../bots/sms/unasked.js';
import type { Route } from '../bots/webchat/route.js';
import type { Content } from '../content/model.js';
import { makeSmsEdge, type SmsEdge, type SmsStores } from './sms-edge.js';
import { smsScreenLines, type SmsSettings } from './sms-settings.js';

/** What the SMS side needs from the house it is built into. */
export interface SmsHouse extends Omit<ChannelTools, 'outbox' | 'content'> {
  stores: SmsStores & { sweep?: () => Promise<void> };
  newId: () => string;
  report: SmsReport;
}

export interface SmsService {
  /** For the people who answer: what they say goes out, and who abuses the service is paused. */
  talks: SmsTalks;
  routes: readonly Route[];
  /** Lines of the start screen: what is on, what is shut, what stands abroad. */
  screen: readonly string[];
  /** Opens sessions with operators, once the service listens. */
  start: () => Promise<void>;
  /** Lets what is being answered finish; what waits to be sent stays in line. */
  stop: () => Promise<void>;
}

export type SmsDoor = (house: SmsHouse) => SmsService;

const NO_GATEWAY: SmsSettings = { off: [] };
const SWEEP_MS = 5_000;

/** The way in and out by SMS: every gateway that is on, and the telephone of the terminal while the content is fictional. */
export function smsDoor(content: Content, settings: SmsSettings = NO_GATEWAY): SmsDoor {
  return (house) => {
    const { inOrder } = house.stores;
    const { edge, channel } = joined(content, settings, { ...house, inOrder });
    const phone = new PhoneOutbox();
    const outboxOf = (gateway: string) => (gateway === 'phone' ? phone : edge.outbox);
    const numbersOf = (gateway: string) => (gateway === 'phone' ? phone : edge.numbers);
    const unasked = new Unasked({ ...house, outboxOf });
    let sweeping: NodeJS.Timeout | undefined;
    return {
      talks: {
        look: (talk) => unasked.look(talk),
        pause: (talk) => pauseSender(talk, house),
        number: (talk) => numberBehind(talk, { ...house, numbersOf }),
      },
      routes: [
        ...phoneRoutes({ ...house, content, inOrder }, phone),
        ...edge.gateways.flatMap(({ routes }) => routes),
      ],
      screen: smsScreenLines(settings, edge.gateways),
      start: async () => {
        const sweep = async () => {
          await house.stores.sweep?.();
          await edge.sweep();
          await channel.sweep();
        };
        sweeping = setInterval(() => void sweep().catch(() => undefined), SWEEP_MS).unref();
        await edge.start();
      },
      stop: async () => {
        clearInterval(sweeping);
        await channel.idle();
        await edge.stop();
      },
    };
  };
}

/** The talk answers what the edge brings, through the edge's own way out. */
function joined(
  content: Content,
  settings: SmsSettings,
  house: SmsHouse,
): { edge: SmsEdge; channel: SmsChannel } {
  const edge: SmsEdge = makeSmsEdge({
    ...house,
    settings,
    inbox: { accept: (message) => channel.accept(message) },
  });
  const { owed } = house.stores;
  const channel: SmsChannel = new SmsChannel({ ...house, content, outbox: edge.outbox, owed });
  return { edge, channel };
}
