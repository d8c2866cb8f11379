import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import type { Bot } from '../bots/bot.js';
import type { Door } from '../bots/framework/door.js';
import { Turns } from '../bots/turns.js';
import { directLineRoutes } from '../bots/webchat/direct-line.js';
import type { MakeRoutes } from '../bots/webchat/page.js';
import type { Route } from '../bots/webchat/route.js';
import { Streams } from '../bots/webchat/stream.js';
import { makeTokens } from '../bots/webchat/tokens.js';
import type { Configuration } from './configuration.js';
import { healthRoutes } from './health.js';
import { makeHttpServer } from './http-server.js';
import { closed, listening, urlOf } from './listening.js';
import type { Log, LogEvent } from './logs.js';
import { Metrics, untilNextHour } from './metrics.js';
import { ReportWatch } from './report-watch.js';
import type { SmsDoor, SmsService } from './sms-door.js';
import type { HeldConversations, MakeStores, Stores } from './stores/stores.js';

/** What the service speaks with and on; start.ts brings the real ones, tests their own. */
export interface ServiceParts {
  configuration: Configuration;
  /** `owners`: who keeps each record, by its id. */
  content: { pack: string; version: string; indexed: boolean; owners?: ReadonlyMap<string, string> };
  bot: Bot;
  /** Routes of the visitor's page. */
  pages: MakeRoutes;
  mask: (text: string) => string;
  emergencyLine: string;
  /** The Bot Framework's door, when it is configured. */
  framework?: Door;
  /** The way in by SMS. */
  sms?: SmsDoor;
  stores: MakeStores;
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
  /** What the start screen says of SMS. */
  smsScreen: readonly string[];
  /** Breaks every live stream, as a network may. */
  cutStreams: () => void;
  /** Lets turns in flight finish, sends streams away, then closes. */
  stop: () => Promise<void>;
}

const sweepMs = 15_000;

/** Puts the parts together and listens. */
export async function startService(parts: ServiceParts): Promise<Service> {
  const built = build(parts);
  const { server, streams, turns, store, metrics, watch } = built;
  await listening(server, parts.configuration);
  await built.sms?.start();
  const stopTimers = startTimers(parts, built);
  const stop = async () => {
    stopTimers();
    await streams.close();
    await closed(server);
    await turns.idle();
    await built.sms?.stop();
  };
  const smsScreen = built.sms?.screen ?? [];
  return {
    url: urlOf(server),
    store,
    turns,
    metrics,
    watch,
    smsScreen,
    cutStreams: () => streams.cut(),
    stop,
  };
}

interface Built {
  server: Server;
  streams: Streams;
  turns: Turns;
  store: HeldConversations;
  metrics: Metrics;
  watch: ReportWatch;
  sms?: SmsService | undefined;
}

type Fail = (event: LogEvent, what: { step?: string; error: string }) => void;

function build(parts: ServiceParts): Built {
  const { configuration, clock, bot } = parts;
  const tokens = makeTokens(configuration.secret, clock);
  const origins = { allowed: configuration.allowedOrigins, publicUrl: configuration.publicUrl };
  const {
    conversations: store,
    limits,
    reports,
    senders,
    sms: smsStores,
  } = parts.stores((state) => metrics.count(state.open?.step ?? 'none', 'left'));
  const streams = new Streams({ store, tokens, origins });
  const metrics = metricsOf(parts, store, streams);
  const report = failing(parts.log, metrics);
  const count = (step: string) => metrics.count(step, 'reached');
  const watch = watchOf(parts, { reports, limits }, metrics);
  const countFailed = (record: string, from: string) => void watch.count(record, from);
  const turns = new Turns({ store, bot, clock, report, count, countFailed });
  const tools = { ...parts, store, turns, tokens, origins, limits, newId };
  const health = healthRoutes({
    ...parts,
    ...configuration,
    metrics,
    isReachable: () => store.isReachable(),
  });
  const framework = parts.framework?.({ ...tools, report, secret: configuration.secret }) ?? [];
  const sms = parts.sms?.({
    ...tools,
    senders,
    stores: smsStores,
    secret: configuration.secret,
    report: (event, { step }) => {
      metrics.fail(event);
      parts.log(event, { step });
    },
  });
  const routes = [
    ...parts.pages(tools),
    ...directLineRoutes(tools),
    ...framework,
    ...(sms?.routes ?? []),
    ...health,
  ];
  const server = serverOf(parts, { routes, streams, report });
  return { store, streams, metrics, turns, server, watch, sms };
}

function metricsOf({ content }: ServiceParts, store: HeldConversations, streams: Streams): Metrics {
  const gauges = { conversations: () => store.size, streams: () => streams.size };
  return new Metrics(gauges, { pack: content.pack, version: content.version });
}

function watchOf(
  { content, clock, log }: ServiceParts,
  stores: Pick<Stores, 'reports' | 'limits'>,
  metrics: Metrics,
): ReportWatch {
  return new ReportWatch({ ...stores, owners: content.owners ?? new Map(), clock, metrics, log });
}

/** A failure is counted and logged by its kind alone. */
function failing(log: Log, metrics: Metrics): Fail {
  return (event, what) => {
    metrics.fail(event);
    log(event, what);
  };
}

function serverOf(
  { configuration, content, emergencyLine }: ServiceParts,
  { routes, streams, report }: { routes: readonly Route[]; streams: Streams; report: Fail },
): Server {
  return makeHttpServer({
    routes,
    headers: { indexed: content.indexed, secure: configuration.publicUrl?.startsWith('https:') ?? false },
    trustedProxies: configuration.trustedProxies,
    upgrade: (request, socket, head) => streams.upgrade(request, socket, head),
    onFailure: (error) =>
      report('handler_failed', { error: error instanceof Error ? error.name : 'Unknown' }),
    emergencyLine,
  });
}

/** 128 bits nobody can guess. */
function newId(): string {
  return randomBytes(16).toString('base64url');
}

/** Sweeps the silent, and publishes the counts on each whole hour. Timers never keep the process alive. */
function startTimers({ clock }: ServiceParts, { store, metrics, watch }: Built): () => void {
  const sweeping = setInterval(() => void store.sweep(), sweepMs).unref();
  let publishing: NodeJS.Timeout;
  const schedule = () => {
    publishing = setTimeout(() => {
      metrics.publish();
      void watch.publish();
      schedule();
    }, untilNextHour(clock())).unref();
  };
  schedule();
  return () => {
    clearInterval(sweeping);
    clearTimeout(publishing);
  };
}
