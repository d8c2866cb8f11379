import type { Bot } from '../../../bots/bot.js';
import type { Door } from '../../../bots/framework/door.js';
import type { MakeRoutes } from '../../../bots/webchat/page.js';
import type { Route } from '../../../bots/webchat/route.js';
import { readConfiguration, type Configuration } from '../../../infra/configuration.js';
import { makeLog, type Log } from '../../../infra/logs.js';
import type { SmsDoor } from '../../../infra/sms-door.js';
import { startService, type Service, type ServiceParts } from '../../../infra/service.js';
import { memoryStores } from '../../../infra/stores/memory-stores.js';
import { redisHouse } from '../../../infra/stores/redis-stores.js';
import type { MakeStores } from '../../../infra/stores/stores.js';
import { echoBot } from './echo-bot.js';

export interface ServerOptions {
  bot?: Bot;
  clock?: () => Date;
  pages?: MakeRoutes | readonly Route[];
  mask?: (text: string) => string;
  log?: Log;
  /** Environment variables on top of an ephemeral port. */
  env?: Record<string, string>;
  emergencyLine?: string;
  /** The social workers' console; absent without. */
  console?: ServiceParts['console'];
  stillPage?: string;
  /** The people who answer. */
  handover?: ServiceParts['handover'];
  /** The Bot Framework's door; shut without. */
  framework?: Door;
  sms?: SmsDoor;
}

export interface TestServer extends Service {
  /** `…/v3/directline`, as the official client's `domain`. */
  directLine: string;
}

/** The whole real server on a free port of this machine, with an echo for a bot unless told otherwise. */
export async function startServer(options: ServerOptions = {}): Promise<TestServer> {
  const configuration = configurationFrom({ PORT: '0', CONTENT: 'demo', ...options.env });
  const clock = options.clock ?? (() => new Date());
  const log = options.log ?? makeLog({ silent: true });
  const service = await startService({
    configuration,
    content: { pack: 'demo', version: 'test', indexed: false },
    bot: options.bot ?? echoBot,
    pages: routesOf(options),
    mask: options.mask ?? ((text) => text),
    emergencyLine: options.emergencyLine ?? 'EMERGENCY-LINE',
    framework: options.framework,
    console: options.console,
    stillPage: options.stillPage,
    handover: options.handover,
    sms: options.sms,
    stores: storesOf(configuration, clock, log),
    clock,
    log,
  });
  return { ...service, directLine: `${service.url}v3/directline` };
}

/** As the program chooses them. */
function storesOf(configuration: Configuration, clock: () => Date, log: Log): MakeStores {
  const { redis } = configuration;
  return redis === undefined
    ? memoryStores(configuration, clock)
    : redisHouse(configuration, redis, log).stores;
}

/** A server of its own for one test, stopped however the test ends. */
export async function withServer(
  options: ServerOptions,
  test: (server: TestServer) => Promise<void>,
): Promise<void> {
  const server = await startServer(options);
  try {
    await test(server);
  } finally {
    await server.stop();
  }
}

function routesOf({ pages = [] }: ServerOptions): MakeRoutes {
  return typeof pages === 'function' ? pages : () => pages;
}

function configurationFrom(env: Record<string, string>): Configuration {
  const read = readConfiguration(env);
  if ('wrong' in read) throw new Error(read.wrong);
  return read;
}
