import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { fixedAccounts } from '../../../../bots/handover/staff/accounts.js';
import { openBrowser, until } from '../../webchat/page-browser.js';
import { Worker } from './desk-browser.js';
import { House, team } from './house.js';

describe('A talk in another language, in a browser', function () {
  this.timeout(180_000);
  let browser: Browser;
  let house: House;
  let anne: Worker;
  before(async () => (browser = await openBrowser()));
  after(() => browser.close());
  beforeEach(async () => {
    const accounts = (await team()).map((one) =>
      one.name === 'brigitte' ? { ...one, speaks: ['ar'] } : one,
    );
    house = await new House({ beatMs: 200, accounts: fixedAccounts(accounts) }).start();
    anne = await Worker.arrives(browser, house, 'anne');
    await anne.isHere();
  });
  afterEach(async () => {
    assert.deepEqual(anne.complaints, []);
    await anne.leaves();
    await house.stop();
    assert.deepEqual(house.failures, []);
  });

  const isTaken = async () => {
    const visitor = await house.asks();
    await anne.press('Prendre');
    await anne.sees('Elle pense partir.');
    return visitor;
  };
  const asksFor = async (tag: string) => {
    await anne.press('Demander une autre langue');
    await anne.page.selectOption('#language', tag);
    await anne.press('Demander');
  };

  it('rings who speaks it with the language named, and she takes it over', async () => {
    const visitor = await isTaken();
    visitor.says('kanari');
    const brigitte = await Worker.arrives(browser, house, 'brigitte');
    await brigitte.isHere();
    await anne.sees('Brigitte · arabe · libre');
    await asksFor('ar');
    await anne.sees('Cela sonne chez qui parle la langue : arabe.');
    await anne.sees('Langue demandée : arabe');
    await brigitte.sees('Une collègue vous passe un échange');
    await brigitte.sees(/Langue demandée : arabe/);
    assert.doesNotMatch((await brigitte.page.textContent('body')) ?? '', /kanari|Elle pense partir/);
    await brigitte.press('Prendre');
    await brigitte.sees('kanari');
    await anne.sees("Cet échange n'est plus à vous.");
    assert.deepEqual(visitor.reads(), [], 'no ready sentence leaves when somebody is there');
    await brigitte.leaves();
  });

  it('sends the ready sentence when nobody speaks it, and offers where other languages are spoken', async () => {
    const visitor = await isTaken();
    await asksFor('prs');
    await anne.sees('Personne ici ne parle la langue : dari.');
    await anne.sees('Part dans trois secondes');
    assert.match(await anne.page.inputValue('#field'), /Le 3919 dit répondre aussi dans d'autres langues/);
    await until(() => visitor.reads().length > 0);
    assert.equal(visitor.reads().length, 1, 'what stands in the field does not go by itself');
    assert.match(visitor.reads()[0] ?? '', /^Ici, personne n'écrit votre langue/);
  });

  it('says that who speaks it is busy, and sends nothing', async () => {
    const visitor = await isTaken();
    const brigitte = await Worker.arrives(browser, house, 'brigitte');
    await brigitte.isHere();
    await brigitte.press("J'ai besoin d'une pause");
    await anne.sees('Brigitte · arabe · en pause');
    await asksFor('ar');
    await anne.sees(/Qui parle la langue \(arabe\) n'est pas libre/);
    await anne.page.waitForTimeout(3500);
    assert.deepEqual(visitor.reads(), []);
    await brigitte.leaves();
  });
});
