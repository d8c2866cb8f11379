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

  const form = (say: string) =>
    post('', `${new URLSearchParams({ say, lang: 'fr' }).toString()}`, 'application/x-www-form-urlencoded');

  it('answers who has no JavaScript with what can be said to her words alone, the numbers, and a form to go on', async () => {
    const page = await form('il me frappe');
    assert.equal(page.status, 503);
    const html = await page.text();
    for (const number of ['17', '114', '3919']) assert.ok(html.includes(number), number);
    assert.match(html, /ne peut pas répondre/);
    assert.match(html, /Votre message n'est pas gardé/);
    assert.match(html, /name="token" value="[^"]{20,}"/);
    assert.doesNotMatch(html, /il me frappe/);
    assert.match(await (await form('Levroux')).text(), /data-step="signpost.places"/);
  });

  it('lets who has no JavaScript leave at once', async () => {
    const token = /name="token" value="([^"]+)"/.exec(await (await form('bonjour')).text())?.[1] ?? '';
    const type = 'application/x-www-form-urlencoded';
    const body = new URLSearchParams({ leave: '1', token, lang: 'fr' }).toString();
    const headers = { 'content-type': type, origin: new URL(program.url).origin };
    const answer = await fetch(program.url, { method: 'POST', headers, body, redirect: 'manual' });
    assert.equal(answer.status, 303);
  });

  it('reads words alone: danger, a place, what cannot be done now', async () => {
    const alone = async (text: string) => {
      const asked = { text, locale: 'fr', canWrite: true };
      const answer = await post('v3/directline/alone', JSON.stringify(asked), 'application/json');
      assert.equal(answer.status, 200);
      return answer.text();
    };
    assert.match(await alone('il a un couteau, il va me tuer'), /emergency\.card.*tel:17/);
    assert.match(await alone('Levroux'), /signpost\.places/);
    assert.match(await alone('bonjour'), /en pause/);
  });

  it('goes on when Redis comes, and stops in peace', async () => {
    await redis.begin();
    await eventually(async () => (await fetch(`${program.url}readyz`)).status === 200);
    assert.equal((await open()).status, 201);
    assert.equal(await program.stop(), 0);
    assert.doesNotMatch(program.output, /frappe/);
  });
});
