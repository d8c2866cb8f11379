import assert from 'node:assert/strict';
import { WebSocket } from 'ws';
import { readPosted } from '../../../bots/webchat/inbound.js';
import { call, openTalk, textsOf, type Opened } from './caller.js';
import { startServer, type TestServer } from './server-for-tests.js';

describe('a message', () => {
  let server: TestServer;
  let talk: Opened;
  before(async () => {
    server = await startServer();
  });
  beforeEach(async () => {
    talk = await openTalk(server);
  });
  after(() => server.stop());

  const say = (text: string, clientActivityID?: unknown) => {
    const body = { type: 'message', text, channelData: { clientActivityID } };
    return call(server, talk.path('/activities'), talk.as('POST', body));
  };

  it('is kept when its client id is like another but for blanks and control signs', async () => {
    for (const id of ['k', ' k', 'k ', 'k\u0000', 'k\n', 'ké', 'K'])
      assert.equal((await say(id, id)).status, 200);
    const texts = await textsOf(server, talk, 1 + 3 * 7);
    assert.equal(texts.filter((text) => text.startsWith('turn')).length, 7);
  });

  it('is kept each time when its client id is none', async () => {
    for (const id of ['', ' ', 'x'.repeat(101), 17, null]) {
      assert.notEqual((await say('un', id)).json.id, (await say('deux', id)).json.id);
    }
  });

  it('is kept once when it comes again under the very same id, to the hundredth sign', async () => {
    const id = '~'.repeat(100);
    assert.equal((await say('un', id)).json.id, (await say('un', id)).json.id);
  });

  it('of signs that draw nothing is refused as empty', () => {
    const invisible = [
      '\u200b',
      '\u2060\u00ad',
      '\ufeff \u200e\n',
      '\u3164',
      '\ufe0f',
      '\u2800',
      '\u{e0020}',
    ];
    for (const text of invisible) {
      assert.deepEqual(readPosted({ type: 'message', text }), { kind: 'refused', code: 'empty_text' });
    }
    for (const text of ['.', '?', '👩\u200d👧', '\u200bnon', 'سلام']) {
      assert.equal(readPosted({ type: 'message', text }).kind, 'message', text);
    }
  });
});

describe('an open stream', () => {
  it('does not get a message again when the log keeps less of it', async () => {
    const server = await startServer();
    const talk = await openTalk(server);
    const socket = new WebSocket(talk.streamUrl);
    const numbers: number[] = [];
    socket.on('message', (data) => {
      const set = JSON.parse((data as Buffer).toString()) as { activities: { channelData: { n: number } }[] };
      numbers.push(...set.activities.map(({ channelData }) => channelData.n));
    });
    for (const text of ['where 12 rue des Lilas', 'un']) {
      await call(server, talk.path('/activities'), talk.as('POST', { type: 'message', text }));
    }
    while (numbers.length < 7) await new Promise((resolve) => socket.once('message', resolve));
    assert.deepEqual(numbers, [1, 2, 3, 4, 5, 6, 7]);
    socket.terminate();
    await server.stop();
  });
});

describe('a token whose conversation was erased before it began', () => {
  it('can begin none any more', async () => {
    const server = await startServer();
    const { json } = await call(server, '/v3/directline/tokens/generate', { method: 'POST' });
    const headers = { authorization: `Bearer ${json.token}` };
    const path = '/v3/directline/conversations';
    assert.equal(
      (await call(server, `${path}/${json.conversationId}`, { method: 'DELETE', headers })).status,
      204,
    );
    assert.equal((await call(server, path, { method: 'POST', headers })).status, 404);
    await server.stop();
  });
});
