/// <reference lib="dom" />
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { tapOrWrite } from '../bots/webchat/page-answering.js';

/** One act of a visitor: words (tapped when a button says them, else written), a state to look at, or a mishap. */
export type Act = string | { see: string } | ((page: Page) => Promise<unknown>);

export interface Journey {
  /** The moment of the journey. A weekday morning unless told otherwise. */
  at?: string;
  /** What follows the server's address. */
  address?: string;
  withoutScript?: true;
  /** What happens before the page is asked for. */
  before?: (page: Page) => Promise<unknown>;
  acts: readonly Act[];
}

/** A window in CSS pixels, and how many real pixels one of them takes. */
export interface Screen {
  width: number;
  height: number;
  scale: number;
}

/** Called at each state, with the page as it stands. */
export type See = (name: string, page: Page) => Promise<void>;

const PATIENCE_MS = 8000;
const SETTLED_MS = 120;

/** Makes one journey through the page on one screen. Throws, naming the act, when the page does not answer. */
export async function travel(
  journey: Journey,
  to: { browser: Browser; url: string; screen: Screen },
  see: See,
): Promise<void> {
  const { width, height, scale } = to.screen;
  const context = await to.browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: scale,
    javaScriptEnabled: !journey.withoutScript,
  });
  try {
    const page = await arrive(context, journey, to.url);
    for (const act of journey.acts) await perform(page, act, see);
  } finally {
    await context.close();
  }
}

async function arrive(context: BrowserContext, journey: Journey, url: string): Promise<Page> {
  const page = await context.newPage();
  await journey.before?.(page);
  await page.goto(url + (journey.address ?? ''));
  if (!journey.withoutScript) await page.waitForSelector('html.live');
  return page;
}

async function perform(page: Page, act: Act, see: See): Promise<void> {
  if (typeof act === 'string') return say(page, act);
  if (typeof act === 'function') return void (await act(page));
  return see(act.see, page);
}

async function say(page: Page, words: string): Promise<void> {
  const before = await talkOf(page);
  await tapOrWrite(page, words, atOnce);
  for (let waited = 0; (await talkOf(page)) === before; waited += SETTLED_MS) {
    if (waited > PATIENCE_MS) throw new Error(`no answer to « ${words} »`);
    await page.waitForTimeout(SETTLED_MS);
  }
  await page.waitForTimeout(SETTLED_MS);
}

/** Only the bot's words: her own are on screen at once. */
const talkOf = (page: Page): Promise<string> =>
  page.evaluate(() => [...document.querySelectorAll('article')].map((one) => one.innerHTML.length).join());

/** Without the pause of a thumb: the page takes a second tap for a tremble, but not a click that no finger made. */
const atOnce = (button: Locator): Promise<void> => button.dispatchEvent('click');
