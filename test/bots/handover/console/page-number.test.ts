import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../../webchat/page-browser.js';
import { Worker } from './desk-browser.js';
import { House } from './house.js';

describe('A sealed number, opened by two people in their browsers', function () {
  this.timeout(180_000);
  let browser: Browser;
  let house: House;
  let anne: Worker;
  let claire: Worker;
  before(async () => (browser = await openBrowser()));
  after(() => browser.close());
  beforeEach(async () => {
    house = await new House({ beatMs: 200 }).start();
    [anne, claire] = [
      await Worker.arrives(browser, house, 'anne'),
      await Worker.arrives(browser, house, 'claire'),
    ];
    await anne.isHere();
  });
  afterEach(async () => {
    assert.deepEqual([...anne.complaints, ...claire.complaints], []);
    await Promise.all([anne.leaves(), claire.leaves()]);
    await house.stop();
    assert.deepEqual(house.failures, []);
  });

  const isTaken = async (channel: 'web' | 'sms') => {
    const visitor = await house.asks({ channel, level: 'D3', cause: 'direct', number: '+33639980042' });
    await anne.press('Prendre');
    await anne.sees('Elle pense partir.');
    await anne.page.locator('.peril-fold summary').click();
    return visitor;
  };
  const asksAndIsAllowed = async () => {
    await anne.press('Une vie est en danger');
    await anne.sees('Demandé. La cheffe a cinq minutes pour répondre.');
    await claire.sees("Péril : une collègue demande l'ouverture d'un numéro.");
    await claire.press('Vue de la cheffe');
    await claire.sees("Anne demande l'ouverture d'un numéro de SMS :");
    await claire.press('Oui, ouvrir (noté)');
    await claire.page.getByText('Anne demande').waitFor({ state: 'detached' });
  };
  const bodyOf = async ({ page }: Worker) => (await page.textContent('body')) ?? '';

  it('is read in the tab of who asked, hidden on a press, and never on the lead’s screen', async () => {
    await isTaken('sms');
    await asksAndIsAllowed();
    await anne.press('Voir le numéro une fois (noté)');
    await anne.sees('Son numéro : 06 39 98 00 42.');
    assert.doesNotMatch(await bodyOf(claire), /39 98 00 42|39980042/);
    await anne.press('Cacher le numéro');
    await anne.page.getByText('06 39 98 00 42').waitFor({ state: 'detached' });
    assert.equal(await anne.page.getByText('Voir le numéro une fois').count(), 0, 'once is once');
    await anne.sees("Demander l'ouverture du numéro à la cheffe");
  });

  it('goes from the tab with the talk', async () => {
    const visitor = await isTaken('sms');
    await asksAndIsAllowed();
    await anne.press('Voir le numéro une fois (noté)');
    await anne.sees('06 39 98 00 42');
    await visitor.goes('on_purpose');
    await anne.sees('Elle est partie exprès.');
    await anne.press('Effacer');
    await anne.sees('Aucun échange ouvert.');
    assert.doesNotMatch(await bodyOf(anne), /39 98 00 42/);
    assert.equal(await anne.page.evaluate('JSON.stringify([localStorage, sessionStorage])'), '[{},{}]');
  });

  it('stays sealed when the lead says no, and she is told', async () => {
    await isTaken('sms');
    await anne.press('Un enfant est en danger');
    await claire.press('Vue de la cheffe');
    await claire.sees('Un enfant est en danger');
    await claire.press('Non (noté)');
    await anne.sees('La cheffe a dit non.');
    assert.equal(await anne.page.getByText('Voir le numéro une fois').count(), 0);
  });

  it('is not offered to be opened on the page, where there is none', async () => {
    await isTaken('web');
    await anne.sees("Il ne s'ouvre qu'à deux");
    assert.equal(await anne.page.getByText("Demander l'ouverture du numéro").count(), 0);
  });
});
