import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { WebSocket } from 'ws';
import { Handover } from '../../../bots/handover/handover.js';
import type { Sign } from '../../../bots/handover/signs.js';
import { makeWords } from '../../../bots/words.js';
import { worldOf } from '../../dialogs/world.js';
import { call, openTalk, type Opened } from './caller.js';
import { startServer, type TestServer } from './server-for-tests.js';

describe('Signs between a visitor and the person she talks with, over Direct Line', () => {
  let server: TestServer;
  before(async () => {
    const { content } = worldOf();
    const parts = { content, newId: () => 'id', key: randomBytes(32), words: makeWords(content) };
    const people = new Handover({ ...parts, clock: () => new Date() });
    server = await startServer({ handover: { people } });
  });
  after(() => server.stop());

  const post = (talk: Opened, body: object) => call(server, talk.path('/activities'), talk.as('POST', body));
  const heardOf = (talk: Opened) => {
    const heard: Sign[] = [];
    server.people?.signs.watch(talk.id, (sign) => heard.push(sign));
    return heard;
  };

  it('come to her stream as typing and as an event, without a number, and are in no log', async () => {
    const talk = await openTalk(server);
    const socket = new WebSocket(talk.streamUrl);
    const next = () =>
      new Promise<{ activities: { type: string }[]; watermark: string }>((resolve) =>
        socket.once('message', (data) => resolve(JSON.parse((data as Buffer).toString()) as never)),
      );
    const { watermark } = await next();
    const one = next();
    server.people?.signs.send(talk.id, { from: 'worker', name: 'Camille', kind: 'typing' });
    const typing = await one;
    const from = { id: 'worker', name: 'Camille', role: 'bot' };
    const common = { channelId: 'directline', conversation: { id: talk.id }, from };
    assert.deepEqual(typing, { activities: [{ ...common, type: 'typing' }], watermark });
    const two = next();
    server.people?.signs.send(talk.id, { from: 'worker', name: 'Camille', kind: 'seen', n: 1 });
    assert.deepEqual((await two).activities, [{ ...common, type: 'event', name: 'seen', value: 1 }]);
    const { json } = await call(server, talk.path('/activities'), talk.as('GET'));
    assert.deepEqual(
      json.activities?.map(({ type }) => type),
      ['message'],
    );
    socket.terminate();
  });

  it('do not give her back her own', async () => {
    const talk = await openTalk(server);
    const socket = new WebSocket(talk.streamUrl);
    const types: string[] = [];
    const isTold = new Promise<void>((resolve) =>
      socket.on('message', (data) => {
        const { activities } = JSON.parse((data as Buffer).toString()) as { activities: { type: string }[] };
        types.push(...activities.map(({ type }) => type));
        if (types.includes('event')) resolve();
      }),
    );
    await new Promise((resolve) => socket.once('message', resolve));
    await post(talk, { type: 'typing' });
    server.people?.signs.send(talk.id, { from: 'worker', name: 'Camille', kind: 'seen', n: 1 });
    await isTold;
    assert.ok(!types.includes('typing'));
    socket.terminate();
  });

  it('go from her to the person, and nothing else of what she posts goes with them', async () => {
    const talk = await openTalk(server);
    const heard = heardOf(talk);
    await post(talk, { type: 'typing', text: 'KANARI', from: { name: 'KANARI' } });
    await post(talk, { type: 'event', name: 'seen', value: 1, channelData: { text: 'KANARI' } });
    assert.deepEqual(heard, [
      { from: 'visitor', kind: 'typing' },
      { from: 'visitor', kind: 'seen', n: 1 },
    ]);
  });

  it('that are none are taken in and tell nobody anything', async () => {
    const talk = await openTalk(server);
    const heard = heardOf(talk);
    for (const value of [-1, 1.5, '1', null, 1e12, {}])
      assert.equal((await post(talk, { type: 'event', name: 'seen', value })).status, 200);
    assert.equal((await post(talk, { type: 'event', name: 'SEEN', value: 1 })).status, 200);
    assert.deepEqual(heard, []);
  });

  it('fall when there are too many, and her words still pass', async () => {
    const talk = await openTalk(server);
    const heard = heardOf(talk);
    for (let n = 0; n < 80; n += 1)
      assert.equal((await post(talk, { type: 'event', name: 'seen', value: n })).status, 200);
    assert.equal(heard.length, 60);
    assert.equal((await post(talk, { type: 'message', text: 'un' })).status, 200);
  });

  it('of one talk are heard in no other', async () => {
    const [mine, hers] = [await openTalk(server), await openTalk(server)];
    const heard = heardOf(hers);
    await post(mine, { type: 'typing' });
    assert.deepEqual(heard, []);
  });
});
