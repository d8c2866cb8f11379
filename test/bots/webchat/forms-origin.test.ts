import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { FormsBench } from './forms-bench.js';
import type { FormTalk } from './form-talk.js';
import { openBrowser } from './page-browser.js';

/** What a real browser says of where a form comes from, and what that does. */
describe('A form without JavaScript, as a browser sends it', function () {
  this.timeout(120_000);
  const bench = new FormsBench();
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let elsewhere: Server;
  let elsewhereUrl = '';
  let shown = { html: '', policy: '' };
  let asked: IncomingHttpHeaders[] = [];

  before(async () => {
    browser = await openBrowser();
    elsewhere = createServer((request, response) => {
      // Its icon is asked for by the neutral page itself, and so names it: what counts is what leads there.
      if (request.url === '/') asked.push(request.headers);
      response.setHeader('content-type', 'text/html; charset=utf-8');
      if (shown.policy !== '') response.setHeader('content-security-policy', shown.policy);
      response.end(`<!doctype html><title>elsewhere</title>${shown.html}`);
    }).listen(0, '127.0.0.1');
    await once(elsewhere, 'listening');
    elsewhereUrl = `http://localhost:${(elsewhere.address() as AddressInfo).port}/`;
    await bench.open({ leaveTo: elsewhereUrl });
  });
  after(async () => {
    await browser.close();
    elsewhere.close();
    await bench.close();
  });
  beforeEach(async () => {
    [shown, asked] = [{ html: '', policy: '' }, []];
    context = await browser.newContext({ javaScriptEnabled: false });
    page = await context.newPage();
  });
  afterEach(() => context.close());

  const pressed = async (what: string): Promise<Record<string, string>> => {
    const sent = page.waitForRequest((one) => one.method() === 'POST');
    await page.click(what);
    return (await sent).allHeaders();
  };

  it('comes from our own page with its true origin, on the first page and in the talk', async () => {
    const { origin, href } = new URL(bench.server.url);
    await page.goto(href);
    for (const answer of ['Oui', 'Faire le point']) {
      const headers = await pressed(`.answers button:has-text("${answer}")`);
      assert.deepEqual([headers['origin'], headers['referer']], [origin, href]);
    }
    await page.waitForSelector('.own, .chosen');
  });

  it('leads out without a word to the neutral site of where she was', async () => {
    await page.goto(bench.server.url);
    await page.click('#bar .quit');
    await page.waitForURL(elsewhereUrl);
    assert.deepEqual(
      asked.map(({ referer, origin }) => [referer, origin]).filter((said) => said.join('') !== ''),
      [],
    );
  });

  /** A page that puts whoever presses into a talk that somebody else holds the token of. */
  const lure = (talk: FormTalk) =>
    `<meta name="referrer" content="no-referrer"><form method="post" action="${bench.server.url}">${talk
      .held()
      .map(({ name, value }) => `<input type="hidden" name="${name}" value="${value}">`)
      .join('')}<input name="say" value="Moulin"><button id="go">Go</button></form>`;

  for (const [what, policy] of [
    ['on another site', ''],
    ['in a sandbox', 'sandbox allow-forms'],
  ] as const) {
    it(`from a lure ${what} hides where it is, and is not heard`, async () => {
      const talk = await bench.visitor('Oui');
      shown = { html: lure(talk), policy };
      await page.goto(elsewhereUrl);
      assert.equal((await pressed('#go'))['origin'], 'null');
      await page.waitForSelector('a[href="tel:17"]');
      assert.deepEqual(await bench.saidBy(talk), ['Oui']);
    });
  }
});
