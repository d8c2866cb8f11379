import assert from 'node:assert/strict';
import { PageBench, until } from './page-browser.js';

describe('the page and a bad network', function () {
  this.timeout(120_000);
  const bench = new PageBench();
  before(() => bench.open());
  after(() => bench.close());
  beforeEach(() => bench.fresh());
  afterEach(() => bench.done());

  const say = (text: string) => bench.server.say([{ type: 'message', text, channelData: { step: 'x' } }]);
  const shown = (text: string) => bench.page.waitForSelector(`#log >> text=${text}`);
  const status = () => bench.page.innerText('#status');
  const texts = () => bench.server.received.map(({ text }) => text);

  it('comes back by itself after a cut, with no gap and no double', async () => {
    await bench.visit();
    say('avant');
    await shown('avant');
    bench.server.cut();
    say('pendant');
    await until(() => bench.server.sockets === 2);
    say('ensuite');
    await shown('ensuite');
    assert.deepEqual(await bench.page.locator('#log [data-step=x]').allInnerTexts(), [
      'avant',
      'pendant',
      'ensuite',
    ]);
  });

  it('sends again what did not get through, once, and says nothing of it', async () => {
    await bench.visit();
    bench.server.troubles.send.push({ status: 503 });
    await bench.write('un');
    await until(() => texts().length === 1);
    assert.deepEqual(texts(), ['un']);
    assert.equal(await bench.page.locator('.own').count(), 1);
    assert.equal(await status(), '');
  });

  it('waits as long as the server asks', async () => {
    await bench.visit();
    bench.server.troubles.send.push({ status: 429, retryAfter: 2 });
    const start = Date.now();
    await bench.write('un');
    await until(() => texts().length === 1);
    assert.ok(Date.now() - start >= 1900);
  });

  it('keeps the order of what she wrote in a tunnel, and says that the words will leave', async () => {
    await bench.visit();
    await bench.context.setOffline(true);
    await bench.write('un');
    await bench.write('deux');
    await bench.statusIs(/^Pas de réseau\./);
    await bench.context.setOffline(false);
    await until(() => texts().length === 2);
    assert.deepEqual(texts(), ['un', 'deux']);
    await bench.statusIs(/^$/);
  });

  it('shows the emergency numbers while the server refuses to begin, and begins when it can', async () => {
    bench.server.troubles.start.push({ status: 503 }, { status: 429, retryAfter: 2 });
    await bench.page.goto(bench.server.url);
    await bench.page.waitForSelector('#help', { state: 'visible' });
    assert.match(await status(), /^Le service ne répond pas encore\./);
    assert.ok(await bench.page.isVisible('#help a[href="tel:17"]'));
    await until(() => bench.server.sockets === 1);
    await bench.page.waitForSelector('#help', { state: 'hidden' });
    assert.equal(await status(), '');
  });

  it('takes her answer before the conversation exists, and sends it once it does', async () => {
    bench.server.troubles.start.push({ status: 503 });
    await bench.page.goto(bench.server.url);
    await bench.page.click('text=Non');
    await until(() => texts().length === 1);
    assert.deepEqual(texts(), ['Non']);
  });

  it('asks regularly when no socket can open', async () => {
    bench.server.allowSockets = false;
    await bench.page.goto(bench.server.url);
    await until(() => bench.server.starts.length === 1);
    bench.server.replies = (text) => [{ type: 'message', text: `vu ${text}`, channelData: { step: 'x' } }];
    await bench.write('un');
    await shown('vu un');
    assert.equal(await bench.page.locator('#log [data-step=x]').count(), 1);
  });

  it('finds the answer when the socket died without saying so', async () => {
    await bench.visit();
    bench.server.deaf = true;
    bench.server.replies = () => [{ type: 'message', text: 'réponse', channelData: { step: 'x' } }];
    await bench.write('un');
    await shown('réponse');
    await until(() => bench.server.sockets === 2);
  });

  it('does not show the first words twice', async () => {
    await bench.visit();
    say('suite');
    await shown('suite');
    assert.equal(await bench.page.locator('text=Pouvez-vous écrire sans risque').count(), 1);
  });

  it('begins anew when the server lost the talk: the numbers stay, her words come back to the field', async () => {
    await bench.visit();
    say('dit avant');
    await shown('dit avant');
    bench.server.gone = true;
    await bench.write('mots perdus');
    await bench.statusIs(/perdu/);
    assert.equal(await bench.page.inputValue('#field'), 'mots perdus');
    assert.ok(await bench.page.isVisible('text=Pouvez-vous écrire sans risque'));
    assert.ok(await bench.page.isVisible('a[href="tel:17"]'));
    assert.doesNotMatch(await bench.page.innerText('#log'), /dit avant/);
  });

  it('gives back words the server will never take', async () => {
    await bench.visit();
    bench.server.troubles.send.push({ status: 413 });
    await bench.write('refusé');
    await bench.statusIs(/./);
    assert.equal(await bench.page.inputValue('#field'), 'refusé');
    assert.equal(await bench.page.locator('.own').count(), 0);
  });

  it('reopens no past talk on a reload: the opening is one tap from where she was', async () => {
    await bench.visit();
    await bench.write('mots secrets');
    await until(() => texts().length === 1);
    await bench.page.reload();
    await until(() => bench.server.starts.length === 2);
    assert.doesNotMatch(await bench.page.content(), /mots secrets/);
    assert.ok(await bench.page.isVisible('text=Non'));
  });
});
