import assert from 'node:assert/strict';
import { Relay } from '../../bench/reconnect-relay.js';
import { blankState, message } from '../../bots/webchat/echo-bot.js';
import { RedisServer } from './servers.js';
import { eventually, Links } from './setting.js';

describe('a line to Redis that dies without a word', function () {
  this.timeout(60_000);
  const links = new Links();
  let server: RedisServer;
  let relay: Relay;
  before(async () => {
    server = await RedisServer.start();
    relay = await Relay.before(server.url.replace('redis:', 'http:'));
  });
  after(async () => {
    links.close();
    relay.stop();
    await server.end();
  });

  it('is given up within seconds, and who watches is told to read on', async () => {
    const [near, far] = [
      await links.store(relay.url.replace('http:', 'redis:')),
      await links.store(server.url),
    ];
    await near.commit('c', 0, { state: blankState(), activities: [message('hi', 'a')] });
    let told = 0;
    near.watch('c', () => (told += 1));
    await near.since('c', 0);
    relay.fallSilent();
    const before = told;
    await far.accept('c', { logged: { type: 'message', text: 'un' }, raw: 'un' });
    await eventually(async () => {
      await near.isReachable();
      return told > before;
    });
    const since = await near.since('c', 1);
    assert.deepEqual(
      since !== 'gone' && since.activities.map(({ text }) => text),
      ['un'],
      'what was written meanwhile by another process',
    );
  });
});
