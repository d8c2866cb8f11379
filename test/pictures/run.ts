import { mkdirSync, writeFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import type { Bot } from '../../bots/bot.js';
import { maskPersonal } from '../../bots/masking.js';
import { makeSignpostBot } from '../../bots/signpost-bot.js';
import { pageRoutes } from '../../bots/webchat/page.js';
import { loadContent } from '../../content/load.js';
import { openBrowser } from '../bots/webchat/page-browser.js';
import { builtPage } from '../bots/webchat/page-content.js';
import { startServer, type TestServer } from '../bots/webchat/server-for-tests.js';
import { silentReaders } from '../stories/readers.js';
import { enlarged, faultsOf, LOOKS, looksOf, pictureOf, SCREENS, type Look } from './looks.js';
import { joined } from './sheet.js';
import { travel, type Journey, type Screen } from './visitor.js';
import { FAULT, JOURNEYS } from './journeys.js';

/**
 * `npm run pictures`: every state of the page on every screen, in every look, and one joined sheet for each state, to be
 * looked at by a person. With names of states, only the journeys that meet them. Two pictures go to docs/ for the README.
 */

const FOLDER = 'test/output/pictures';
const MORNING = '2026-11-24T09:00:00Z';
const SHEET_WIDTH = 1600;
const README_WIDTH = 1128;
/** Picture in docs/ → the states it shows, each on a telephone. */
const README: Record<string, [state: string, picture: string][]> = {
  conversation: [
    ['opening', '360-light'],
    ['menu', '360-light'],
    ['doors-open', '360-light'],
  ],
  emergency: [
    ['card-quiet', '360-light'],
    ['card-loud', '360-light'],
    ['card-loud', '360-dark'],
  ],
};

let now = new Date(MORNING);
const taken = new Map<string, Map<string, Buffer>>();
const faults = new Set<string>();

async function run(wanted: readonly string[]): Promise<void> {
  const browser = await openBrowser();
  const server = await open();
  try {
    for (const journey of JOURNEYS.filter((one) => isWanted(one, wanted)))
      await travelAll(journey, browser, server);
    await writeReadme(browser);
  } finally {
    await browser.close();
    await server.stop();
  }
  report();
}

function open(): Promise<TestServer> {
  const content = loadContent('content', 'demo');
  const clock = () => now;
  const bot = failing(makeSignpostBot({ content, clock, readers: silentReaders }));
  const pages = pageRoutes({ content, bot, files: builtPage(), clock });
  return startServer({ bot, clock, mask: maskPersonal, pages });
}

/** Words that break a turn: what the page shows after a fault of ours. */
const failing = (bot: Bot): Bot => ({
  ...bot,
  hear: (state, context) => {
    if (context.activity.text === FAULT) throw new Error('fault');
    return bot.hear(state, context);
  },
});

const isWanted = (journey: Journey, wanted: readonly string[]): boolean =>
  wanted.length === 0 || statesOf(journey).some((state) => wanted.includes(state));

async function travelAll(journey: Journey, browser: Browser, server: TestServer): Promise<void> {
  now = new Date(journey.at ?? MORNING);
  for (const screen of SCREENS) {
    for (const real of [screen, enlarged(screen)]) {
      const see = (state: string, page: Page) => keep(state, page, { screen, real });
      await travel(journey, { browser, url: server.url, screen: real }, see).catch(missed(journey));
    }
  }
  for (const state of statesOf(journey)) await writeSheet(browser, state);
}

/** One journey that fails hides none of the others. */
const missed =
  (journey: Journey) =>
  (error: Error): void =>
    void faults.add(`${statesOf(journey).join(', ')}: ${error.message.split('\n')[0] ?? ''}`);

const statesOf = ({ acts }: Journey): string[] =>
  acts.flatMap((act) => (typeof act === 'object' ? [act.see] : []));

async function keep(
  state: string,
  page: Page,
  { screen, real }: { screen: Screen; real: Screen },
): Promise<void> {
  const pictures = taken.get(state) ?? new Map<string, Buffer>();
  taken.set(state, pictures);
  mkdirSync(`${FOLDER}/${state}`, { recursive: true });
  for (const look of looksOf(real)) {
    const name = nameOf(screen, look);
    const png = await pictureOf(page, look);
    pictures.set(name, png);
    writeFileSync(`${FOLDER}/${state}/${name}.png`, png);
  }
  for (const fault of await faultsOf(page))
    faults.add(`${state}, ${nameOf(screen, looksOf(real)[0])}: ${fault}`);
}

const nameOf = ({ width }: Screen, look: Look = 'light'): string => `${width}-${look}`;

async function writeSheet(browser: Browser, state: string): Promise<void> {
  const pictures = taken.get(state);
  if (!pictures) return;
  const row = (screen: Screen) =>
    LOOKS.map((look) => nameOf(screen, look)).flatMap((name) => {
      const png = pictures.get(name);
      return png ? [{ caption: `${state} ${name}`, png }] : [];
    });
  writeFileSync(`${FOLDER}/${state}.png`, await joined(browser, SCREENS.map(row), SHEET_WIDTH));
}

/** The two pictures of the README, each when all it shows was just taken. */
async function writeReadme(browser: Browser): Promise<void> {
  for (const [name, shown] of Object.entries(README)) {
    const row = shown.flatMap(([state, look]) => {
      const png = taken.get(state)?.get(look);
      return png ? [{ caption: '', png }] : [];
    });
    if (row.length < shown.length) continue;
    writeFileSync(`docs/${name}.png`, await joined(browser, [row], README_WIDTH));
  }
}

function report(): void {
  const count = [...taken.values()].reduce((sum, { size }) => sum + size, 0);
  process.stdout.write(`${count} pictures of ${taken.size} states; one sheet for each in ${FOLDER}/\n`);
  for (const fault of faults) process.stdout.write(`${fault}\n`);
  process.exitCode = faults.size > 0 ? 1 : 0;
}

await run(process.argv.slice(2));
