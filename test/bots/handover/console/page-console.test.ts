import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { openBrowser, until } from '../../webchat/page-browser.js';
import { Worker } from './desk-browser.js';
import { House } from './house.js';

describe('Two workers and three visitors, each worker in a browser', function () {
  this.timeout(120_000);
  let browser: Browser;
  let house: House;
  let anne: Worker;
  let brigitte: Worker;
  before(async () => (browser = await openBrowser()));
  after(() => browser.close());
  beforeEach(async () => {
    house = await new House({ beatMs: 300 }).start();
    anne = await Worker.arrives(browser, house, 'anne');
  });
  afterEach(async () => {
    await anne.leaves();
    await house.stop();
    assert.deepEqual(house.failures, []);
  });

  it('show who waits and no word of her before she is taken', async () => {
    await anne.isHere();
    const visitor = await house.asks({ level: 'D3', cause: 'direct', sector: 'Nord' });
    visitor.says('kanari');
    await anne.sees('1 personne attend.');
    await anne.sees('Danger maintenant');
    assert.doesNotMatch((await anne.page.textContent('body')) ?? '', /kanari|Elle pense partir/);
    await anne.sees("Quelqu'un attend");
    await anne.press('Prendre');
    await anne.sees('Elle pense partir.');
    await anne.sees('kanari');
    await anne.page.screenshot({ path: 'test/output/console-talk.png' });
    assert.deepEqual(anne.complaints, []);
  });

  it('hold a talk both ways, and a message can be taken back for three seconds', async () => {
    await anne.isHere();
    const visitor = await house.asks();
    await anne.press('Prendre');
    await anne.sees('Elle pense partir.');
    await anne.writes('un mot de trop');
    await anne.sees('Part dans trois secondes');
    await anne.press('Reprendre');
    assert.equal(await anne.page.inputValue('#field'), 'un mot de trop');
    await anne.writes('Bonjour, je vous lis.');
    await until(() => visitor.reads().length > 0);
    assert.deepEqual(visitor.reads(), ['Bonjour, je vous lis.']);
    visitor.says('merci');
    await anne.sees('merci');
    visitor.types();
    await anne.sees('La personne écrit…');
    assert.deepEqual(anne.complaints, []);
  });
});
