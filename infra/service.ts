import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Bot } from '../bots/bot.js';
import { Turns } from '../bots/turns.js';
import { directLineRoutes } from '../bots/webchat/direct-line.js';
import type { Route } from '../bots/webchat/route.js';
import { Streams } from '../bots/webchat/stream.js';
import { keyFor, makeTokens } from '../bots/webchat/tokens.js';
import type { Configuration } from './configuration.js';
import { healthRoutes } from './health.js';
import { makeHttpServer } from './http-server.js';
import type { Log, LogEvent } from './logs.js';
import { Metrics, untilNextHour } from './metrics.js';
import { MemoryConversations } from './stores/memory-conversations.js';
import { MemoryLimits } from './stores/memory-limits.js';

/** What the service speaks with and on; start.ts brings the real ones, tests their own. */
export interface ServiceParts {
  configuration: Configuration;
  content: { pack: string; version: string; indexed: boolean };
  bot: Bot;
  /** Routes of the visitor's page. */
  pages: readonly Route[];
  mask: (text: string) => string;
  emergencyLine: string;
  clock: () => Date;
  log: Log;
}

export interface Service {
  /** Where it answers, with the port it really got. */
  url: string;
  store: MemoryConversations;
  turns: Turns;
  metrics: Metrics;
  /** Breaks every live stream, as a network may. */
  cutStreams: () => void;
  /** Lets turns in flight finish, sends streams away, then closes. */
  stop: () => Promise<void>;
}

const sweepMs = 15_000;
const graceMs = 5_000;

/** Puts the parts together and listens. */
export async function startService(parts: ServiceParts): Promise<Service> {
  const built = build(parts);
  const { server, streams, turns, store, metrics } = built;
  await listening(server, parts.configuration);
  const stopTimers = startTimers(parts, built);
  const stop = async () => {
    stopTimers();
    await streams.close();
    await closed(server);
    await turns.idle();
  };
  return { url: urlOf(server), store, turns, metrics, cutStreams: () => streams.cut(), stop };
}

type Built = ReturnType<typeof build>;

function build(parts: ServiceParts) {
  const { configuration, clock, log } = parts;
  const tokens = makeTokens(configuration.secret, clock);
  const origins = { allowed: configuration.allowedOrigins, publicUrl: configuration.publicUrl };
  const store: MemoryConversations = new MemoryConversations({
    clock,
    onEnd: (state) => metrics.count(state.open?.step ?? 'none', 'left'),
  });
  const streams: Streams = new Streams({ store, tokens, origins });
  const gauges = { conversations: () => store.size, streams: () => streams.size };
  const metrics = new Metrics(gauges, { pack: parts.content.pack, version: parts.content.version });
  const fail = (event: LogEvent, what: { step?: string; error: string }) => {
    metrics.fail(event);
    log(event, what);
  };
  const turns = new Turns({
    store,
    bot: parts.bot,
    clock,
    report: fail,
    count: (step) => metrics.count(step, 'reached'),
  });
  const server = makeHttpServer({
    routes: [
      ...parts.pages,
      ...directLineRoutes({
        ...parts,
        store,
        turns,
        tokens,
        origins,
        limits: limitsOf(configuration),
        newId,
      }),
      ...healthRoutes({ ...parts, ...configuration, metrics, isReachable: () => store.isReachable() }),
    ],
    headers: {
      indexed: parts.content.indexed,
      secure: configuration.publicUrl?.startsWith('https:') ?? false,
    },
    trustedProxies: configuration.trustedProxies,
    upgrade: (request, socket, head) => streams.upgrade(request, socket, head),
    onFailure: (error) => fail('handler_failed', { error: error instanceof Error ? error.name : 'Unknown' }),
    emergencyLine: parts.emergencyLine,
  });
  return { store, streams, metrics, turns, server };
}

function limitsOf({ secret, openingsPerMinute, messagesPerMinute }: Configuration): MemoryLimits {
  return new MemoryLimits(keyFor(secret, 'limiter-key'), {
    opening: openingsPerMinute,
    token: openingsPerMinute,
    message: messagesPerMinute,
  });
}

/** 128 bits nobody can guess. */
function newId(): string {
  return randomBytes(16).toString('base64url');
}

/** Sweeps the silent, and publishes the counts on each whole hour. Timers never keep the process alive. */
function startTimers({ clock }: ServiceParts, { store, metrics }: Built): () => void {
  const sweeping = setInterval(() => store.sweep(), sweepMs).unref();
  let publishing: NodeJS.Timeout;
  const schedule = () => {
    publishing = setTimeout(() => {
      metrics.publish();
      schedule();
    }, untilNextHour(clock())).unref();
  };
  schedule();
  return () => {
    clearInterval(sweeping);
    clearTimeout(publishing);
  };
}

function listening(server: Server, { port, host }: Configuration): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
}

/** Stops taking callers, lets the answers under way leave, drops idle connections and in the end all. */
function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const impatient = setTimeout(() => server.closeAllConnections(), graceMs);
    server.close(() => {
      clearTimeout(impatient);
      resolve();
    });
    server.closeIdleConnections();
  });
}

function urlOf(server: Server): string {
  const { address, port, family } = server.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}/`;
}
