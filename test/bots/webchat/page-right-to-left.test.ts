import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Activity } from 'botbuilder';
import { PageBench } from './page-browser.js';
import { pageParts } from './page-content.js';
import { answersTo, makeBot, pseudo, PSEUDO, withPseudo } from './pseudo-language.js';

/** To the doors of a town, by the words of the screen and by ours. */
const SAID = ['oui', 'un numéro', 'Levroux'];

describe('the page in a language written from right to left', function () {
  this.timeout(120_000);
  const bench = new PageBench();
  const content = withPseudo();
  let answers: Partial<Activity>[][] = [];

  before(async () => {
    await bench.open();
    answers = (await answersTo(content, [...SAID, 'danger'])) as Partial<Activity>[][];
  });
  after(() => bench.close());
  afterEach(() => bench.done());

  async function visit(width: number, lang = PSEUDO): Promise<void> {
    const bot = makeBot(content);
    const parts = { ...pageParts(`${bench.neutral}leave`), content, bot };
    await bench.fresh({ viewport: { width, height: 740 } }, parts);
    const left = [...answers];
    const open = (asked: string) => bot.open({ lang: asked, channel: 'web' }).activities;
    bench.server.openings = (asked) => open(asked).map(asOpening);
    bench.server.replies = () => left.shift() ?? [];
    await bench.page.goto(`${bench.server.url}?lang=${lang}`);
  }

  const step = (name: string) => bench.page.waitForSelector(`article[data-step="${name}"] .answers`);
  const tooWide = () => bench.page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');

  for (const width of [320, 360]) {
    it(`has nothing to scroll sideways at ${width} px, and nothing for axe to say, from the first word to the doors`, async () => {
      await visit(width);
      await step('opening.safe_now');
      assert.equal(await bench.page.getAttribute('html', 'dir'), 'rtl');
      assert.equal(await bench.page.getAttribute('html', 'lang'), PSEUDO);
      assert.deepEqual(await bench.faults(), [], 'opening');
      for (const words of [...SAID, 'danger']) {
        await bench.write(words);
        await bench.page.waitForTimeout(200);
        assert.ok((await tooWide()) <= 0, `after ${words}`);
      }
      await bench.page.waitForSelector('.loud');
      assert.deepEqual(await bench.faults(), [], 'doors');
    });
  }

  it('mirrors the bar, the own words and the edge of each card', async () => {
    await visit(480);
    const [quit, tongue] = [await boxOf('.bar .quit'), await boxOf('#tongue')];
    assert.ok(quit.x < tongue.x, 'leaving stands where the line ends');
    await bench.write('oui');
    assert.ok((await boxOf('.own')).x < 40);
    for (const words of SAID.slice(1)) await bench.write(words);
    await bench.page.waitForSelector('.card .dial');
    const edges = await bench.page.evaluate<string[]>(
      "(({borderLeftWidth, borderRightWidth}) => [borderLeftWidth, borderRightWidth])(getComputedStyle(document.querySelector('#log .card')))",
    );
    assert.deepEqual(edges, ['1px', '4px']);
  });

  it('writes telephone numbers from left to right, in one piece', async () => {
    await visit(360);
    for (const words of SAID) await bench.write(words);
    await bench.page.waitForSelector('#log .dial');
    const orders = await bench.page.evaluate<number[][]>(digitsOf);
    assert.ok(
      orders.some((xs) => xs.length >= 10),
      'a long number is on screen',
    );
    for (const xs of orders)
      assert.deepEqual(
        xs,
        xs.toSorted((a, b) => a - b),
      );
  });

  it('turns round when the language changes on the way, and leaves each message as it was read', async () => {
    await visit(360, 'fr');
    await step('opening.safe_now');
    assert.equal(await bench.page.getAttribute('html', 'dir'), null);
    await bench.page.click(`[data-tongue="${PSEUDO}"]`);
    assert.equal(await bench.page.getAttribute('html', 'dir'), 'rtl');
    assert.equal(await bench.page.textContent('.send'), pseudo('Envoyer'));
    assert.equal(await bench.page.getAttribute('#log article', 'dir'), 'ltr');
    assert.equal(await bench.page.isVisible(`[data-tongue="${PSEUDO}"]`), false);
    await bench.page.click('#tongue');
    assert.equal(await bench.page.getAttribute('html', 'dir'), 'ltr');
    assert.equal(await bench.page.textContent('.send'), 'Send');
  });

  it('names no left and no right in its style', () => {
    const style = readFileSync('bots/webchat/page/style.css', 'utf8').replace(/\/\*[^]*?\*\//g, '');
    assert.deepEqual(style.match(/^.*\b(left|right)\b.*$/gm), null);
  });

  async function boxOf(selector: string): Promise<{ x: number; width: number }> {
    const box = await bench.page.locator(selector).first().boundingBox();
    assert.ok(box, selector);
    return box;
  }
});

function asOpening(one: Partial<Activity>): Partial<Activity> {
  return { ...one, channelData: { ...(one.channelData as object), opening: true } };
}

/** Where each figure of each number to dial stands, in the order it is dialled. */
const digitsOf = `[...document.querySelectorAll('#log a[href^="tel:"]')].map((link) => {
  const text = link.lastChild;
  const range = document.createRange();
  return [...text.data].flatMap((sign, at) => {
    if (!/[0-9]/.test(sign)) return [];
    range.setStart(text, at);
    range.setEnd(text, at + 1);
    return [range.getBoundingClientRect().x];
  });
})`;
