import assert from 'node:assert/strict';
import { PageBench } from './page-browser.js';
import { draw, visitIn } from './page-drawn.js';
import { screensInStories } from './screen-states.js';

const PHONES = [
  { width: 360, height: 640 },
  { width: 320, height: 568 },
];

/** A device that has voices of its own, so that « Écouter » stands in the bar. */
const VOICES = `
  const voices = ['fr-FR', 'en-GB'].map((lang) => ({ lang, localService: true }));
  const fake = { getVoices: () => voices, cancel() {}, speak() {} };
  Object.defineProperty(window, 'speechSynthesis', { value: fake });
`;

describe('what stays in sight on a small telephone', function () {
  this.timeout(120_000);
  const bench = new PageBench();
  before(() => bench.open());
  after(() => bench.close());
  afterEach(() => bench.done());

  const box = async (one: string) => {
    const found = await bench.page.locator(one).last().boundingBox();
    assert.ok(found, one);
    return { top: found.y, bottom: found.y + found.height };
  };

  async function arrive(pack: 'demo' | 'indre', viewport: (typeof PHONES)[number]): Promise<void> {
    await visitIn('fr', bench, { pack, viewport });
    await bench.page.addInitScript(VOICES);
    await bench.page.reload();
    await bench.page.waitForSelector('#aloud:visible');
  }

  for (const pack of ['demo', 'indre'] as const) {
    it(`holds the whole first question at 360 × 640, « Écouter » in the bar (${pack})`, async () => {
      await arrive(pack, PHONES[0]!);
      assert.ok((await box('#log .answers button')).bottom <= (await box('#write')).top);
    });

    for (const viewport of PHONES)
      it(`never has the first line of an answer under the bar, at ${viewport.width} px (${pack})`, async () => {
        await arrive(pack, viewport);
        const state = (await screensInStories('fr')).find(
          ({ words, said }) => words === 'Oui' && said.length === 1,
        );
        assert.ok(state);
        await draw(state, bench);
        await bench.page.waitForTimeout(100);
        const { top } = await box('#log > article');
        assert.ok((await bench.page.evaluate<number>('scrollY')) > 0, 'nothing was scrolled');
        assert.ok(top >= (await box('#bar')).bottom, `${top}`);
      });
  }

  for (const viewport of PHONES)
    it(`without a script has the question in sight at once, and the urgent numbers under it (${viewport.width} px)`, async () => {
      await bench.fresh({ javaScriptEnabled: false, viewport });
      await bench.page.goto(bench.server.url);
      const field = await box('#write');
      assert.ok((await box('#log .asked')).bottom <= field.top);
      assert.ok((await box('#unscripted')).bottom <= (await box('#log .asked')).top);
      assert.ok((await box('#log .answers button')).bottom <= (await box('#help')).top);
      const filled = await bench.page.evaluate<string>(
        "getComputedStyle(document.querySelector('#help .dial')).backgroundColor",
      );
      assert.equal(filled, 'rgba(0, 0, 0, 0)');
    });
});
