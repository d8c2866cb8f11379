import assert from 'node:assert/strict';
import { PageBench } from './page-browser.js';
import { draw, visitIn } from './page-drawn.js';
import { screensInStories, stepsOf } from './screen-states.js';

const WAYS = [
  ['tel:17', 'SOS ☏ 17'],
  ['tel:112', 'SOS ☏ 112'],
  ['sms:114', '✎ SMS 114'],
  ['tel:15', '✚ ☏ 15'],
  ['tel:3919', '♡ ☏ 3919'],
] as const;

describe('the numbers for who writes in another language', function () {
  this.timeout(120_000);
  const bench = new PageBench();
  before(() => bench.open());
  after(() => bench.close());
  afterEach(() => bench.done());

  it('are each one link, with its sign, as large as an answer', async () => {
    await visitIn('fr', bench, { viewport: { width: 320, height: 568 } });
    const card = (await screensInStories('fr')).find((one) => stepsOf([one]).includes('tongues.card'));
    assert.ok(card);
    await draw(card, bench);
    for (const [href, words] of WAYS) {
      // A sentence above the card may name the same number.
      const link = bench.page.locator(`#log a.whole[href="${href}"]`);
      assert.equal(await link.textContent(), words);
      const box = await link.boundingBox();
      assert.ok(box && box.height >= 48 && box.width >= 280, `${words}: ${JSON.stringify(box)}`);
    }
  });

  it('and a number in a sentence stays a word of it', async () => {
    await visitIn('fr', bench);
    bench.server.say([
      {
        type: 'message',
        locale: 'fr',
        text: 'Appelez le 17.',
        channelData: { says: 'Appelez le 17.', links: [{ text: '17', value: 'tel:17' }] },
      },
    ]);
    const link = bench.page.locator('#log a[href="tel:17"]');
    await link.waitFor();
    assert.equal(await link.textContent(), '17');
    assert.ok(((await link.boundingBox())?.width ?? 99) < 48);
  });
});
