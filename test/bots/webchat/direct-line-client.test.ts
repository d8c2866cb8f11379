import assert from 'node:assert/strict';
import { ConnectionStatus } from 'botframework-directlinejs';
import { call } from './caller.js';
import { Talk } from './official-client.js';
import { startServer, type TestServer } from './server-for-tests.js';

describe('a talk through the official Direct Line client', () => {
  let server: TestServer;
  before(async () => {
    server = await startServer();
  });
  after(() => server.stop());

  for (const polling of [false, true]) {
    describe(polling ? 'that asks again and again' : 'on a live stream', () => {
      it('begins with the bot, unasked', async () => {
        const talk = new Talk({ domain: server.directLine, polling });
        const [first] = await talk.opening();
        assert.equal(first?.text, 'Bonjour');
        talk.close();
      });

      it('is opened in English when the client asks for it', async () => {
        const talk = new Talk({ domain: server.directLine, polling, locale: 'en-GB' });
        const [first] = await talk.opening();
        assert.equal(first?.text, 'Hello');
        talk.close();
      });

      it('echoes the message under the id it was given and answers it once', async () => {
        const talk = new Talk({ domain: server.directLine, polling });
        await talk.opening();
        const answers = await talk.say('un', 'client-1');
        assert.deepEqual(
          answers.map(({ text }) => text),
          ['echo un', 'turn 1'],
        );
        const own = talk.heard.find(({ channelData }) => channelData?.clientActivityID === 'client-1');
        assert.equal(own?.id, answers[0]?.replyToId);
        assert.notEqual(own?.from.id, 'somebody-else');
        talk.close();
      });

      it('numbers everything without a gap or a double', async () => {
        const talk = new Talk({ domain: server.directLine, polling });
        await talk.opening();
        for (const text of ['un', 'deux', 'trois']) await talk.say(text);
        const numbers = talk.heard.map(({ channelData }) => channelData?.n);
        assert.deepEqual(
          numbers,
          numbers.map((_, index) => index + 1),
        );
        talk.close();
      });
    });
  }

  it('goes on after its stream was cut, with no word lost and none twice', async function () {
    this.timeout(120_000);
    const cuts = await startServer();
    const talk = new Talk({ domain: cuts.directLine, patienceMs: 40_000 });
    await talk.opening();
    cuts.cutStreams();
    const id = await talk.post('in the tunnel');
    await talk.until(() => talk.heard.some((one) => one.replyToId === id && one.channelData?.last));
    assert.deepEqual(
      talk.heard.map(({ channelData }) => channelData?.n),
      [1, 2, 3, 4],
    );
    talk.close();
    await cuts.stop();
  });

  it('that asks again and again learns that the talk has ended', async () => {
    const talk = new Talk({ domain: server.directLine, polling: true });
    await talk.opening();
    await talk.post('erase');
    await talk.until(() => talk.statuses.includes(ConnectionStatus.Ended));
    talk.close();
  });

  it('on a live stream hears how the talk ended', async () => {
    const talk = new Talk({ domain: server.directLine });
    await talk.opening();
    await talk.post('leave');
    await talk.until(() => talk.heard.some(({ channelData }) => channelData?.ending === 'leave'));
    talk.close();
  });

  it('shows typing nowhere and keeps its place', async () => {
    const talk = new Talk({ domain: server.directLine });
    await talk.opening();
    await talk.client.postActivity({ type: 'typing', from: { id: 'x' } }).toPromise();
    await talk.say('un');
    assert.deepEqual(
      talk.heard.map(({ type }) => type),
      ['message', 'message', 'message', 'message'],
    );
    talk.close();
  });

  it('comes back to its talk with a token, a number and a watermark', async () => {
    const { json } = await call(server, '/v3/directline/conversations', { method: 'POST' });
    const conversation = { token: json.token ?? '', conversationId: json.conversationId, watermark: '1' };
    const talk = new Talk({ domain: server.directLine, conversation });
    await talk.say('un');
    assert.equal(talk.heard[0]?.text, 'un');
    talk.close();
  });

  it('gets two answers for two taps at once, one each', async () => {
    const talk = new Talk({ domain: server.directLine });
    await talk.opening();
    const both = await Promise.all([talk.say('un'), talk.say('deux')]);
    assert.deepEqual(both.map(([first]) => first?.text).sort(), ['echo deux', 'echo un']);
    assert.equal(talk.heard.length, 7);
    talk.close();
  });
});
