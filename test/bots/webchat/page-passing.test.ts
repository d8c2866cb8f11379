import assert from 'node:assert/strict';
import { PageBench, until } from './page-browser.js';

describe('what passes between her and the person she talks with', function () {
  this.timeout(120_000);
  const bench = new PageBench();
  before(() => bench.open());
  after(() => bench.close());
  beforeEach(async () => {
    await bench.fresh();
    await bench.visit();
    await until(() => bench.server.sockets > 0);
  });
  afterEach(() => bench.done());

  const camille = (text: string) => {
    const channelData = { step: 'human.says', held: true, worker: 'Camille', case: 'c' };
    bench.server.say([{ type: 'message', text, locale: 'fr', channelData }]);
    return bench.page.waitForSelector(`text=${text}`);
  };
  const says = async (words: string) => {
    await bench.page.fill('#field', words);
    await bench.page.press('#field', 'Enter');
    await until(() => bench.server.received.at(-1)?.text === words);
  };
  const line = () => bench.page.locator('#wait');
  const lineIs = (words: string) => until(async () => (await line().innerText()) === words);
  const passed = () =>
    bench.server.passed.map(({ type, name, value }): [unknown, unknown, unknown] => [type, name, value]);

  it('says in one still line that somebody is writing, to the eye alone, until the words are there', async () => {
    await camille('Bonjour.');
    bench.server.pass({ type: 'typing' });
    await lineIs('Camille écrit…');
    assert.equal(await line().getAttribute('aria-hidden'), 'true');
    const moves = await bench.page.evaluate<string>(
      "getComputedStyle(document.getElementById('wait')).animationName",
    );
    assert.equal(moves, 'none');
    await camille('Je suis là.');
    assert.equal(await line().isHidden(), true);
  });

  it('takes that line away when the person stops', async () => {
    await camille('Bonjour.');
    await bench.page.clock.install();
    bench.server.pass({ type: 'typing' });
    await lineIs('Camille écrit…');
    await bench.page.clock.runFor(7000);
    assert.equal(await line().isHidden(), true);
  });

  it('says « Lu » once her last words were read, and not for those before', async () => {
    await camille('Bonjour.');
    await says('Il est sorti');
    bench.server.pass({ type: 'event', name: 'seen', value: 1 });
    await bench.page.waitForTimeout(1300);
    assert.equal(
      await line().isHidden(),
      true,
      'no sign of an answer on its way: a person answers in their own time',
    );
    bench.server.pass({ type: 'event', name: 'seen', value: 99 });
    await lineIs('Lu');
    await says('Il revient');
    await until(async () => line().isHidden());
  });

  it('tells that she is writing, not at each key, and only to a person', async () => {
    await bench.page.type('#field', 'au bot');
    assert.deepEqual(passed(), []);
    await camille('Bonjour.');
    await until(() => bench.server.passed.length === 1);
    await bench.page.type('#field', ' puis à elle');
    await until(() => bench.server.passed.length === 2);
    assert.deepEqual(
      passed().map(([type]) => type),
      ['event', 'typing'],
    );
    assert.ok(!JSON.stringify(bench.server.passed).includes('elle'), 'never what she writes');
  });

  it('tells what she has read once, under the number of the last', async () => {
    await camille('Bonjour.');
    await camille('Je suis là.');
    await until(() => bench.server.passed.length === 2);
    const [first, second] = passed();
    assert.deepEqual(
      [first?.slice(0, 2), second?.slice(0, 2)],
      [
        ['event', 'seen'],
        ['event', 'seen'],
      ],
    );
    assert.equal(Number(second?.[2]), Number(first?.[2]) + 1);
    await says('Merci');
    await bench.page.waitForTimeout(100);
    assert.equal(bench.server.passed.filter(({ type }) => type === 'event').length, 2);
  });

  it('is over with the talk: the bot reads along no more than before', async () => {
    await camille('Bonjour.');
    bench.server.say([
      { type: 'message', text: 'Au revoir.', locale: 'fr', channelData: { step: 'human.ended' } },
    ]);
    await bench.page.waitForSelector('text=Au revoir.');
    const before = bench.server.passed.length;
    await bench.page.type('#field', 'merci');
    await bench.page.waitForTimeout(100);
    assert.equal(bench.server.passed.length, before);
  });
});
