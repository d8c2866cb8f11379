import assert from 'node:assert/strict';
import { PageBench, until } from './page-browser.js';

const away = (times: number) => Array.from({ length: times }, () => ({ status: 503 }));
const told = { type: 'message', text: 'En pause.', channelData: { step: 'sorry.alone' } };
const door = (text: string) => ({ type: 'message', text, channelData: { step: 'signpost.places' } });

describe('the page while the server cannot keep a talk', function () {
  this.timeout(120_000);
  const bench = new PageBench();
  before(() => bench.open());
  after(() => bench.close());
  beforeEach(async () => {
    await bench.fresh();
    bench.server.alone = (text) => [told, door(`seul : ${text}`)];
    bench.server.replies = (text) => [{ ...door(`dans l'échange : ${text}`) }];
  });
  afterEach(() => bench.done());

  const shown = (text: string) => bench.page.waitForSelector(`#log >> text=${text}`);
  const count = (text: string) => bench.page.locator(`#log >> text=${text}`).count();

  it('has each message read alone once, says once that it is so, and sends them all when it can', async () => {
    await bench.visit();
    bench.server.troubles.send.push(...away(4));
    await bench.write('un');
    await bench.write('deux');
    await shown('seul : un');
    await shown('seul : deux');
    await shown("dans l'échange : deux");
    assert.deepEqual(
      bench.server.askedAlone.map(({ text }) => text),
      ['un', 'deux'],
    );
    assert.deepEqual(
      bench.server.received.map(({ text }) => text),
      ['un', 'deux'],
    );
    assert.equal(await count('En pause.'), 1);
    assert.equal(await bench.page.locator('.own').count(), 2);
  });

  it('asks nothing of the kind after one refusal that the next try makes good', async () => {
    await bench.visit();
    bench.server.troubles.send.push(...away(1));
    await bench.write('un');
    await shown("dans l'échange : un");
    assert.deepEqual(bench.server.askedAlone, []);
  });

  it('says with it whether she can write, as the last message of the talk knew it', async () => {
    await bench.visit();
    bench.server.say([{ ...door('avant'), channelData: { step: 'x', canWrite: true } }]);
    await shown('avant');
    bench.server.troubles.send.push(...away(3));
    await bench.write('un');
    await shown('seul : un');
    assert.deepEqual(bench.server.askedAlone, [{ text: 'un', locale: 'fr', canWrite: true }]);
  });

  it('has words read alone before any talk could begin, beside the numbers', async () => {
    bench.server.troubles.start.push(...away(5));
    await bench.page.goto(bench.server.url);
    await bench.statusIs(/ne répond pas encore/);
    await bench.write('Levroux');
    await shown('seul : Levroux');
    assert.ok(await bench.page.locator('#help').isVisible());
    await shown("dans l'échange : Levroux");
    assert.deepEqual(
      bench.server.received.map(({ text }) => text),
      ['Levroux'],
    );
  });

  it('goes blank at once when the words asked for that', async () => {
    await bench.visit();
    bench.server.alone = () => [{ type: 'endOfConversation', channelData: { ending: 'erase' } }];
    bench.server.troubles.send.push(...away(3));
    await bench.write('effacer');
    await bench.page.waitForSelector('#cover');
    await until(() => bench.server.left.length === 1);
    assert.equal(await count('effacer'), 0);
  });

  it('asks nothing while the screen names nothing', async () => {
    await bench.visit();
    bench.server.say([{ type: 'message', text: 'Service.', channelData: { step: 'traces.neutral' } }]);
    await shown('Service.');
    bench.server.troubles.send.push(...away(3));
    await bench.write('un');
    await shown("dans l'échange : un");
    assert.deepEqual(bench.server.askedAlone, []);
  });
});
