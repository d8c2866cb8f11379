import assert from 'node:assert/strict';
import { PageBench, until } from './page-browser.js';

describe('a page left open', function () {
  this.timeout(120_000);
  const bench = new PageBench();
  before(() => bench.open());
  after(() => bench.close());
  beforeEach(async () => {
    await bench.fresh();
    await bench.page.clock.install();
    await bench.visit();
    await bench.write('mots secrets');
    await until(() => bench.server.received.length === 1);
  });
  afterEach(() => bench.done());

  it('covers itself after five minutes with words that name nothing', async () => {
    await bench.page.clock.fastForward('05:06');
    await bench.page.waitForSelector('#cover');
    assert.equal(await bench.page.innerText('body'), 'Toujours là ?\nContinuer\nQuitter');
  });

  it('shows the talk again to whoever says to carry on', async () => {
    await bench.page.clock.fastForward('05:06');
    await bench.page.click('text=Continuer');
    assert.ok(await bench.page.isVisible('text=mots secrets'));
    await bench.page.clock.fastForward('04:00');
    assert.ok(await bench.page.isVisible('text=mots secrets'));
  });

  it('is not uncovered by a touch elsewhere', async () => {
    await bench.page.clock.fastForward('05:06');
    await bench.page.mouse.click(5, 700);
    assert.ok(await bench.page.isVisible('#cover'));
  });

  it('has nothing left after thirty minutes, here or on the server', async () => {
    await bench.page.clock.fastForward('30:10');
    await bench.page.waitForSelector('text=La page est vide.');
    assert.doesNotMatch(await bench.page.content(), /mots secrets/);
    await until(() => bench.server.left.length === 1);
  });

  it('stays uncovered while somebody writes', async () => {
    for (let minute = 0; minute < 8; minute++) {
      await bench.page.clock.fastForward('01:00');
      await bench.page.press('#field', 'a');
    }
    assert.equal(await bench.page.locator('#cover').count(), 0);
  });

  it('leaves from the cover as from anywhere else', async () => {
    await bench.page.clock.fastForward('05:06');
    await bench.page.click('#cover .quit');
    await bench.page.waitForURL(`${bench.neutral}leave`);
  });
});
