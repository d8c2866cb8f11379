import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import type { ConsoleDoor } from '../bots/handover/console/console-door.js';
import type { Attached, Running } from '../bots/handover/handover.js';
import type { Signs } from '../bots/handover/signs.js';
import type { SmsTalks } from '../bots/handover/sms-talks.js';
import { Turns } from '../bots/turns.js';
import { directLineRoutes } from '../bots/webchat/direct-line.js';
import type { Route } from '../bots/webchat/route.js';
import { Streams } from '../bots/webchat/stream.js';
import { makeTokens } from '../bots/webchat/tokens.js';
import { hearersOf } from './console-hearers.js';
import { EverythingOff } from './everything-off.js';
import { healthRoutes } from './health.js';
import { makeHttpServer } from './http-server.js';
import type { Log, LogEvent } from './logs.js';
import { Metrics } from './metrics.js';
import { ReportWatch } from './report-watch.js';
import type { SmsService } from './sms-door.js';
import type { HeldConversations, Stores } from './stores/stores.js';
import type { ServiceParts } from './service.js';

/** The service put together, before it listens. */
export interface Built {
  server: Server;
  streams: Streams;
  turns: Turns;
  store: HeldConversations;
  metrics: Metrics;
  watch: ReportWatch;
  console?: ConsoleDoor;
  people?: Running;
  sms?: SmsService | undefined;
  off: EverythingOff;
  report: Fail;
  close: Stores['close'];
}

type Fail = (event: LogEvent, what: { step?: string; error?: string }) => void;

/** Puts the parts together. */
export function build(parts: ServiceParts): Built {
  const { configuration, clock, bot } = parts;
  const tokens = makeTokens(configuration.secret, clock, configuration.earlierSecrets);
  const origins = { allowed: configuration.allowedOrigins, publicUrl: configuration.publicUrl };
  const {
    conversations: store,
    limits,
    reports,
    queue,
    signs,
    alerts,
    senders,
    close,
    sms: smsStores,
  } = parts.stores((state) => metrics.count(state.open?.step ?? 'none', 'left'));
  const connected = (id: string, yes: boolean) => people?.visitors.connected(id, yes);
  const passing: Signs['watch'] = (id, listener) => people?.signs.watch(id, listener) ?? (() => undefined);
  const streams = new Streams({ store, tokens, origins, connected, signs: passing });
  const metrics = metricsOf(parts, store, streams);
  const report = failing(parts.log, metrics);
  const count = (step: string) => metrics.count(step, 'reached');
  const watch = watchOf(parts, { reports, limits }, metrics);
  const countFailed = (record: string, from: string) => void watch.count(record, from);
  const turns = new Turns({ store, bot, clock, report, count, countFailed });
  const hearers = parts.console && hearersOf(parts.console, { log: parts.log, desk: () => console, alerts });
  const smsTalks: SmsTalks = {
    look: async (talk) => sms?.talks.look(talk),
    pause: async (talk) => sms?.talks.pause(talk),
    number: async (talk) => sms?.talks.number(talk),
  };
  const people = peopleOf(parts, { queue, signs, store, turns, bot, limits, hearers, sms: smsTalks }, report);
  const asked = (id: string) => people?.visitors.asked(id);
  const tools = { ...parts, store, turns, tokens, origins, limits, newId, asked, signs: people?.signs };
  const health = healthRoutes({
    ...parts,
    ...configuration,
    metrics,
    isReachable: () => store.isReachable(),
  });
  const framework = parts.framework?.({ ...tools, report, secret: configuration.secret }) ?? [];
  const onFailure = (error: unknown) => report('console_failed', { error: nameOf(error) });
  const onRefused = () => report('sign_in_refused', {});
  const line = parts.console?.queue ?? people?.service;
  const console = line && parts.console?.make({ queue: line, limits, onFailure, onRefused });
  const off = new EverythingOff(parts.stillPage ?? '');
  const isOff = () => off.isSmsOff();
  const countSms = (verdict: string) => metrics.countSms(verdict);
  const smsHouse = {
    senders,
    stores: smsStores,
    secret: configuration.secret,
    report,
    isOff,
    count: countSms,
  };
  const sms = parts.sms?.({ ...tools, ...smsHouse });
  const own = [...framework, ...(console?.routes ?? []), ...(sms?.routes ?? []), ...health];
  if (line) void off.follow(line).catch(onFailure);
  const visitors = [...parts.pages(tools), ...directLineRoutes(tools)].map((route) => off.under(route));
  const routes = [...visitors, ...own];
  const server = serverOf(parts, { routes, streams, report, console });
  return { store, streams, metrics, turns, server, watch, console, people, sms, off, report, close };
}

function peopleOf(
  { handover }: ServiceParts,
  to: Pick<Attached, 'queue' | 'signs' | 'store' | 'turns' | 'bot' | 'limits' | 'hearers' | 'sms'>,
  report: Fail,
): Running | undefined {
  const failed = (error: unknown) => report('turn_failed', { step: 'handover', error: nameOf(error) });
  return handover?.people.attach({ ...to, hearers: { ...to.hearers, ...handover.hearers }, failed });
}

function metricsOf({ content }: ServiceParts, store: HeldConversations, streams: Streams): Metrics {
  const gauges = { conversations: () => store.size, streams: () => streams.size };
  return new Metrics(gauges, content);
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
  {
    routes,
    streams,
    report,
    console,
  }: Pick<Built, 'streams' | 'console'> & { routes: readonly Route[]; report: Fail },
): Server {
  return makeHttpServer({
    routes,
    headers: { indexed: content.indexed, secure: configuration.publicUrl?.startsWith('https:') ?? false },
    trustedProxies: configuration.trustedProxies,
    upgrade(request, socket, head) {
      if (console?.upgrade(request, socket, head) !== true) streams.upgrade(request, socket, head);
    },
    onFailure: (error) => report('handler_failed', { error: nameOf(error) }),
    emergencyLine,
  });
}

/** All that is told of a failure. */
export const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'Unknown');

/** 128 bits nobody can guess. */
function newId(): string {
  return randomBytes(16).toString('base64url');
}
