import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Door } from '../bots/framework/door.js';
import { Handover } from '../bots/handover/handover.js';
import { maskPersonal } from '../bots/masking.js';
import type { Shown } from '../bots/handover/staff/demonstration.js';
import { makeRecognizers } from '../bots/recognizers/recognizers.js';
import { makeSignpostBot } from '../bots/signpost-bot.js';
import { readPageFiles } from '../bots/webchat/page-files.js';
import { pageWords } from '../bots/webchat/page-words.js';
import { pageRoutes } from '../bots/webchat/page.js';
import { stillPage } from '../bots/webchat/still-page.js';
import { keyFor } from '../bots/webchat/tokens.js';
import { makeWords } from '../bots/words.js';
import { loadContent } from '../content/load.js';
import { isoDay } from '../dialogs/hours/day.js';
import { rotaOf } from '../dialogs/hours/rota.js';
import { findPlace } from '../dialogs/place/find-place.js';
import { gazetteerOf } from '../dialogs/place/gazetteer.js';
import type { Content } from '../content/model.js';
import { ContentError } from '../content/problem.js';
import { consoleOf, localStaff, keepAuditDaily, type StaffStores } from './console.js';
import { readConfiguration, whyContentRefused, type Configuration } from './configuration.js';
import { recordStates, type ContentFacts } from './content-metrics.js';
import { makeLog, type Log } from './logs.js';
import { projectRoot } from './project-root.js';
import { smsDoor } from './sms-door.js';
import { readSmsSettings, type SmsSettings } from './sms-settings.js';
import { startService, type Service } from './service.js';
import { memoryStores } from './stores/memory-stores.js';
import type { MakeStores } from './stores/stores.js';
import { startScreen } from './start-screen.js';
import { StaffFileError } from './stores/file-accounts.js';
import { stopOnSignals } from './stopping.js';

/** A reason not to start that an operator can act on: one line, no stack. */
class CannotStart extends Error {}

const clock = () => new Date();
const log = makeLog();

try {
  await start();
} catch (error) {
  process.stderr.write(`${whyNotStarted(error)}\n`);
  process.exit(1);
}

async function start(): Promise<void> {
  const configuration = readConfiguration(process.env);
  if ('wrong' in configuration) throw new CannotStart(configuration.wrong);
  const content = contentOf(configuration);
  const recognizers = makeRecognizers({ enabled: configuration.recognizers });
  const people = handoverOf(configuration, content);
  const bot = makeSignpostBot({ content, clock, readers: recognizers, desk: people.desk });
  const files = readPageFiles(join(projectRoot(), 'dist', 'page'));
  const { pack, version, settings } = content;
  const { stores, staff } = await storesOf(configuration);
  const console = await consoleOf(configuration, { content, clock, staff });
  const service = await startService({
    configuration,
    content: { pack, version, ...factsOf(content), indexed: settings.indexed, owners: ownersOf(content) },
    bot,
    pages: pageRoutes({ content, bot, files, clock }),
    mask: maskPersonal,
    emergencyLine: emergencyLineOf(content),
    framework: await frameworkOf(configuration, content),
    sms: smsDoor(content, smsOf(configuration)),
    stores,
    handover: { people, isRotaOpen: rotaOf(settings) },
    stillPage: stillPage(content),
    console,
    clock,
    log,
  });
  // The index of all France is made before anybody names a town, and after the first answer that says "ready".
  setTimeout(() => findPlace('Tours', gazetteerOf(content)), 1000).unref();
  stopOnSignals({ service, log, last: () => recognizers.close() });
  keepAuditDaily(console, { log, metrics: service.metrics });
  announce(service, { configuration, content, log, shown: console.shown });
}

function handoverOf({ secret }: Configuration, content: Content): Handover {
  const newId = () => randomBytes(16).toString('base64url');
  return new Handover({ content, clock, newId, key: keyFor(secret, 'two-words'), words: makeWords(content) });
}

/** The client of Redis is loaded only when there is one. */
async function storesOf(configuration: Configuration): Promise<{ stores: MakeStores; staff: StaffStores }> {
  const { redis } = configuration;
  if (redis === undefined)
    return { stores: memoryStores(configuration, clock), staff: localStaff(configuration) };
  const { redisHouse } = await import('./stores/redis-stores.js');
  return redisHouse(configuration, redis, log);
}

/** Its part of the SDK is loaded only when somebody has asked for it. */
async function frameworkOf({ framework }: Configuration, content: Content): Promise<Door | undefined> {
  if (framework === undefined) return undefined;
  const { frameworkDoor } = await import('../bots/framework/door.js');
  return frameworkDoor(framework, content);
}

function smsOf(configuration: Configuration): SmsSettings {
  const settings = readSmsSettings(process.env, configuration);
  if ('wrong' in settings) throw new CannotStart(settings.wrong);
  return settings;
}

function contentOf(configuration: Configuration): Content {
  const root = join(projectRoot(), 'content');
  if (!existsSync(join(root, configuration.content, 'settings.yaml'))) {
    throw new CannotStart('CONTENT is wrong: there is no such folder of settings under content/');
  }
  const content = loadContent(root, configuration.content);
  const refused = whyContentRefused(configuration, content.settings.fictional);
  if (refused !== undefined) throw new CannotStart(refused);
  return content;
}

/** What /metrics tells of the content. */
function factsOf({ lines, places, hearing, settings }: Content): Omit<ContentFacts, 'pack' | 'version'> {
  const all = [...lines.values(), ...places.values()];
  return {
    records: () => recordStates(all, isoDay(clock(), settings.time_zone)),
    places: new Set(places.keys()),
    hearing: hearing.measured,
  };
}

function ownersOf({ lines, places }: Content): ReadonlyMap<string, string> {
  return new Map([...lines.values(), ...places.values()].map(({ id, owner }) => [id, owner]));
}

/** For the answers that keep somebody waiting: they may be all she sees. */
function emergencyLineOf(content: Content): string {
  const words = pageWords(content, 'fr');
  return ['help_first', 'help_written', 'help_listen'].map((key) => words.get(key) ?? '').join(' ');
}

interface Announced {
  configuration: Configuration;
  content: Content;
  log: Log;
  shown: readonly Shown[];
}

function announce(service: Service, { configuration, content, log, shown }: Announced): void {
  const today = isoDay(clock(), content.settings.time_zone);
  const facts = { url: service.url, configuration, content, today, shown, sms: service.smsScreen };
  process.stdout.write(startScreen(facts));
  log('started', { counts: { lines: content.lines.size, places: content.places.size } });
}

function whyNotStarted(error: unknown): string {
  if (error instanceof CannotStart || error instanceof ContentError) return error.message;
  if (error instanceof StaffFileError) return `STAFF_FILE is wrong: ${error.message}`;
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') return 'PORT is wrong: another program is listening there';
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return 'HOST is wrong: this machine has no such address';
  if (code === 'EACCES') return 'PORT is wrong: this program may not listen there';
  return error instanceof Error ? (error.stack ?? error.name) : 'could not start';
}
