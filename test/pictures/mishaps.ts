/// <reference lib="dom" />
import type { Page, Route } from 'playwright-core';

/** What happens to a visitor besides taps and words: a network that fails, a server that is away, a telephone put down. */

type Mishap = (page: Page) => Promise<unknown>;

const MESSAGES = '**/activities';
const WORDS = 'Il est parti ce matin avec les clés.';

const send: Mishap = async (page) => {
  await page.fill('#field', WORDS);
  await page.press('#field', 'Enter');
};

const statusIsSaid: Mishap = (page) => page.waitForSelector('#status:not(:empty)');

/** Every message she posts from now on meets this instead of the server. */
const onPost =
  (meets: (route: Route) => unknown): Mishap =>
  (page) =>
    page.route(MESSAGES, (route) => (route.request().method() === 'POST' ? meets(route) : route.continue()));

const never = (): void => undefined;
const json = (status: number) => (route: Route) => route.fulfill({ status, json: { id: 'taken' } });

export const answerLate: Mishap = async (page) => {
  await onPost(json(200))(page);
  await send(page);
  await page.waitForSelector('#wait:not([hidden])');
};

export const sendSlowly: Mishap = async (page) => {
  await onPost(never)(page);
  await send(page);
  await statusIsSaid(page);
};

export const refuse: Mishap = async (page) => {
  await onPost(json(413))(page);
  await send(page);
  await statusIsSaid(page);
};

export const tooFast: Mishap = async (page) => {
  await onPost((route) => route.fulfill({ status: 429, headers: { 'Retry-After': '1' }, json: {} }))(page);
  await send(page);
  await page.waitForFunction(() => document.querySelector('#status')?.textContent?.includes('répond pas'));
};

export const loseNetwork: Mishap = async (page) => {
  await page.context().setOffline(true);
  await send(page);
  await statusIsSaid(page);
};

export const serverAway: Mishap = (page) =>
  page.route('**/v3/directline/**', (route) => route.fulfill({ status: 503, json: {} }));

export const untilHelp: Mishap = (page) => page.waitForSelector('#help:visible');

/** The page compares dates: five minutes pass in one step. */
export const idleFive: Mishap = async (page) => {
  await page.evaluate(() => {
    const later = Date.now() + 6 * 60_000;
    Date.now = () => later;
    dispatchEvent(new Event('focus'));
  });
  await page.waitForSelector('#cover');
};

export const erase: Mishap = async (page) => {
  await page.fill('#field', 'efface tout');
  await page.press('#field', 'Enter');
  await page.waitForSelector('#cover');
};

export const reload: Mishap = async (page) => {
  await page.reload();
  await page.waitForSelector('html.live');
};

/** The neutral site never comes: what is left on screen is the curtain. */
export const leave: Mishap = async (page) => {
  await page.route('https://**', (route) => route.abort('aborted'));
  await page.click('.bar .quit', { noWaitAfter: true });
  await page.waitForSelector('html.curtain');
};

export const readFirst: Mishap = async (page) => {
  await page.click('#more');
  await page.waitForSelector('#notice');
};

const type =
  (signs: number): Mishap =>
  (page) =>
    page.fill('#field', 'Je ne sais pas par où commencer. '.repeat(70).slice(0, signs));

export const typeMuch = type(1920);
export const typeTooMuch = type(2040);

const scrolled =
  (screens: number): Mishap =>
  (page) =>
    page.evaluate((many) => scrollBy({ top: many * innerHeight, behavior: 'instant' }), screens);

export const toTheEnd = scrolled(50);
export const halfWayUp = scrolled(-2);
export const lookBack = scrolled(-0.4);

/** Without a script an answer is a button of the form, and words are sent by another. */
export const byForm =
  (words: string): Mishap =>
  async (page) => {
    const button = page.locator('.answers button:enabled').getByText(words, { exact: true });
    if ((await button.count()) === 0) await page.fill('#field', words);
    await ((await button.count()) > 0 ? button : page.locator('.write .send')).click();
    await page.waitForLoadState();
  };
