import assert from 'node:assert/strict';
import { PageBench, until } from './page-browser.js';
import { ask, loudCard } from './page-content.js';

describe('the page for everybody', function () {
  this.timeout(120_000);
  const bench = new PageBench();
  before(() => bench.open());
  after(() => bench.close());
  beforeEach(() => bench.fresh());
  afterEach(() => bench.done());

  const clean = async (state: string) => assert.deepEqual(await bench.faults(), [], state);

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`gives axe nothing to say in any state, ${colorScheme}, at 360 px`, async () => {
      await bench.fresh({ colorScheme });
      await bench.page.clock.install();
      bench.server.replies = (text) => (text === 'Non' ? [loudCard()] : []);
      await bench.visit();
      await clean('opening');
      await bench.page.click('text=Non');
      await bench.page.waitForSelector('.loud');
      await clean('loud card');
      await bench.write('mots');
      await bench.page.fill('#field', 'a'.repeat(2100));
      await clean('own words, message too long');
      await bench.page.click('#more');
      await bench.page.waitForSelector('#notice');
      await clean('notice');
      await bench.page.click('#notice > .send');
      await bench.page.clock.fastForward('05:06');
      await bench.page.waitForSelector('#cover');
      await clean('still there');
      bench.server.end('erase');
      await bench.page.waitForSelector('text=Recommencer');
      await clean('over');
    });
  }

  it('without a script says what Back may show, then asks, then gives the emergency numbers', async () => {
    await bench.fresh({ javaScriptEnabled: false });
    await bench.page.goto(bench.server.url);
    const heights = await Promise.all(
      ['.sos', '#unscripted', 'text=Pouvez-vous écrire sans risque', 'text=Non', '#help'].map(
        async (one) => (await bench.page.locator(one).boundingBox())?.y ?? NaN,
      ),
    );
    assert.deepEqual(
      heights,
      heights.toSorted((a, b) => a - b),
    );
    assert.ok(await bench.page.isVisible('.answers button'));
  });

  it('with a script does not speak of Back, which is cleaned', async () => {
    await bench.visit();
    assert.ok(await bench.page.isHidden('#unscripted'));
  });

  it('has the first question and its answers on the first screen of a small telephone', async () => {
    await bench.fresh({ viewport: { width: 360, height: 640 } });
    await bench.visit();
    const last = await bench.page.locator('.answers button').last().boundingBox();
    const field = await bench.page.locator('#write').boundingBox();
    assert.ok(last && field && last.y + last.height <= field.y);
    assert.ok(await bench.page.isHidden('.foot'));
  });

  it('gives axe nothing to say without a script, nor while the server refuses', async () => {
    bench.server.troubles.start.push(...Array.from({ length: 9 }, () => ({ status: 503 })));
    await bench.page.goto(bench.server.url);
    await bench.page.waitForSelector('#help', { state: 'visible' });
    await clean('refused');
    await bench.page.goto(`${bench.server.url}infos`);
    await clean('notice alone');
  });

  it('can be visited from end to end with a keyboard alone', async () => {
    bench.server.replies = (text) => [
      { type: 'message', text: `vu ${text}`, channelData: { step: 'x' }, ...ask(['Encore']) },
    ];
    await bench.visit();
    await tabTo('Non');
    await bench.page.keyboard.press('Enter');
    await bench.page.waitForSelector('text=vu Non');
    await tabTo('Encore');
    await bench.page.keyboard.press('Space');
    await until(() => bench.server.received.length === 2);
    await tabTo('Écrire ici');
    await bench.page.keyboard.type('des mots');
    await bench.page.keyboard.press('Enter');
    await bench.page.waitForSelector('text=vu des mots');
    await bench.page.keyboard.press('Shift+Tab');
    assert.equal(await focused(), 'Encore');
    for (let press = 0; press < 3; press++) await bench.page.keyboard.press('Shift');
    await bench.page.waitForURL(`${bench.neutral}leave`);
  });

  it('fits 320 px, and the same at twice the size, with nothing to scroll sideways', async () => {
    for (const width of [320, 180]) {
      await bench.fresh({ viewport: { width, height: 500 } });
      bench.server.replies = () => [loudCard()];
      await bench.visit();
      await bench.page.click('text=Non');
      await bench.page.waitForSelector('.loud');
      const wide = await bench.page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
      assert.ok(wide <= 0, `${width} px: ${wide} px too wide`);
      assert.ok(await bench.page.isVisible('.bar .quit'));
    }
  });

  it('has answers and numbers large enough for a shaking thumb', async () => {
    bench.server.replies = () => [loudCard()];
    await bench.visit();
    await bench.page.click('text=Non');
    await bench.page.waitForSelector('.loud');
    for (const one of await bench.page.locator('.answers button:enabled:not(.chosen), .dial:visible').all()) {
      const box = await one.boundingBox();
      assert.ok(box && box.height >= 48 && box.width >= 200);
    }
  });

  it('turns round for a language written from right to left', async () => {
    await bench.visit();
    await bench.write('mots');
    await bench.page.evaluate("document.documentElement.dir = 'rtl'");
    const own = await bench.page.locator('.own').boundingBox();
    assert.ok(own && own.x < 40);
  });

  async function tabTo(name: string): Promise<void> {
    for (let press = 0; press < 30; press++) {
      if ((await focused()) === name) return;
      await bench.page.keyboard.press('Tab');
    }
    assert.fail(`Tab never reached ${name}`);
  }

  const focused = () =>
    bench.page.evaluate<string>('document.activeElement.placeholder || document.activeElement.textContent');
});
