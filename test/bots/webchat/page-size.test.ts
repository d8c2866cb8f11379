import assert from 'node:assert/strict';
import { brotliCompressSync } from 'node:zlib';
import { pageRoutes } from '../../../bots/webchat/page.js';
import type { Request } from '../../../bots/webchat/route.js';
import { houseOf, pageParts } from './page-content.js';

/** What a weak network carries in a second or two: docs/decisions/0002-a-light-page-of-our-own.md. */
const MOST_BYTES = 12_000;
const MOST_FOR_A_TOKEN = 150;

describe('the weight of the page', function () {
  this.timeout(120_000);

  it('stays under 12 kB in Brotli, all files together', async () => {
    const page = pageParts('https://example.org/');
    const routes = pageRoutes(page)(houseOf(page)).filter(({ method }) => method === 'GET');
    const parts = routes.filter(({ path }) => path !== '/infos');
    const sizes = await Promise.all(parts.map(async ({ handle }) => lengthOf((await handle(plain())).body)));
    const total = sizes.reduce((sum, size) => sum + size, 0);
    assert.ok(total <= MOST_BYTES, `${total} bytes: over the budget of ${MOST_BYTES}`);
  });

  it('costs a visitor hardly more than that, though her token is in the page', async () => {
    const page = pageParts('https://example.org/');
    const home = pageRoutes(page)(houseOf(page)).find(({ path }) => path === '/');
    const pressed = lengthOf((await home?.handle(plain()))?.body);
    const sent = (await home?.handle({ ...plain(), header: () => 'br' }))?.body?.length ?? Infinity;
    assert.ok(sent - pressed < MOST_FOR_A_TOKEN, `${sent} bytes sent, ${pressed} when pressed whole`);
  });
});

const lengthOf = (body: string | Buffer | undefined): number => brotliCompressSync(body ?? '').length;

function plain(): Request {
  const query = new URLSearchParams();
  return {
    method: 'GET',
    params: {},
    query,
    header: () => undefined,
    address: '',
    local: true,
    body: undefined,
  };
}
