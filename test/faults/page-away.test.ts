import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, until } from '../bots/webchat/page-browser.js';
import { RedisServer } from '../infra/redis/servers.js';
import { ask } from './ask.js';
import { secret } from './house.js';
import { entryOf, type Entry } from './history.js';
import { Program } from './program.js';

const patienceMs = 30_000;

describe('the real page, over a real Redis that is killed and comes back', function () {
  this.timeout(180_000);
  let redis: RedisServer;
  let program: Program;
  let browser: Browser;
  let page: Page;
  let talk: { conversationId: string; token: string };

  before(async () => {
    redis = await RedisServer.start();
    program = await Program.start({ REDIS_URL: redis.url, APP_SECRET: secret });
    browser = await openBrowser();
    page = await browser.newPage({ viewport: { width: 360, height: 740 } });
    page.setDefaultTimeout(patienceMs);
    const begun = page.waitForResponse(
      (response) => response.request().method() === 'POST' && response.url().endsWith('/conversations'),
    );
    await page.goto(program.url);
    talk = (await (await begun).json()) as typeof talk;
    await page.click('#log button >> text=Oui');
    await page.waitForSelector('[data-step="menu.choose"]');
  });
  after(async () => {
    await browser.close();
    await program.kill();
    await redis.end();
  });

  const write = async (words: string) => {
    await page.fill('#field', words);
    await page.press('#field', 'Enter');
  };

  /** Nothing while the store is away. */
  async function log(): Promise<Entry[]> {
    const url = `${program.url}v3/directline/conversations/${talk.conversationId}/activities`;
    const { body } = await ask({ method: 'GET', url, token: talk.token });
    return ((body.activities ?? []) as Parameters<typeof entryOf>[0][]).map(entryOf);
  }

  it('is told in words, and has the emergency card and the doors of a town from memory', async () => {
    await redis.kill();
    await write('il a un couteau, il dit qu’il va me tuer');
    await page.waitForSelector('[data-step="sorry.alone"]');
    await page.waitForSelector('#log [data-step="emergency.card"] a.dial[href="tel:17"]');
    await write('Levroux');
    await page.waitForSelector('#log [data-step="signpost.places"] .card');
    assert.match((await page.textContent('[data-step="sorry.alone"]')) ?? '', /en pause.*Vos mots attendent/);
    assert.equal(await page.locator('[data-step="sorry.alone"]').count(), 1);
  });

  it('goes on when it is back: every word arrives once, in order, and is answered once, in its talk', async () => {
    await redis.begin();
    await until(async () => (await log()).filter(({ isBot }) => !isBot).length === 3, patienceMs);
    await until(async () => {
      const entries = await log();
      const own = entries.filter(({ isBot }) => !isBot);
      return own.every(({ id }) => entries.filter((one) => one.replyToId === id && one.last).length === 1);
    }, patienceMs);
    const texts = (await log()).filter(({ isBot }) => !isBot).map(({ text }) => text);
    assert.equal(texts.length, 3, 'the answer « Oui » and two messages');
    assert.equal(texts[2], 'Levroux');
    assert.equal(await page.locator('.own').count(), 2);
    await until(async () => (await page.textContent('#status')) === '', patienceMs);
    await write('menu');
    await page.waitForFunction(
      () => document.querySelectorAll('#log [data-step="menu.choose"]').length === 2,
    );
  });
});
