/// <reference lib="dom" />
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { readStories } from '../../stories/play.js';
import { FormsBench } from './forms-bench.js';
import { openBrowser } from './page-browser.js';

const AXE = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');
const WALKED = ['strangled-lately.yaml', 'many-answers.yaml', 'cannot-write.yaml', 'a-town-at-once.yaml', 'english-from-the-start.yaml', 'somebody-else-reads.yaml']; // prettier-ignore

/** A real browser that runs no script: what a person sees and can do there. */
describe('A visit without JavaScript', function () {
  this.timeout(120_000);
  const bench = new FormsBench();
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let neutral: Server;
  let neutralUrl = '';

  before(async () => {
    browser = await openBrowser();
    neutral = createServer(neutralSite).listen(0, '127.0.0.1');
    await once(neutral, 'listening');
    neutralUrl = `http://127.0.0.1:${(neutral.address() as AddressInfo).port}/`;
    await bench.open({ leaveTo: neutralUrl });
  });
  after(async () => {
    await browser.close();
    neutral.close();
    await bench.close();
  });
  afterEach(() => context.close());

  async function visit(options: Parameters<Browser['newContext']>[0] = {}): Promise<void> {
    context = await browser.newContext({
      viewport: { width: 360, height: 740 },
      javaScriptEnabled: false,
      ...options,
    });
    page = await context.newPage();
    await page.goto(bench.server.url);
  }

  /** The answer with these words when there is one that can be given, else the words in the field. */
  async function say(words: string): Promise<void> {
    const button = page.locator('.answers button:enabled').getByText(words, { exact: true });
    if ((await button.count()) > 0) return button.click();
    await page.fill('#field', words);
    await page.click('.write .send');
  }

  const lastStep = async (): Promise<string | null> =>
    page.locator('article').last().getAttribute('data-step');

  for (const { file, story } of readStories().filter(({ file }) => WALKED.includes(file))) {
    it(`${story.title} (${file}), at 320 px and with nothing in the address`, async () => {
      bench.now = new Date(story.at);
      await visit({ viewport: { width: 320, height: 640 } });
      if (story.lang === 'en') await page.click('#tongue');
      const home = page.url();
      for (const { writes, shows } of story.talk) {
        await say(writes);
        await page.waitForLoadState();
        if (shows?.step !== undefined) assert.equal(await lastStep(), shows.step, writes);
        assert.equal(page.url(), story.lang === 'en' ? home.split('?')[0] : home);
        assert.ok(await fits(page, 320), `wider than the screen after « ${writes} »`);
      }
      assert.deepEqual(await context.cookies(), []);
    });
  }

  it('brings the first new message into sight below the bar, and the keyboard to its first number', async () => {
    await visit();
    for (const words of ['Oui', 'Faire le point', 'Passer', 'Un numéro ou un lieu', 'Levroux'])
      await say(words);
    assert.equal(await lastStep(), 'signpost.places');
    const [bar, field] = [
      await page.locator('#bar').boundingBox(),
      await page.locator('#write').boundingBox(),
    ];
    const fresh = await page.locator('[autofocus]').boundingBox();
    assert.ok(bar && field && fresh);
    assert.ok(fresh.y >= bar.y + bar.height - 1, 'not under the bar');
    assert.ok(fresh.y < bar.y + bar.height + (field.y - bar.height) / 2, 'in the upper half');
    await page.keyboard.press('Tab');
    assert.match((await page.locator(':focus').getAttribute('href')) ?? '', /^tel:/);
  });

  it('can be walked from end to end by keyboard alone', async () => {
    await visit();
    await reach(page, 'Oui');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[data-step="menu.choose"]');
    await reach(page, 'Faire le point');
    await page.keyboard.press('Space');
    await page.waitForSelector('article:last-of-type:not([data-step="menu.choose"])');
    await page.locator('#field').focus();
    await page.keyboard.type('quitter');
    await reach(page, 'Envoyer');
    await page.keyboard.press('Enter');
    await page.waitForURL(neutralUrl);
  });

  it('leads out by « Quitter », at the top and at the end, from the first page and from a talk', async () => {
    for (const words of [[], ['Oui']]) {
      for (const place of ['#bar .quit', '.foot .quit']) {
        await visit({ viewport: { width: 768, height: 900 } });
        for (const one of words) await say(one);
        await page.click(place);
        await page.waitForURL(neutralUrl);
        await context.close();
      }
    }
    await visit();
  });

  it('leads out to a site that sends on to its own address with www', async () => {
    const moved = new URL(neutralUrl);
    moved.hostname = 'localhost';
    const other = await new FormsBench().open({ leaveTo: moved.href });
    await visit();
    await page.goto(other.server.url);
    await say('Oui');
    await page.click('#bar .quit');
    await page.waitForURL(moved.href.replace('localhost', 'www.localhost'));
    await other.close();
  });

  it('keeps in the field what is being written when a number is said not to work', async () => {
    await visit();
    for (const words of ['Oui', 'Un numéro ou un lieu', 'Levroux']) await say(words);
    const home = page.url();
    await page.fill('#field', 'mes mots à moi');
    await page.locator('.failed').first().click();
    await page.getByText('Essayez celui-ci').waitFor();
    assert.equal(await page.inputValue('#field'), 'mes mots à moi');
    assert.equal(page.url(), home);
  });

  it('ticks boxes without a word to the server, and Enter on one is never the way out', async () => {
    await visit();
    for (const words of ['oui', 'Faire le point', 'Passer', 'mon mari', 'jamais', 'non', 'non', 'non', 'oui', 'Je préfère ne pas dire', 'Continuer les questions']) await say(words); // prettier-ignore
    assert.equal(await lastStep(), 'risk.worse');
    const boxes = page.getByRole('checkbox');
    await boxes.first().check();
    await boxes.nth(1).focus();
    await page.keyboard.press('Space');
    assert.equal(await page.getByRole('checkbox', { checked: true }).count(), 2);
    const size = await page.locator('.answers label').first().boundingBox();
    assert.ok(size && size.height >= 48 && size.width > 250);
    await page.getByRole('button', { name: "C'est tout" }).click();
    assert.notEqual(await lastStep(), 'risk.worse');
    assert.equal(new URL(page.url()).origin, new URL(bench.server.url).origin);
  });

  it('sends Enter on a box as the boxes are, and stays', async () => {
    await visit();
    for (const words of ['oui', 'Faire le point', 'Passer', 'mon mari', 'jamais', 'non', 'non', 'non', 'oui', 'Je préfère ne pas dire', 'Continuer les questions']) await say(words); // prettier-ignore
    await page.getByRole('checkbox').first().focus();
    const sent = page.waitForResponse((one) => one.request().method() === 'POST');
    await page.keyboard.press('Enter');
    assert.equal((await sent).status(), 200);
    await page.waitForSelector('#log');
  });

  it('shows nothing of a talk that was erased when Back sends its forms again', async () => {
    await visit();
    await say('Oui');
    await say('mon voisin Moulin');
    await say('effacer');
    assert.equal(await page.locator('h1').innerText(), 'La page est vide.');
    for (const title of ['La page est vide.', 'La page est vide.', 'Infos pratiques']) {
      // The browser first asks whether to send the form again: that page is its own. Sending it again is a reload.
      await page.goBack({ timeout: 3000 }).catch(() => null);
      assert.doesNotMatch(await shown(), /Moulin/);
      await page.reload();
      assert.equal(await page.locator('h1').innerText(), title);
      assert.doesNotMatch(await shown(), /Moulin|data-step="menu/);
    }
  });

  /** What stands in the document once the browser has come to rest: in mid-navigation it may not be read. */
  async function shown(): Promise<string> {
    for (let tries = 0; tries < 50; tries += 1) {
      await page.waitForTimeout(300);
      const read = await page.content().catch(() => undefined);
      if (read !== undefined) return read;
    }
    throw new Error('the browser never came to rest');
  }

  it('begins again from the page that names nothing', async () => {
    await visit();
    await say('effacer');
    await page.click('#onward');
    await say('Oui');
    assert.equal(await lastStep(), 'menu.choose');
  });

  it('is a visit too where scripts run but not ours, as in an old browser, and axe finds nothing', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await visit({ javaScriptEnabled: true, colorScheme });
      // What does not know modules does not run them: the document is the same without its script.
      await context.route('**/*', async (route) => {
        const answer = await route.fetch();
        const html = (await answer.text()).replace(/<script type="module">.*?<\/script>/s, '');
        await route.fulfill({ response: answer, body: html });
      });
      await page.reload();
      assert.deepEqual(await faults(page), [], 'first page');
      for (const words of [
        'Oui',
        'English',
        'Français',
        'un lieu',
        '36100',
        'il veut me tuer',
        "quelqu'un arrive",
      ]) {
        if (['English', 'Français'].includes(words)) await page.click('.tongue');
        else await say(words);
        await page.waitForLoadState();
        assert.deepEqual(await faults(page), [], `${colorScheme}: ${words}`);
      }
      await say('effacer');
      await page.waitForSelector('#cover');
      assert.deepEqual(await faults(page), [], 'over');
      await context.close();
    }
    await visit();
  });
});

/** Tab until this control has the keyboard. */
async function reach(page: Page, words: string): Promise<void> {
  for (let tabs = 0; tabs < 60; tabs += 1) {
    await page.keyboard.press('Tab');
    if (
      (await page
        .locator(':focus')
        .innerText()
        .catch(() => '')) === words
    )
      return;
  }
  assert.fail(`${words} cannot be reached`);
}

async function fits(page: Page, width: number): Promise<boolean> {
  const boxes = await page.locator('main, header, article, form.write, .answers button').all();
  const sizes = await Promise.all(boxes.map((one) => one.boundingBox()));
  return sizes.every((one) => one === null || one.x + one.width <= width + 1);
}

async function faults(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    type Run = { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    const { violations } = await (globalThis as unknown as { axe: Run }).axe.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  });
}

/** By one of its names it sends on to the other. */
function neutralSite({ headers: { host = '' } }: IncomingMessage, response: ServerResponse): void {
  const isMoved = host.startsWith('localhost');
  if (isMoved) response.setHeader('Location', `http://www.${host}/`);
  response.statusCode = isMoved ? 301 : 200;
  response.end('neutral');
}
