import type { Browser } from 'playwright-core';
import { maskPersonal } from '../../bots/masking.js';
import { makeSignpostBot } from '../../bots/signpost-bot.js';
import { pageRoutes, type MakeRoutes } from '../../bots/webchat/page.js';
import { loadContent } from '../../content/load.js';
import { openBrowser } from '../bots/webchat/page-browser.js';
import { builtPage } from '../bots/webchat/page-content.js';
import { startServer } from '../bots/webchat/server-for-tests.js';
import { webChatRoutes } from '../peers/web-chat-page.js';
import { silentReaders } from '../stories/readers.js';
import { atMost, median, shown, type Bench, type Finding } from './bench.js';
import { visit, type Peer, type Arrival } from './page-visit.js';

const RUNS = 5;

const webChat = {
  messages: '.webchat__stacked-layout__message-row',
  field: '.webchat__send-box-text-box__input:enabled',
};
const PEERS: readonly Peer[] = [
  {
    name: 'ours',
    path: '',
    messages: '#log article',
    field: 'html.live #field:enabled',
  },
  { name: 'Web Chat 4.18.1 minimal', path: 'webchat-minimal', ...webChat },
  { name: 'Web Chat 4.18.1 full', path: 'webchat', ...webChat },
];

export const bench: Bench = {
  name: 'page',
  title: 'What the page costs on a weak telephone network',
  run: measureAll,
};

async function measureAll(): Promise<Finding> {
  const content = loadContent('content', 'demo');
  const bot = makeSignpostBot({ content, clock: () => new Date(), readers: silentReaders });
  const ours = pageRoutes({ content, bot, files: builtPage() });
  const pages: MakeRoutes = (tools) => [...ours(tools), ...webChatRoutes()];
  const server = await startServer({ bot, mask: maskPersonal, pages });
  const browser = await openBrowser();
  const visits = await visitsOf(browser, server.url);
  await browser.close();
  await server.stop();
  return findingOf(visits.map(medians));
}

/** In turn, so that whatever else the machine does falls on all alike. */
async function visitsOf(browser: Browser, url: string): Promise<Arrival[][]> {
  const visits = PEERS.map((): Arrival[] => []);
  for (let run = 0; run < RUNS; run += 1) {
    for (const [at, peer] of PEERS.entries()) visits[at]?.push(await visit(browser, url, peer));
  }
  return visits;
}

function medians(visits: readonly Arrival[]): Arrival {
  const of = (key: keyof Arrival) => median(visits.map((one) => one[key]));
  return {
    firstWordsMs: of('firstWordsMs'),
    openingMs: of('openingMs'),
    sendMs: of('sendMs'),
    bytes: of('bytes'),
    requests: of('requests'),
  };
}

function findingOf(measured: readonly Arrival[]): Finding {
  const [ours, minimal] = measured;
  if (!ours || !minimal) throw new Error('nothing was measured');
  const share = (key: keyof Arrival) => (100 * ours[key]) / minimal[key];
  return {
    how: HOW,
    columns: ['page', 'kB received', 'requests', 'first words s', 'opening s', 'can send s'],
    rows: PEERS.map(({ name }, at) => [name, ...cells(measured[at])]),
    goals: [
      atMost('ours', ours.bytes / 1000, 15, 'kB'),
      atMost('ours, of the bytes of Web Chat minimal,', share('bytes'), 4, '%'),
      atMost('ours, of its time to the opening,', share('openingMs'), 10, '%'),
    ],
  };
}

function cells(one: Arrival | undefined): string[] {
  if (!one) return [];
  const seconds = [one.firstWordsMs, one.openingMs, one.sendMs].map((ms) => shown(ms / 1000, 's'));
  return [shown(one.bytes / 1000, 'kB'), String(one.requests), ...seconds];
}

const HOW =
  `Chromium on a screen of 360 px, throttled by CDP to 400 kbit/s and 400 ms a request (setting up the connection is not), ` +
  `nothing cached, median of ${String(RUNS)} visits, the three in turn. One server for all, everything pressed by Brotli 11; ` +
  `Web Chat stands on the smallest host page there can be, which asks for the token while the script is on its way. ` +
  `Received: answers' headers and bodies as on the wire, until she can send, and the icon; not the socket's frames. Opening: its question is painted. ` +
  `Can send: the field takes words and the conversation is begun on the server.`;
