import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { FormsBench } from './forms-bench.js';
import { assertInReadingOrder, heldBy, roundOf, tabTo } from './keyboard.js';
import { openBrowser } from './page-browser.js';

/** No script, and the hands on nothing but the keyboard. */
describe('a whole visit by the keyboard alone, without a script', function () {
  this.timeout(120_000);
  const bench = new FormsBench();
  let browser: Browser;
  let page: Page;
  let neutral: Server;
  let neutralUrl = '';

  before(async () => {
    browser = await openBrowser();
    neutral = createServer((_request, response) => void response.end('neutral')).listen(0, '127.0.0.1');
    await once(neutral, 'listening');
    neutralUrl = `http://127.0.0.1:${(neutral.address() as AddressInfo).port}/`;
    await bench.open({ leaveTo: neutralUrl });
  });
  after(async () => {
    await browser.close();
    neutral.close();
    await bench.close();
  });
  beforeEach(async () => {
    page = await browser.newPage({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
    await page.goto(bench.server.url);
  });
  afterEach(() => page.close());

  /** Sends the form by this key and waits for the page that answers it. */
  async function send(key: 'Enter' | 'Space'): Promise<void> {
    const answered = page.waitForResponse((one) => one.request().method() === 'POST');
    await page.keyboard.press(key);
    await answered;
    await page.waitForSelector('#log');
    assert.ok(await heldBy(page), 'the keyboard is at what is new');
  }

  it('goes from the opening to the doors of a town, says that one did not work, and leaves', async () => {
    await tabTo(page, 'Oui');
    await send('Enter');
    await tabTo(page, 'Un numéro ou un lieu');
    await send('Space');
    await tabTo(page, 'Écrire ici');
    await page.keyboard.type('Levroux');
    await tabTo(page, 'Envoyer');
    await send('Enter');
    assert.ok(await page.isVisible('article[data-step="signpost.places"] .dial'));
    await tabTo(page, "Ça n'a pas marché ?");
    await send('Enter');
    assert.match(await page.innerText('#log'), /Ça n'a pas marché :/);
    await page.focus('#field');
    await tabTo(page, 'Quitter', 'Shift+Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL(neutralUrl);
  });

  it('has « Quitter » first of all, and nowhere a trap', async () => {
    const stops = await roundOf(page);
    assert.equal(stops[0]?.name, 'Quitter');
    assertInReadingOrder(stops);
  });

  it('ticks boxes with Space and sends them', async () => {
    for (const words of TO_BOXES) {
      await page.focus('#field');
      await page.keyboard.type(words);
      await tabTo(page, 'Envoyer');
      await send('Enter');
    }
    const group = page.getByRole('group', { name: /Vous pouvez en choisir plusieurs/ });
    await group.getByRole('checkbox').first().focus();
    assert.ok((await heldBy(page))?.isRinged);
    await page.keyboard.press('Space');
    assert.ok(await page.getByRole('checkbox').first().isChecked());
    await tabTo(page, "C'est tout");
    await send('Enter');
    assert.equal(await page.getByRole('checkbox').count(), 0);
  });
});

const TO_BOXES = ['oui', 'Faire le point', 'Passer', 'mon mari', 'jamais', 'non', 'non', 'non', 'oui', 'Je préfère ne pas dire', 'Continuer les questions']; // prettier-ignore
