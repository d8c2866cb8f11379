import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../../webchat/page-browser.js';
import { Worker } from './desk-browser.js';
import { House } from './house.js';

const LINE = 'Danger : une personne attend, et tout le monde est pris.';

describe('The line that says that danger waits', function () {
  this.timeout(180_000);
  let browser: Browser;
  let house: House;
  let anne: Worker;
  before(async () => (browser = await openBrowser()));
  after(() => browser.close());
  beforeEach(async () => {
    house = await new House({ beatMs: 200 }).start();
    anne = await Worker.arrives(browser, house, 'anne');
    await anne.isHere();
  });
  afterEach(async () => {
    assert.deepEqual(anne.complaints, []);
    await anne.leaves();
    await house.stop();
    assert.deepEqual(house.failures, []);
  });

  const inDanger = () => house.asks({ level: 'D3', cause: 'direct', summary: ['Il est là.'] });

  it('is seen on a break too, and she can be taken from there', async () => {
    await inDanger();
    await anne.sees("Quelqu'un attend");
    await anne.press("J'ai besoin d'une pause");
    await anne.sees(LINE);
    await anne.press('Prendre');
    await anne.sees('Il est là.');
  });
});
