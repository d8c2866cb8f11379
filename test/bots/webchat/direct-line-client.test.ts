import assert from 'node:assert/strict';
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
});
