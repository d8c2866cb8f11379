import assert from 'node:assert/strict';
import { RedisServer } from '../infra/redis/servers.js';
import { WebSocket } from 'ws';
import { ask } from './ask.js';
import { faultsIn } from './checker.js';
import { closeHouse, openHouse, type House } from './house.js';
import { Dice } from './random.js';
import { Visitor } from './visitor.js';

const VISITORS = 40;

describe('an update of two servers, one after the other, while people talk', function () {
  this.timeout(180_000);
  let redis: RedisServer;
  let house: House;
  before(async () => {
    redis = await RedisServer.start();
    house = await openHouse(redis);
  });
  after(async () => {
    await closeHouse(house);
    await redis.end();
  });

  it('loses and doubles nothing, and each server ends in peace', async () => {
    const visitors = Array.from({ length: VISITORS }, (_, n) => {
      const script = { url: house.relay.url, dice: new Dice(n), messages: 12, isPatient: n % 2 === 0 };
      return new Visitor(`v${String(n)}`, script);
    });
    const talking = Promise.all(visitors.map((visitor) => visitor.talk()));
    const codes: (number | null)[] = [];
    for (const server of house.servers) {
      codes.push(await server.stop());
      await server.begin();
    }
    await talking;
    for (const visitor of visitors) await visitor.look(house.servers.map(({ url }) => url));
    assert.deepEqual(faultsIn(visitors.map(({ history }) => history)), []);
    assert.deepEqual(codes, [0, 0]);
  });

  it('sends who is connected elsewhere, where the talk goes on', async () => {
    const [one, other] = house.servers;
    const opened = await ask({ method: 'POST', url: `${one.url}v3/directline/conversations`, body: {} });
    const { conversationId, token, streamUrl } = opened.body as Record<string, string>;
    const socket = new WebSocket(streamUrl ?? '');
    const closing = new Promise<number>((resolve) => socket.once('close', resolve));
    await new Promise((heard) => socket.once('message', heard));
    const said = new Promise<string>((resolve) => {
      socket.on('message', (data: Buffer) => {
        if (data.toString().includes('"last":true')) resolve(data.toString());
      });
    });
    const activities = `${other.url}v3/directline/conversations/${conversationId ?? ''}/activities`;
    const body = { type: 'message', text: 'menu' };
    assert.equal((await ask({ method: 'POST', url: activities, token, body })).status, 200);
    assert.match(
      await said,
      /"replyToId"/,
      'written on one server, answered on the other, heard on the first',
    );
    await one.stop();
    assert.equal(await closing, 1001);
    assert.equal((await ask({ method: 'GET', url: activities, token })).status, 200);
    await one.begin();
  });
});
