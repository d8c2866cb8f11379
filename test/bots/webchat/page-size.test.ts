import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { brotliCompressSync } from 'node:zlib';
import { pageRoutes } from '../../../bots/webchat/page.js';
import type { Request } from '../../../bots/webchat/route.js';
import { pageParts } from './page-content.js';

const MOST_BYTES = 15_000;
const AIM_BYTES = 9_000;

describe('the weight of the page', function () {
  this.timeout(20_000);

  it('stays under 15 kB in Brotli, all files together, and near what we aim at', async () => {
    execFileSync(process.execPath, ['infra/build/page.mjs']);
    const routes = pageRoutes(pageParts('https://example.org/')).filter(({ method }) => method === 'GET');
    const parts = routes.filter(({ path }) => path !== '/infos');
    const sizes = await Promise.all(parts.map(async ({ handle }) => lengthOf((await handle(plain())).body)));
    const total = sizes.reduce((sum, size) => sum + size, 0);
    assert.ok(total <= MOST_BYTES, `${total} bytes: over the budget`);
    assert.ok(total <= AIM_BYTES + 1000, `${total} bytes: say in the budget's decision page why it grew`);
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
