import assert from 'node:assert/strict';
import { PageBench, until } from './page-browser.js';
import { loudCard } from './page-content.js';

describe('what the page leaves behind', function () {
  this.timeout(120_000);
  const bench = new PageBench();
  before(() => bench.open());
  after(() => bench.close());
  beforeEach(async () => {
    await bench.fresh();
    bench.server.replies = () => [loudCard()];
    await bench.visit();
    await bench.write('mots secrets');
    await bench.page.waitForSelector('.loud');
  });
  afterEach(() => bench.done());

  it('is nothing in any store of the browser', async () => {
    assert.deepEqual(await bench.context.cookies(), []);
    const kept = await bench.page.evaluate<unknown[]>(`(async () => [
      localStorage.length,
      sessionStorage.length,
      (await indexedDB.databases()).length,
      (await navigator.serviceWorker.getRegistrations()).length,
      JSON.stringify(history.state),
    ])()`);
    assert.deepEqual(kept, [0, 0, 0, 0, 'null']);
  });

  it('is no request to anybody else, and no word in an address', () => {
    assert.ok(
      bench.asked.every((address) => address.startsWith(bench.server.url) || address.startsWith('ws://127.')),
    );
    assert.doesNotMatch(bench.asked.join(' '), /secret/);
  });

  it('is no complaint about its own policy, and no error', () => {
    assert.deepEqual(bench.complaints, []);
  });

  it('is nothing to go forward to, nor to come back to', async () => {
    await bench.page.goto(`${bench.neutral}after`);
    await bench.page.goBack();
    await until(() => bench.server.starts.length === 2);
    assert.doesNotMatch(await bench.page.content(), /mots secrets/);
  });
});
