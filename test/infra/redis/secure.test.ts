import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StoreAway } from '../../../bots/conversations.js';
import { RedisReports } from '../../../infra/stores/redis-reports.js';
import { blankState, message } from '../../bots/webchat/echo-bot.js';
import { freePort, RedisServer } from './servers.js';
import { eventually, Links } from './setting.js';

const opening = { state: blankState(), activities: [message('hi', 'a')] };
/** The rights docs/operating.md names, and no others. */
const rights =
  /ACL SETUSER reperes on >… ([^`]+)`/.exec(readFileSync('docs/operating.md', 'utf8'))?.[1] ?? '';

describe('a Redis that is guarded', function () {
  this.timeout(120_000);
  const links = new Links();
  afterEach(() => links.close());

  it('serves a user of few rights all that is needed, and shows that user nothing else', async () => {
    const server = await RedisServer.start();
    const owner = server.connect();
    await owner.call('ACL', 'SETUSER', 'reperes', 'on', '>p@ss/word', ...rights.split(' '));
    const url = server.url.replace('//', '//reperes:p%40ss%2Fword@');
    const [one, other] = [await links.store(url, { most: 5 }), await links.store(url)];
    const told: unknown[] = [];
    await one.commit('c', 0, opening);
    other.watch('c', (ended) => told.push(ended));
    await other.since('c', 0);
    await one.accept('c', { clientId: 'k', logged: { type: 'message', text: 'un' }, raw: 'un' });
    await one.commit('c', 1, { ...opening, handled: 2, keep: '' });
    await one.erase('c', 'leave');
    await eventually(() => told.includes('leave'));
    await one.sweep();
    const reports = new RedisReports(await links.open(url));
    await reports.add('vfi-3919', '2026-11-24');
    assert.equal((await reports.week('2026-11-24')).size, 1);
    const { client } = await links.open(url);
    for (const forbidden of [['CONFIG', 'GET', '*'], ['FLUSHALL'], ['KEYS', '*'], ['GET', 'elsewhere']])
      await assert.rejects(() => client.call(...(forbidden as [string, ...string[]])), /NOPERM/);
    owner.disconnect();
    await server.end();
  });

  it('is away to who brings a wrong password, whose words are in no message', async () => {
    const server = await RedisServer.start();
    const owner = server.connect();
    await owner.config('SET', 'requirepass', 'right');
    const link = links.unanswered(server.url.replace('//', '//:wrong@'));
    assert.equal(await link.isReachable(), false);
    await assert.rejects(
      () => link.ask((client) => client.get('x')),
      (error: Error) => error instanceof StoreAway && !error.message.includes('wrong'),
    );
    owner.disconnect();
    await server.end();
  });

  it('is spoken to over TLS, by its certificate alone', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'redis-tls-'));
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    const made = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1', '-subj', '/CN=localhost'];
    const names = ['-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'];
    execFileSync('openssl', [...made, ...names, '-keyout', key, '-out', cert], { stdio: 'ignore' });
    const port = await freePort();
    const tls = [
      `tls-port ${String(port)}`,
      `tls-cert-file ${cert}`,
      `tls-key-file ${key}`,
      `tls-ca-cert-file ${cert}`,
    ];
    const server = await RedisServer.start(...tls, 'tls-auth-clients no');
    const url = `rediss://localhost:${String(port)}`;
    const store = await links.store(url, { link: await links.open(url, { ca: readFileSync(cert, 'utf8') }) });
    assert.equal(await store.commit('c', 0, opening), 'done');
    const stranger = links.unanswered(url);
    assert.equal(await stranger.isReachable(), false, 'a certificate nobody vouches for is refused');
    await server.end();
    rmSync(folder, { recursive: true });
  });
});
