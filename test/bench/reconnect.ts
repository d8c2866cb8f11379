import { maskPersonal } from '../../bots/masking.js';
import { makeSignpostBot } from '../../bots/signpost-bot.js';
import { pageRoutes } from '../../bots/webchat/page.js';
import { loadContent } from '../../content/load.js';
import { builtPage } from '../bots/webchat/page-content.js';
import { startServer, type TestServer } from '../bots/webchat/server-for-tests.js';
import { silentReaders } from '../stories/readers.js';
import type { Bench, Finding } from './bench.js';
import type { Client } from './reconnect-client.js';
import { findingOf, type Tried } from './reconnect-finding.js';
import { OfficialClient } from './reconnect-official.js';
import { PageClient } from './reconnect-page.js';
import { Relay } from './reconnect-relay.js';

/** The official client draws its wait once and keeps it: what varies is who waits, so many of it are cut once. */
const CUTS_OF_PAGE = 9;
const OFFICIAL_CLIENTS = 9;
const PATIENCE_MS = 40_000;
/** Long enough for a stream to be open and quiet again before the next cut. */
const REST_MS = 500;

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
  const official = () => officialClients(relay.url);
  const both = async (how: string, cut: () => void): Promise<Tried[]> => [
    await tried({ name: `our page, ${how}`, open: page, cuts: CUTS_OF_PAGE, cut }, server),
    await tried({ name: `the official client, ${how}`, open: official, cuts: 1, cut }, server),
  ];
  const announced = [
    ...(await both('stream cut by the server', () => server.cutStreams())),
    ...(await both('all connections reset between', () => relay.cut())),
  ];
  const silent = await bothInSilence(server);
  relay.stop();
  await server.stop();
  return { ...findingOf(announced, silent), how: HOW };
}

/** At the same time, each behind a relay of its own, because one of them waits for as long as it is let. */
function bothInSilence(server: TestServer): Promise<Tried[]> {
  const one = async (name: string, open: (url: string) => Promise<Client[]>): Promise<Tried> => {
    const relay = await Relay.before(server.url);
    const trial = { name: `${name}, bytes no longer passed`, open: () => open(relay.url), cuts: 1 };
    const found = await tried({ ...trial, cut: () => relay.fallSilent() }, server);
    relay.stop();
    return found;
  };
  const page = async (url: string) => [await PageClient.open(url)];
  return Promise.all([one('our page', page), one('the official client', officialClients)]);
}

function officialClients(url: string): Promise<Client[]> {
  const open = () => OfficialClient.open(`${url}v3/directline`);
  return Promise.all(Array.from({ length: OFFICIAL_CLIENTS }, open));
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

/** Without end when it is not true within our patience. */
async function msUntil(isTrue: () => boolean, started: number): Promise<number> {
  while (!isTrue()) {
    if (performance.now() - started > PATIENCE_MS) return Infinity;
    await new Promise((next) => setTimeout(next, 1));
  }
  return performance.now() - started;
}

const rest = (): Promise<void> => new Promise((next) => setTimeout(next, REST_MS));

const HOW =
  `The real server and bot; our page in Chromium on this machine, the official botframework-directlinejs with its own ` +
  `random wait (3 to 15 s, drawn once a client: ${String(OFFICIAL_CLIENTS)} of it). At the cut the bot says a numbered message; timed until the page shows it or the client ` +
  `hands it over. Two of the cuts announce themselves to the client (a close, a reset). In the third a relay between stops passing ` +
  `bytes and says nothing, as when a telephone changes network; who connects anew gets through; ${String(PATIENCE_MS / 1000)} s at most are waited for. ` +
  `Lost: not shown by then; astray: shown more than once or out of order`;
