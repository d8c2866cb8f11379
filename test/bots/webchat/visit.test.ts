/// <reference lib="dom" />
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Browser, Locator, Page } from 'playwright-core';
import { maskPersonal } from '../../../bots/masking.js';
import { makeSignpostBot } from '../../../bots/signpost-bot.js';
import { pageRoutes } from '../../../bots/webchat/page.js';
import { worldOf } from '../../dialogs/world.js';
import { silentReaders } from '../../stories/readers.js';
import { readStories, type Story } from '../../stories/play.js';
import { tapOrWrite } from './page-answering.js';
import { openBrowser, until } from './page-browser.js';
import { builtPage } from './page-content.js';
import { startServer, type TestServer } from './server-for-tests.js';

const AXE = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');
const WALKED = [
  'strangled-lately.yaml', 'many-answers.yaml', 'a-mother-who-worries.yaml', 'cannot-write.yaml', 'only-write.yaml',
  'a-postcode-of-seventeen.yaml', 'who-hurts.yaml', 'under-eighteen.yaml', 'a-roof-tonight.yaml', 'somebody-else-reads.yaml',
]; // prettier-ignore

/** Steps that axe has judged: the page's states are each judged elsewhere, so one look at each is enough here. */
const judged = new Set<string | null>();

/** The real page, the real bot, the real server: whole stories walked with taps, and axe on every step's first screen. */
describe('A visit to the real page', function () {
  this.timeout(120_000);
  let browser: Browser;
  let server: TestServer;
  let now = new Date();

  before(async () => {
    browser = await openBrowser();
    const content = worldOf().content;
    const bot = makeSignpostBot({ content, clock: () => now, readers: silentReaders });
    const pages = pageRoutes({ content, bot, files: builtPage() });
    server = await startServer({ bot, clock: () => now, mask: maskPersonal, pages });
  });

  after(async () => {
    await browser.close();
    await server.stop();
  });

  for (const { file, story } of readStories().filter(({ file }) => WALKED.includes(file))) {
    it(`${story.title} (${file}), and axe finds nothing`, async () => {
      now = new Date(story.at);
      const colorScheme = file.length % 2 === 0 ? 'dark' : 'light';
      const context = await browser.newContext({ viewport: { width: 360, height: 740 }, colorScheme });
      const page = await context.newPage();
      const foreign: string[] = [];
      page.on('request', (request) => request.url().startsWith(server.url) || foreign.push(request.url()));
      await page.goto(server.url);
      await walk(page, story);
      assert.deepEqual(foreign, []);
      assert.deepEqual(await context.cookies(), []);
      await context.close();
    });
  }
});

async function walk(page: Page, story: Story): Promise<void> {
  for (const { writes, shows } of story.talk) {
    const before = await shownBy(page);
    await tapOrWrite(page, writes, byThumb);
    await until(async () => (await shownBy(page)) !== before);
    if (shows?.step !== undefined)
      await page.waitForSelector(`article:last-of-type[data-step="${shows.step}"]`);
    const step = await page.locator('article').last().getAttribute('data-step');
    if (!judged.has(step)) assert.deepEqual(await faults(page), [], `after « ${writes} »`);
    judged.add(step);
    assert.ok(await isNarrow(page), `wider than the screen after « ${writes} »`);
  }
}

/** Changes with every message of the bot, and with every tick of a question that is shown again in its place. */
const shownBy = (page: Page): Promise<string> =>
  page.evaluate(() =>
    [...document.querySelectorAll('article:last-of-type, #log')].map((one) => one.innerHTML.length).join(),
  );

/** The page takes a tap that comes too soon for a trembling thumb. */
async function byThumb(button: Locator): Promise<void> {
  await button.page().waitForTimeout(550);
  await button.click();
}

async function faults(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    type Run = { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    const { violations } = await (globalThis as unknown as { axe: Run }).axe.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  });
}

const isNarrow = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
