import assert from 'node:assert/strict';
import { PageBench, until } from './page-browser.js';

describe('leaving the page fast', function () {
  this.timeout(120_000);
  const bench = new PageBench();
  before(() => bench.open());
  after(() => bench.close());
  beforeEach(() => bench.fresh());
  afterEach(() => bench.done());

  const arrived = () => bench.page.waitForURL(`${bench.neutral}leave`);

  it('goes to a neutral site, erases the conversation, and Back does not return', async () => {
    await bench.page.goto(`${bench.neutral}before`);
    await bench.visit();
    await bench.write('des mots');
    await until(() => bench.server.received.length === 1);
    await bench.page.click('.bar .quit');
    await arrived();
    await until(() => bench.server.left.length === 1);
    assert.deepEqual(bench.server.left, ['key']);
    await bench.page.goBack();
    assert.equal(bench.page.url(), `${bench.neutral}before`);
  });

  it('adds nothing to the history however long the talk was', async () => {
    await bench.page.goto(`${bench.neutral}before`);
    await bench.visit();
    const before = await bench.page.evaluate<number>('history.length');
    await bench.page.click('text=Non');
    await bench.page.click('#more');
    await bench.page.waitForSelector('#notice');
    await bench.page.click('#notice .send');
    await bench.page.click('#tongue');
    assert.equal(await bench.page.evaluate<number>('history.length'), before);
    await bench.page.click('.bar .quit');
    await arrived();
    assert.equal(await bench.page.evaluate<number>('history.length'), before);
  });

  it('answers to Shift pressed three times', async () => {
    await bench.visit();
    for (let press = 0; press < 3; press++) await bench.page.keyboard.press('Shift');
    await arrived();
  });

  it('works from the notice on its own page, by touch and by Shift, and Back does not return', async () => {
    for (const how of ['touch', 'Shift']) {
      await bench.fresh();
      await bench.page.goto(`${bench.neutral}before`);
      await bench.page.goto(`${bench.server.url}infos`);
      if (how === 'touch') await bench.page.click('.bar .quit');
      else for (let press = 0; press < 3; press++) await bench.page.keyboard.press('Shift');
      await arrived();
      await bench.page.goBack();
      assert.equal(bench.page.url(), `${bench.neutral}before`, how);
    }
  });

  it('leaves no step behind on the way from the notice to the talk', async () => {
    await bench.page.goto(`${bench.neutral}before`);
    await bench.page.goto(`${bench.server.url}infos`);
    await bench.page.click('#main a[href="/"]');
    await until(() => bench.server.sockets > 0);
    await bench.page.click('.bar .quit');
    await arrived();
    await bench.page.goBack();
    assert.equal(bench.page.url(), `${bench.neutral}before`);
  });

  it('says in the notice what it cannot do without a script', async () => {
    const words = 'Sans JavaScript, la touche « Retour » peut ramener ici.';
    await bench.page.goto(`${bench.server.url}infos`);
    assert.ok(!(await bench.page.innerText('main')).includes('Sans JavaScript'));
    await bench.fresh({ javaScriptEnabled: false });
    await bench.page.goto(`${bench.server.url}infos`);
    assert.ok((await bench.page.innerText('main')).replaceAll('\u00a0', ' ').includes(words));
  });

  it('is not set off by somebody typing capital letters', async () => {
    await bench.visit();
    await bench.page.focus('#field');
    for (const letter of 'ABCDE') await bench.page.keyboard.press(`Shift+${letter}`);
    assert.equal(await bench.page.inputValue('#field'), 'ABCDE');
    assert.equal(bench.page.url(), bench.server.url);
  });

  it('is the first thing the keyboard reaches', async () => {
    await bench.visit();
    await bench.page.keyboard.press('Tab');
    assert.equal(await bench.page.evaluate<string>('document.activeElement.className'), 'quit');
    await bench.page.keyboard.press('Enter');
    await arrived();
  });

  it('draws a white curtain over an emptied page before anything else', async () => {
    await bench.fresh({ colorScheme: 'dark' });
    await bench.visit();
    const seen = await bench.page.evaluate<string>(`(() => {
      let atBeacon = '';
      navigator.sendBeacon = () => {
        const { backgroundColor } = getComputedStyle(document.documentElement);
        atBeacon = document.body.childNodes.length + ' ' + backgroundColor;
        return true;
      };
      document.querySelector('.quit').click();
      return atBeacon;
    })()`);
    assert.equal(seen, '0 rgb(255, 255, 255)');
  });

  it('works when the network is gone: a blank page takes the place of this one', async () => {
    await bench.page.goto(`${bench.neutral}before`);
    await bench.visit();
    await bench.context.setOffline(true);
    await bench.page.click('.bar .quit');
    await bench.page.waitForURL('about:blank');
    await bench.context.setOffline(false);
    await bench.page.goBack();
    assert.equal(bench.page.url(), `${bench.neutral}before`);
  });

  it('does the same when it was asked for in words', async () => {
    await bench.visit();
    bench.server.replies = () => [{ type: 'endOfConversation', channelData: { ending: 'leave' } }];
    await bench.write('quitter');
    await arrived();
  });

  it('is a button of the form while the script is not there, and a plain link where no talk can be', async () => {
    await bench.fresh({ javaScriptEnabled: false });
    await bench.page.goto(bench.server.url);
    for (const quit of await bench.page.locator('.quit').all()) {
      assert.equal(await quit.getAttribute('name'), 'leave');
      assert.equal(await quit.getAttribute('form'), 'write');
    }
    await bench.page.goto(`${bench.server.url}infos`);
    assert.equal(await bench.page.getAttribute('.quit', 'href'), `${bench.neutral}leave`);
    assert.match((await bench.page.getAttribute('.quit', 'rel')) ?? '', /noreferrer/);
  });

  it('stays in sight whatever is scrolled, and is repeated under the thumb on a tall screen', async () => {
    await bench.visit();
    bench.server.say([{ type: 'message', text: 'mot\n'.repeat(80), channelData: { step: 'long' } }]);
    await bench.page.waitForSelector('[data-step=long]');
    await bench.page.evaluate('scrollTo(0, 900)');
    assert.ok(await bench.page.isVisible('.bar .quit'));
    const box = await bench.page.locator('.foot .quit').boundingBox();
    assert.ok(box && box.y > 600 && box.y + box.height <= 740 && box.height >= 44);
  });

  it('a talk that has been erased leaves a blank page with two ways on', async () => {
    await bench.visit();
    await bench.write('mots secrets');
    await until(() => bench.server.received.length === 1);
    bench.server.end('erase');
    await bench.page.waitForSelector('#cover');
    assert.doesNotMatch(await bench.page.content(), /mots secrets/);
    assert.equal(await bench.page.innerText('#cover'), 'La page est vide.\nRecommencer\nQuitter');
    await bench.page.click('text=Recommencer');
    await bench.page.waitForSelector('text=Pouvez-vous écrire sans risque');
    await until(() => bench.server.starts.length === 2);
    await bench.page.click('text=Non');
    await until(() => bench.server.received.length === 2);
  });
});
