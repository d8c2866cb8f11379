import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../../webchat/page-browser.js';
import { Worker } from './desk-browser.js';
import { House } from './house.js';
import { observing } from './observed-alarm.js';

/** At 200 % these are half of a 1280, a 1536 and a 640 wide window. */
const WIDTHS = [320, 640, 768, 1024, 1280];

describe('The console for everybody', function () {
  this.timeout(180_000);
  let browser: Browser;
  let house: House;
  let anne: Worker;
  before(async () => {
    mkdirSync('test/output', { recursive: true });
    browser = await openBrowser();
  });
  after(() => browser.close());
  beforeEach(async () => {
    house = await new House({ beatMs: 300 }).start();
    anne = await Worker.arrives(browser, house, 'anne');
  });
  afterEach(async () => {
    assert.deepEqual(anne.complaints, []);
    await anne.leaves();
    await house.stop();
  });

  /** Clean in light and dark, and never wider than the window. */
  const isFine = async (what: string, worker = anne) => {
    assert.deepEqual(await worker.faults(), [], what);
    for (const width of WIDTHS) {
      await worker.page.setViewportSize({ width, height: 900 });
      assert.ok((await worker.overflow()) <= 0, `${what} at ${width}`);
    }
    await worker.page.emulateMedia({ colorScheme: 'light' });
  };

  it('is clean before and after signing in, and when the sign-in was wrong', async () => {
    await isFine('nobody waits');
    await anne.press('Sortir');
    await anne.sees('Mot de passe');
    await isFine('signing in');
    await anne.page.fill('#name', 'anne');
    await anne.page.fill('#password', 'faux');
    await anne.press('Entrer');
    await anne.sees('Nom, mot de passe ou code faux.');
    await isFine('wrong');
    anne.complaints.splice(0);
  });

  it('is clean while somebody is offered, talked with, gone, and while the steps of a peril are read', async () => {
    await anne.isHere();
    const visitor = await house.asks({ level: 'D3', cause: 'direct', sector: 'Nord', channel: 'sms' });
    await anne.sees("Quelqu'un attend");
    await isFine('offered');
    await anne.press('Prendre');
    visitor.says('je ne peux pas parler, le •••', 'je ne peux pas parler, le 06 39 98 12 34');
    await anne.sees('je ne peux pas parler');
    await anne.writes('Je vous lis.');
    await anne.page.fill('#search', 'espace');
    await anne.page.fill('#notes', 'rappeler la cheffe');
    await isFine('talking');
    await visitor.goes('silent');
    await anne.sees("Elle n'écrit plus.");
    await anne.press("J'ai une obligation (enfant, péril)");
    await isFine('gone');
  });

  it('is clean while another language is asked for, and once it was', async () => {
    await anne.isHere();
    await house.asks();
    await anne.press('Prendre');
    await anne.press('Demander une autre langue');
    await isFine('which language');
    await anne.page.selectOption('#language', 'ar');
    await anne.press('Demander');
    await anne.sees('Personne ici ne parle la langue : arabe.');
    await isFine('nobody speaks it');
  });

  it('is clean while a sealed number is asked for, allowed, refused and seen, for both', async () => {
    const claire = await Worker.arrives(browser, house, 'claire');
    await claire.press('Vue de la cheffe');
    await anne.isHere();
    await house.asks({ level: 'D3', cause: 'direct', channel: 'sms', number: '+33639980042' });
    await anne.press('Prendre');
    await anne.page.locator('.peril-fold summary').click();
    await anne.sees("Demander l'ouverture du numéro");
    await isFine('reasons');
    await anne.press('Un enfant est en danger');
    await anne.sees('Demandé. La cheffe a cinq minutes');
    await isFine('asked');
    await claire.sees('Anne demande');
    await isFine('a number to open', claire);
    await claire.press('Non (noté)');
    await anne.sees('La cheffe a dit non.');
    await isFine('refused');
    await anne.press('Une vie est en danger');
    await claire.sees('Anne demande');
    await claire.press('Oui, ouvrir (noté)');
    await anne.sees('Voir le numéro une fois (noté)');
    await isFine('allowed');
    await anne.press('Voir le numéro une fois (noté)');
    await anne.sees('06 39 98 00 42');
    await isFine('seen');
    await claire.leaves();
  });

  it('is clean when the sound was tried, and when the browser keeps it silent', async () => {
    const first = observing({ permission: 'denied', isSilent: true });
    const brigitte = await Worker.arrives(browser, house, 'brigitte', { first });
    await brigitte.isHere();
    await brigitte.press('Essayer le son');
    await brigitte.sees('Le son et les avis sont bloqués');
    await house.asks();
    await brigitte.sees('le navigateur se tait');
    await isFine('silent', brigitte);
    await brigitte.leaves();
  });

  it('is clean for a lead, in English, in an exercise, and with the keys shown', async () => {
    const claire = await Worker.arrives(browser, house, 'claire');
    await claire.press('Vue de la cheffe');
    await claire.sees('Coupures');
    await isFine('lead', claire);
    await claire.leaves();
    await anne.press('English');
    await anne.sees('Nobody is waiting.');
    await isFine('English');
    await anne.press('Exercise');
    await anne.sees('Exercise: nobody is waiting for real.');
    await isFine('exercise');
    await anne.page.keyboard.press('?');
    await anne.sees('Take who waits');
    await isFine('keys');
    await anne.press('Close');
  });

  it('can be used by keyboard alone: taken, answered, noted, paused', async () => {
    await anne.isHere();
    const visitor = await house.asks();
    await anne.sees("Quelqu'un attend");
    await anne.page.keyboard.press('Alt+Shift+A');
    await anne.sees('Elle pense partir.');
    await anne.page.keyboard.press('Alt+Shift+F');
    await anne.page.keyboard.type('Bonjour ?');
    assert.equal(
      await anne.page.inputValue('#field'),
      'Bonjour ?',
      'a question mark in a field is a sign, not a key',
    );
    await anne.page.keyboard.press('Enter');
    await anne.sees('Part dans trois secondes');
    await anne.page.keyboard.press('Alt+Shift+Z');
    assert.equal(await anne.page.inputValue('#field'), 'Bonjour ?');
    await anne.page.keyboard.press('Enter');
    await anne.page.keyboard.press('Alt+Shift+N');
    await anne.page.keyboard.type('note');
    assert.equal(await anne.page.inputValue('#notes'), 'note');
    await anne.page.keyboard.press('Alt+Shift+D');
    assert.equal(await anne.page.evaluate('document.activeElement.id'), 'search');
    await anne.page.keyboard.press('Alt+Shift+P');
    await anne.sees('En pause : Anne');
    assert.equal(visitor.reads().length <= 1, true);
  });

  it('keeps everybody in place on screen when somebody is taken, until the pointer has gone', async () => {
    const brigitte = await Worker.arrives(browser, house, 'brigitte');
    await brigitte.isHere();
    const [first, second] = [await house.asks(), await house.asks({ sector: 'Sud' })];
    await anne.sees('2 personnes attendent.');
    const row = anne.page.locator('li.waiting', { hasText: 'Sud' });
    const before = await row.boundingBox();
    await row.hover();
    await brigitte.press('Prendre');
    await anne.sees("Cette personne n'attend plus ici.");
    assert.deepEqual((await row.boundingBox())?.y, before?.y);
    await anne.page.mouse.move(900, 5);
    await anne.page.getByText("Cette personne n'attend plus ici.").waitFor({ state: 'detached' });
    assert.ok(first.case !== second.case);
    await brigitte.leaves();
  });

  it('inserts only checked entries and prepared answers, for her to read before they go', async () => {
    await anne.isHere();
    await house.asks();
    await anne.press('Prendre');
    await anne.sees('Elle pense partir.');
    await anne.page.fill('#search', '3919');
    await anne.page.locator('.found li', { hasText: '3919' }).getByRole('button').first().click();
    assert.match(await anne.page.inputValue('#field'), /3919/);
    await anne.page.fill('#search', 'zzzz');
    await anne.sees('Trouvé : 0.');
    await anne.page.locator('.found li', { hasText: 'Me voici.' }).getByRole('button').click();
    assert.match(await anne.page.inputValue('#field'), /Me voici\./);
    await anne.sees(/À relire le \d{4}-\d{2}-\d{2}/);
  });

  it('goes through an exercise marked on every screen, on a line of its own', async () => {
    await anne.press('Exercice');
    await anne.sees("Exercice : personne n'attend pour de vrai.");
    await anne.isHere();
    await anne.press('Prendre');
    await anne.sees('Elle pense partir. Il surveille son téléphone.');
    await anne.sees('bonjour, je sais pas par où commencer');
    assert.equal((await house.keeper.read()).present.length, 0, 'she is not present for real');
    await anne.press('Exercice');
    await anne.page.getByText("Exercice : personne n'attend pour de vrai.").waitFor({ state: 'detached' });
    assert.doesNotMatch((await anne.page.textContent('.talk')) ?? '', /par où commencer/);
  });

  it('lets a lead switch, open a slot, and see counts without anybody’s words', async () => {
    const claire = await Worker.arrives(browser, house, 'claire');
    await claire.press('Vue de la cheffe');
    await claire.page.getByRole('switch', { name: 'SMS : en marche' }).click();
    await claire.sees('SMS : coupé');
    assert.equal((await house.keeper.read()).switches.sms, true);
    await claire.page.selectOption('#line-off', 'text:order');
    await claire.press('Couper');
    const text = claire.page.getByRole('switch', { name: /^Texte : .+ : coupé$/ });
    await text.click();
    await claire.sees(/^Texte : .+ : en marche$/);
    assert.equal((await house.keeper.read()).switches['text:order'], false);
    await claire.page.fill('#slot', '2031-05-06T10:00');
    await claire.press('Ouvrir');
    await claire.sees('libre');
    await anne.isHere();
    const visitor = await house.asks();
    visitor.says('kanari');
    await claire.sees('Plus longue attente');
    assert.doesNotMatch((await claire.page.textContent('body')) ?? '', /kanari|Elle pense partir/);
    const acts = (await house.audit.all()).map(({ act }) => act);
    assert.ok(acts.includes('switch'), acts.join());
    await claire.leaves();
  });
});
