import assert from 'node:assert/strict';
import type { Activity } from 'botbuilder';
import { PageBench, until } from './page-browser.js';

describe('a door on the page', function () {
  this.timeout(120_000);
  const bench = new PageBench();
  before(() => bench.open());
  after(() => bench.close());
  beforeEach(async () => {
    await bench.fresh();
    await bench.visit();
    bench.server.say([doors]);
    await bench.page.waitForSelector('.card .failed');
  });
  afterEach(() => bench.done());

  const door = (title: string, more: object[], name?: string) => ({
    contentType: 'application/vnd.microsoft.card.hero',
    ...(name ? { name } : {}),
    content: {
      title,
      text: 'Par téléphone : jour et nuit',
      buttons: [
        ...more,
        { type: 'imBack', title: "Ça n'a pas marché ?", value: `Ça n'a pas marché : ${title}` },
      ],
    },
  });
  const doors: Partial<Activity> = {
    type: 'message',
    text: 'Voici :',
    locale: 'fr',
    attachments: [
      door('Écoute', [{ type: 'call', title: 'Appeler le 3919', value: 'tel:3919' }]),
      door('Écrit', [{ type: 'openUrl', title: 'SMS au 114', value: 'sms:114' }]),
      door('Accueil', [], 'place'),
    ],
    suggestedActions: { to: [], actions: [{ type: 'imBack', title: 'Revenir', value: 'Revenir' }] },
  };
  const texts = () => bench.server.received.map(({ text }) => text);

  it('can be said not to work in one tap, in words that carry no number of ours', async () => {
    await bench.page.click('.failed >> nth=0');
    await until(() => texts().length === 1);
    assert.deepEqual(texts(), ["Ça n'a pas marché : Écoute"]);
    assert.equal(await bench.page.innerText('.own'), "Ça n'a pas marché : Écoute");
    assert.equal(bench.page.url(), bench.server.url);
  });

  it('is said not to work once, however often it is tapped', async () => {
    await bench.page.dblclick('.failed >> nth=0');
    await bench.page.waitForTimeout(600);
    await bench.page.click('.failed >> nth=0', { force: true });
    await bench.page.waitForTimeout(100);
    assert.equal(texts().length, 1);
  });

  it('tells its own button from that of the next door, by the keyboard and to a screen reader', async () => {
    const names = await bench.page
      .locator('.failed')
      .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
    assert.deepEqual(
      names,
      ['Écoute', 'Écrit', 'Accueil'].map((name) => `Ça n'a pas marché ? ${name}`),
    );
    await bench.page.focus('.failed >> nth=2');
    await bench.page.keyboard.press('Enter');
    await until(() => texts().length === 1);
  });

  it('shows by a sign what it is: a telephone, writing, a place; words stay beside it', async () => {
    const shapes = await bench.page.evaluate<string[]>(`
      ['.card .dial[href^="tel:"]', '.card .dial[href^="sms:"]', '.card h2.place'].map(
        (one) => getComputedStyle(document.querySelector(one), '::before').clipPath)`);
    assert.equal(new Set(shapes).size, 3);
    assert.ok(shapes.every((shape) => shape.startsWith('path(')));
    assert.equal(await bench.page.innerText('.card h2.place'), 'Accueil');
  });

  it('has no fault that axe finds', async () => {
    assert.deepEqual(await bench.faults(), []);
  });
});
