import assert from 'node:assert/strict';
import type { Activity, TurnContext } from 'botbuilder';
import { worldOf } from '../../dialogs/world.js';
import { assertInReadingOrder, heldBy, roundOf, tabTo } from './keyboard.js';
import { PageBench } from './page-browser.js';
import { visitIn } from './page-drawn.js';
import { makeBot } from './pseudo-language.js';

/** The real page and the real bot, the hands on nothing but the keyboard. */
describe('a whole visit by the keyboard alone, with a script', function () {
  this.timeout(120_000);
  const bench = new PageBench();
  const answers = new Map<string, Partial<Activity>[]>();
  before(() => bench.open());
  after(() => bench.close());
  afterEach(() => bench.done());

  beforeEach(async () => {
    await visitIn('fr', bench, { viewport: { width: 360, height: 740 } });
    const bot = makeBot(worldOf().content);
    answers.clear();
    let { state } = bot.open({ lang: 'fr', channel: 'web' });
    for (const text of WAY) {
      const reply = await bot.hear(state, { activity: { text } } as TurnContext);
      state = reply.state;
      answers.set(text, reply.activities);
    }
    bench.server.replies = (text) => answers.get(text) ?? [];
  });

  /** Until the bot has answered; where the keyboard was is not lost meanwhile. */
  async function answered(words: string): Promise<void> {
    const { step } = answers.get(words)?.at(-1)?.channelData as { step: string };
    await bench.page.waitForSelector(`article:last-of-type[data-step="${step}"]`);
    await bench.page.waitForTimeout(50);
    assert.ok(await heldBy(bench.page), `after ${step} nothing has the keyboard`);
  }

  it('goes from the opening to the doors of a town, says that one did not work, and leaves', async () => {
    const { page } = bench;
    await tabTo(page, 'Oui');
    await page.keyboard.press('Enter');
    await answered('Oui');
    await tabTo(page, 'Faire le point');
    await page.keyboard.press('Space');
    await answered('Faire le point');
    await tabTo(page, 'Écrire ici');
    await page.keyboard.type('un lieu');
    await page.keyboard.press('Enter');
    await answered('un lieu');
    await page.keyboard.type('Levroux');
    await page.keyboard.press('Enter');
    await answered('Levroux');
    assertInReadingOrder(await around());
    await tabTo(page, "Ça n'a pas marché ?");
    await page.keyboard.press('Enter');
    await page.waitForSelector(".own >> text=Ça n'a pas marché");
    assert.ok(await heldBy(page));
    await tabTo(page, 'Quitter', 'Shift+Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${bench.neutral}leave`);
  });

  it('has « Quitter » first of all, and nowhere a trap', async () => {
    const stops = await roundOf(bench.page);
    assert.equal(stops[0]?.name, 'Quitter');
    assertInReadingOrder(stops);
  });

  it('opens the notice and comes back to where it was', async () => {
    const { page } = bench;
    await tabTo(page, "À lire avant d'écrire");
    await page.keyboard.press('Enter');
    await page.waitForSelector('#notice');
    assert.equal((await heldBy(page))?.name, "À lire avant d'écrire");
    await tabTo(page, 'Revenir');
    await page.keyboard.press('Space');
    assert.equal((await heldBy(page))?.name, "À lire avant d'écrire");
  });

  it('changes the language and goes on from there', async () => {
    await tabTo(bench.page, 'English');
    await bench.page.keyboard.press('Enter');
    await bench.page.waitForSelector('html[lang="en"]');
    assert.equal((await heldBy(bench.page))?.name, 'Français');
  });

  /** One round through the page, from its first stop. */
  async function around() {
    await bench.page.focus('.bar .quit');
    const first = await heldBy(bench.page);
    return [...(first ? [first] : []), ...(await roundOf(bench.page))];
  }
});

/** What the visitor of the first test says, so that the real bot can answer it. */
const WAY = ['Oui', 'Faire le point', 'un lieu', 'Levroux'];
