import type { Bot } from '../bots/bot.js';
import type { Door } from '../bots/framework/door.js';
import type { ConsoleDoor } from '../bots/handover/console/console-door.js';
import type { Attached, Handover, Running } from '../bots/handover/handover.js';
import type { Turns } from '../bots/turns.js';
import type { MakeRoutes } from '../bots/webchat/page.js';
import type { Configuration } from './configuration.js';
import type { ConsoleParts } from './console-hearers.js';
import type { ContentFacts } from './content-metrics.js';
import { closed, listening, urlOf } from './listening.js';
import type { Log } from './logs.js';
import type { Metrics } from './metrics.js';
import type { ReportWatch } from './report-watch.js';
import type { SmsDoor } from './sms-door.js';
import type { HeldConversations, MakeStores } from './stores/stores.js';
import { build } from './service-build.js';
import { startTimers } from './service-timers.js';

/** What the service speaks with and on; start.ts brings the real ones, tests their own. */
export interface ServiceParts {
  configuration: Configuration;
  /** `owners`: who keeps each record, by its id. */
  content: ContentFacts & { indexed: boolean; owners?: ReadonlyMap<string, string> };
  bot: Bot;
  /** Routes of the visitor's page. */
  pages: MakeRoutes;
  mask: (text: string) => string;
  emergencyLine: string;
  /** The Bot Framework's door, when it is configured. */
  framework?: Door;
  /** What is shown when a lead has switched everything off. */
  stillPage?: string;
  /** The social workers' console; on another line than the house's own when it brings one. */
  console?: ConsoleParts;
  /** The way in by SMS. */
  sms?: SmsDoor;
  stores: MakeStores;
  /** The people who answer; without, nobody ever is on duty. `hearers`: the console's audit, and the lead's alarm. */
  handover?: { people: Handover; hearers?: Attached['hearers']; isRotaOpen?: (now: Date) => boolean };
  clock: () => Date;
  log: Log;
}

export interface Service {
  /** Where it answers, with the port it really got. */
  url: string;
  store: HeldConversations;
  turns: Turns;
  metrics: Metrics;
  watch: ReportWatch;
  /** The console's door, when there is one. */
  console?: ConsoleDoor;
  /** What a console may do; absent without a handover. */
  people?: Running;
  /** What the start screen says of SMS. */
  smsScreen: readonly string[];
  /** Breaks every live stream, as a network may. */
  cutStreams: () => void;
  /** Lets turns in flight finish, sends streams away, then closes. */
  stop: () => Promise<void>;
}

/** Puts the parts together and listens. */
export async function startService(parts: ServiceParts): Promise<Service> {
  const built = build(parts);
  const { server, streams, turns, store, metrics, watch, console, people, close } = built;
  await listening(server, parts.configuration);
  await built.sms?.start();
  const stopTimers = startTimers(parts, built);
  const stop = async () => {
    stopTimers();
    console?.close();
    await streams.close();
    await closed(server);
    await turns.idle();
    people?.stop();
    await built.sms?.stop();
    await close?.();
  };
  const cutStreams = () => streams.cut();
  const smsScreen = built.sms?.screen ?? [];
  const shown = { url: urlOf(server), store, turns, metrics, watch, console, people, smsScreen };
  return { ...shown, cutStreams, stop };
}
