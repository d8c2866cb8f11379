import assert from 'node:assert/strict';
import { RedisServer } from '../infra/redis/servers.js';
import { eventually } from '../infra/redis/setting.js';
import { secret } from './house.js';
import { Program } from './program.js';

describe('the program without its Redis', function () {
  this.timeout(120_000);
  let redis: RedisServer;
  let program: Program;

  before(async () => {
    redis = await RedisServer.start();
    await redis.kill();
    program = await Program.start({ REDIS_URL: redis.url, APP_SECRET: secret });
  });
  after(async () => {
    await program.kill();
    await redis.end();
  });

  const post = (path: string, body: string, type: string) =>
    fetch(program.url + path, {
      method: 'POST',
      headers: { 'content-type': type, origin: new URL(program.url).origin },
      body,
    });
  const open = () => post('v3/directline/conversations', '{}', 'application/json');

  it('starts, is alive, and says that it is not ready', async () => {
    assert.equal((await fetch(`${program.url}healthz`)).status, 200);
    const ready = await fetch(`${program.url}readyz`);
    assert.equal(ready.status, 503);
    assert.match(program.output, /in Redis, sealed/);
  });

  it('serves the page with its numbers', async () => {
    const page = await fetch(program.url);
    assert.equal(page.status, 200);
    const html = await page.text();
    for (const number of ['17', '112', '114', '3919']) assert.ok(html.includes(number), number);
  });

  it('answers who writes with 503, the numbers that do not wait, and when to ask again', async () => {
    const refused = await open();
    assert.equal(refused.status, 503);
    assert.ok(Number(refused.headers.get('retry-after')) > 0);
    const { error } = (await refused.json()) as { error: { code: string; message: string } };
    assert.equal(error.code, 'unavailable');
    assert.match(error.message, /17|112/);
  });

  it('answers who has no JavaScript with a page of the numbers', async () => {
    const page = await post('', 'say=il+me+frappe&lang=fr', 'application/x-www-form-urlencoded');
    assert.equal(page.status, 503);
    const html = await page.text();
    for (const number of ['17', '114', '3919']) assert.ok(html.includes(number), number);
    assert.match(html, /ne peut pas répondre/);
    assert.doesNotMatch(html, /il me frappe/);
  });

  it('goes on when Redis comes, and stops in peace', async () => {
    await redis.begin();
    await eventually(async () => (await fetch(`${program.url}readyz`)).status === 200);
    assert.equal((await open()).status, 201);
    assert.equal(await program.stop(), 0);
    assert.doesNotMatch(program.output, /frappe/);
  });
});
