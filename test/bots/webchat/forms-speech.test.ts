import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { FormsBench } from './forms-bench.js';
import { openBrowser } from './page-browser.js';
import { BAR, END, speechOf } from './speech.js';

describe('what a screen reader comes to, without a script', function () {
  this.timeout(120_000);
  const bench = new FormsBench();
  let browser: Browser;
  let page: Page;

  before(async () => {
    browser = await openBrowser();
    await bench.open();
  });
  after(async () => {
    await browser.close();
    await bench.close();
  });
  beforeEach(
    async () =>
      void (page = await browser.newPage({
        javaScriptEnabled: false,
        viewport: { width: 360, height: 900 },
      })),
  );
  afterEach(() => page.close());

  it('is the way out first, then what Back may show, the question, the numbers in full and the field', async () => {
    await page.goto(bench.server.url);
    const said = await speechOf(page);
    assert.deepEqual(said.slice(0, BAR.fr.length), BAR.fr);
    const at = ['StaticText Ici, « Retour »', 'log Échange', 'list', "heading Si c'est urgent", 'textbox Votre message'].map((part) => said.findIndex((one) => one.startsWith(part))); // prettier-ignore
    assert.ok(!at.includes(-1), said.join('\n'));
    assert.deepEqual(
      at,
      at.toSorted((a, b) => a - b),
    );
    assert.deepEqual(said.slice(-END.fr.length), END.fr);
  });

  it('is the same order on the page that answers a form, where the ways are buttons', async () => {
    await page.goto(bench.server.url);
    await page.fill('#field', 'oui');
    const sent = page.waitForResponse((one) => one.request().method() === 'POST');
    await page.click('.write .send');
    await sent;
    await page.waitForSelector('article[data-step="menu.choose"]');
    const said = await speechOf(page);
    const asButtons = (lines: string[]) =>
      lines.map((one) => one.replace(/^link (Quitter|English)$/, 'button $1'));
    assert.deepEqual(said.slice(0, BAR.fr.length), asButtons(BAR.fr));
    assert.deepEqual(said.slice(-END.fr.length), asButtons(END.fr));
    const articles = said.filter((one) => one === 'article').length;
    assert.ok(articles >= 2, 'what was said before is still there');
    assert.ok(said.lastIndexOf('list') > said.lastIndexOf('article'), 'the answers follow their question');
  });
});
