import { maskPersonal } from '../../bots/masking.js';
import { makeSignpostBot } from '../../bots/signpost-bot.js';
import { pageRoutes } from '../../bots/webchat/page.js';
import { loadContent } from '../../content/load.js';
import { builtPage } from '../bots/webchat/page-content.js';
import { startServer, type TestServer } from '../bots/webchat/server-for-tests.js';
import { silentReaders } from '../stories/readers.js';
import { atMost, median, shown, type Bench, type Finding, type Goal } from './bench.js';
import { OfficialClient } from './reconnect-official.js';
import { PageClient } from './reconnect-page.js';
import { Relay } from './reconnect-relay.js';

/** Somebody in one conversation, and all texts she was shown, in order. */
export interface Client {
  readonly conversationId: string;
  readonly seen: readonly string[];
  close(): Promise<void>;
}

/** The official client draws its wait once and keeps it: what varies is who waits, so many of it are cut once. */
const CUTS_OF_PAGE = 9;
const OFFICIAL_CLIENTS = 9;
const PATIENCE_MS = 30_000;
/** Long enough for a stream to be open and quiet again before the next cut. */
const REST_MS = 500;

/** One way to lose the line, and what one client met under it. */
interface Tried {
  name: string;
  waitedMs: number[];
  /** Messages that did not come, and messages that came more than once or out of order. */
  lost: number;
  astray: number;
}

interface Trial {
  name: string;
  /** Anew for each trial: a cut meant for others would be felt too. */
  open: () => Promise<Client[]>;
  cuts: number;
  cut: () => void;
}

export const bench: Bench = {
  name: 'reconnect',
  title: 'From a cut of the line until what the bot said meanwhile is there',
  run: measureAll,
};

async function measureAll(): Promise<Finding> {
  const server = await realServer();
  const relay = await Relay.before(server.url);
  const page = async () => [await PageClient.open(relay.url)];
  const official = () => officialClients(`${relay.url}v3/directline`);
  const both = async (how: string, cut: () => void): Promise<Tried[]> => [
    await tried({ name: `our page, ${how}`, open: page, cuts: CUTS_OF_PAGE, cut }, server),
    await tried({ name: `the official client, ${how}`, open: official, cuts: 1, cut }, server),
  ];
  const all = [
    ...(await both('stream cut by the server', () => server.cutStreams())),
    ...(await both('all connections reset between', () => relay.cut())),
  ];
  relay.stop();
  await server.stop();
  return findingOf(all);
}

function officialClients(directLine: string): Promise<Client[]> {
  return Promise.all(Array.from({ length: OFFICIAL_CLIENTS }, () => OfficialClient.open(directLine)));
}

function realServer(): Promise<TestServer> {
  const clock = () => new Date();
  const content = loadContent('content', 'demo');
  const bot = makeSignpostBot({ content, clock, readers: silentReaders });
  const pages = pageRoutes({ content, bot, files: builtPage(), clock });
  return startServer({ bot, clock, mask: maskPersonal, pages });
}

async function tried({ name, open, cuts, cut }: Trial, server: TestServer): Promise<Tried> {
  const clients = await open();
  const said: string[] = [];
  const waitedMs: number[] = [];
  for (let count = 1; count <= cuts; count += 1) {
    await rest();
    const text = `${name} (${String(count)})`;
    said.push(text);
    waitedMs.push(...(await msUntilSeen(text, clients, { cut, server })));
  }
  await rest();
  await Promise.all(clients.map((client) => client.close()));
  const faults = clients.map((client) => faultsOf(client, said));
  const sum = (key: 'lost' | 'astray') => faults.reduce((total, one) => total + one[key], 0);
  return { name, waitedMs, lost: sum('lost'), astray: sum('astray') };
}

function faultsOf({ seen }: Client, said: readonly string[]): { lost: number; astray: number } {
  const numbers = seen.map((text) => said.findIndex((one) => text.includes(one))).filter((at) => at >= 0);
  const astray = numbers.filter((number, at) => at > 0 && number <= (numbers[at - 1] ?? 0));
  return { lost: said.length - new Set(numbers).size, astray: astray.length };
}

/** The bot speaks to each while no stream is open: before either end has heard of the cut. */
async function msUntilSeen(
  text: string,
  clients: readonly Client[],
  { cut, server }: { cut: () => void; server: TestServer },
): Promise<number[]> {
  const started = performance.now();
  cut();
  const words = [{ type: 'message', text, channelData: { step: 'bench' } }];
  await Promise.all(clients.map(({ conversationId }) => server.turns.tell(conversationId, words)));
  return Promise.all(
    clients.map((client) => msUntil(() => client.seen.some((one) => one.includes(text)), started)),
  );
}

async function msUntil(isTrue: () => boolean, started: number): Promise<number> {
  while (!isTrue()) {
    if (performance.now() - started > PATIENCE_MS) throw new Error('a message was never seen');
    await new Promise((next) => setTimeout(next, 1));
  }
  return performance.now() - started;
}

const rest = (): Promise<void> => new Promise((next) => setTimeout(next, REST_MS));

function findingOf(all: readonly Tried[]): Finding {
  const ours = all.filter(({ name }) => name.startsWith('our page'));
  const slowest = Math.max(...ours.flatMap(({ waitedMs }) => waitedMs));
  const goal = atMost('the slowest return of our page', slowest / 1000, 1, 's');
  return {
    columns: ['client, cut', 'returns', 'median', 'fastest', 'slowest', 'lost', 'astray'],
    rows: all.map(rowOf),
    goals: [
      { ...goal, whenMissed: 'Run it again on a quiet machine; then look at bots/webchat/page/line.ts' },
      noGap(ours),
    ],
    how:
      `The real server and bot; our page in Chromium on this machine, the official botframework-directlinejs with its own ` +
      `random wait (3 to 15 s, drawn once a client: ${String(OFFICIAL_CLIENTS)} of it). At the cut the bot says a numbered message; timed until the page shows it or the client ` +
      `hands it over. Lost: never shown; astray: shown more than once or out of order`,
  };
}

function rowOf({ name, waitedMs, lost, astray }: Tried): string[] {
  const times = [median(waitedMs), Math.min(...waitedMs), Math.max(...waitedMs)];
  const inWords = times.map((ms) => shown(ms, 'ms'));
  return [name, String(waitedMs.length), ...inWords, String(lost), String(astray)];
}

function noGap(ours: readonly Tried[]): Goal {
  const bad = ours.reduce((sum, { lost, astray }) => sum + lost + astray, 0);
  return { text: `no gap, no double: ${String(bad)} messages lost or astray`, isMet: bad === 0 };
}
