import assert from 'node:assert/strict';
import { Keys } from '../../../bots/framework/keys.js';
import { makeLog } from '../../../infra/logs.js';
import type { TestServer } from '../webchat/server-for-tests.js';
import { ChannelLine, serverWithDoor } from './channel.js';
import { emulatorTenant, Microsoft } from './microsoft.js';

const emulator = {
  iss: `https://sts.windows.net/${emulatorTenant}/`,
  tid: emulatorTenant,
  appid: '00000000-0000-4000-8000-000000000001',
  ver: '1.0',
  serviceurl: undefined,
};

describe('While Microsoft’s keys cannot be fetched', () => {
  let microsoft: Microsoft;
  let server: TestServer;
  let line: ChannelLine;
  let now: number;
  let lines: string[];
  beforeEach(async () => {
    [now, lines] = [Date.parse('2026-11-24T09:00:00Z'), []];
    microsoft = new Microsoft();
    await microsoft.start();
    microsoft.keysStatus = 500;
    const log = makeLog({ to: { write: (text: string) => void lines.push(text) } });
    server = await serverWithDoor(microsoft, { clock: () => new Date(now), log });
    line = new ChannelLine({ server, microsoft });
  });
  afterEach(async () => {
    await server.stop();
    microsoft.stop();
  });

  const say = (claims = {}, kid = 'ours') =>
    line.post({ type: 'message', text: 'hello' }, `Bearer ${microsoft.token(claims, { header: { kid } })}`);
  const many = async (count: number) => {
    const posts = await Promise.all(Array.from({ length: count }, (_, n) => say({}, `forged ${n}`)));
    return [...new Set(posts.map(({ status }) => status))];
  };

  it('any number of calls makes one look, one line of log, and 503 with the numbers', async () => {
    assert.deepEqual(await many(40), [503]);
    assert.equal(microsoft.lookedUp, 1);
    assert.equal(lines.length, 1);
    assert.match(lines[0] ?? '', /"event":"keys_failed","error":"[A-Z]\w+"/);
    const { text } = await say();
    assert.match(text, /"unavailable".*EMERGENCY-LINE/);
    assert.equal(server.store.size, 0);
  });

  it('they are asked for again every ten seconds, and told of once a minute', async () => {
    for (let tries = 0; tries < 6; tries += 1) {
      await many(5);
      now += 10_000;
    }
    assert.deepEqual([microsoft.lookedUp, lines.length], [6, 1]);
    await many(5);
    assert.deepEqual([microsoft.lookedUp, lines.length], [7, 2]);
    now += 10_000;
    microsoft.keysStatus = 200;
    assert.match((await say()).text, /echo hello/);
  });

  it('whoever is signed by a key that has proven good is still heard', async () => {
    microsoft.keysStatus = 200;
    assert.match((await say()).text, /echo hello/);
    const keys = new Keys({ clock: () => new Date(now), onAway: () => undefined });
    const fails = () => Promise.reject(new Error('no keys'));
    assert.equal(await keys.check('good', () => Promise.resolve('heard')), 'heard');
    assert.equal(await keys.check('forged', fails), 'away');
    assert.equal(await keys.check('good', () => Promise.resolve('heard')), 'heard');
    assert.equal(await keys.check('other', () => Promise.resolve('heard')), 'away');
    assert.equal(await keys.check('good', fails), 'away');
    assert.equal(await keys.check('good', () => Promise.resolve('heard')), 'away', 'its key is gone too');
  });

  it('tokens that are wrong all the same are refused as ever once there are keys', async () => {
    microsoft.keysStatus = 200;
    assert.equal((await say()).status, 200);
    assert.equal((await say({}, 'forged')).status, 401);
    assert.equal((await say({ ...emulator, appid: 'another' })).status, 401);
  });
});
