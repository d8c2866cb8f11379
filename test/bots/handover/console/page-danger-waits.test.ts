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

  const talks = async () => {
    const visitor = await house.asks();
    await anne.press('Prendre');
    await anne.sees('Elle pense partir.');
    return visitor;
  };

  it('goes for who cannot, and comes back for another person', async () => {
    await talks();
    await inDanger();
    await anne.sees(LINE);
    await anne.press('Je ne peux pas');
    await anne.page.getByText(LINE).waitFor({ state: 'detached' });
    await anne.sees('1 personne attend.');
    await inDanger();
    await anne.sees(LINE);
  });

  it('sends nobody on a break when the other was taken by somebody faster', async () => {
    const first = await talks();
    const second = await inDanger();
    await anne.sees(LINE);
    await anne.context.setOffline(true);
    house.server.console?.cut();
    await anne.sees('Le lien est coupé.');
    await anne.press('Mettre en pause et prendre');
    await house.keeper.run({ kind: 'gone', case: second.case, how: 'on_purpose' });
    await anne.context.setOffline(false);
    await anne.page.getByText('Le lien est coupé.').waitFor({ state: 'detached' });
    await anne.page.getByText(LINE).waitFor({ state: 'detached' });
    await anne.page.waitForTimeout(3500);
    assert.deepEqual(first.reads(), []);
    assert.deepEqual(await anne.page.locator('.pending').count(), 0);
  });
});
