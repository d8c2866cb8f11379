import assert from 'node:assert/strict';
import { call, openTalk, textsOf, withJson } from './caller.js';
import { startServer, type TestServer } from './server-for-tests.js';

describe('the Direct Line routes', () => {
  let server: TestServer;
  let now = new Date('2026-11-23T20:00:00Z');
  before(async () => {
    server = await startServer({ clock: () => now, mask: (text) => text.replace(/\d/g, '*') });
  });
  after(() => server.stop());

  const post = '/v3/directline/conversations';
  const message = (text: string, clientActivityID?: string) => ({
    type: 'message',
    text,
    channelData: { clientActivityID },
  });

  it('answer a question for the headers alone wherever they can be read', async () => {
    const talk = await openTalk(server);
    for (const [path, init] of [
      [talk.path('/activities'), talk.as('HEAD')],
      ['/healthz', { method: 'HEAD' }],
    ] as const) {
      const { status, headers } = await fetch(new URL(path, server.url), init);
      assert.equal(status, 200);
      assert.match(headers.get('content-type') ?? '', /json/);
    }
    const refused = await fetch(new URL(talk.path('/activities'), server.url), { method: 'HEAD' });
    assert.deepEqual([refused.status, await refused.text()], [401, '']);
  });

  describe('opening', () => {
    it('answers 201 with a token, a stream and the first words already said', async () => {
      const { status, json } = await call(server, post, { method: 'POST' });
      assert.equal(status, 201);
      assert.ok(json.conversationId && json.token && json.expires_in);
      assert.match(json.streamUrl ?? '', /^ws:\/\/127\.0\.0\.1:\d+\/v3\/directline\/conversations\//);
    });

    it('with a token made before starts that very conversation, and finds it again with 200', async () => {
      const { json } = await call(server, '/v3/directline/tokens/generate', { method: 'POST' });
      const init = { method: 'POST', headers: { authorization: `Bearer ${json.token}` } };
      const first = await call(server, post, init);
      const again = await call(server, post, init);
      assert.deepEqual([first.status, again.status], [201, 200]);
      assert.deepEqual(
        [first.json.conversationId, again.json.conversationId],
        [json.conversationId, json.conversationId],
      );
    });

    it('takes the official client’s unset token for none', async () => {
      const headers = { authorization: 'Bearer undefined' };
      assert.equal((await call(server, post, { method: 'POST', headers })).status, 201);
    });

    it('speaks English to an English locale and French to any other', async () => {
      for (const [locale, words] of [
        ['en-GB', 'Hello'],
        ['fr-FR', 'Bonjour'],
        ['ent', 'Bonjour'],
        [42, 'Bonjour'],
      ]) {
        const talk = await openTalk(server, withJson({ locale }));
        assert.deepEqual(await textsOf(server, talk, 1), [words]);
      }
    });

    it('refuses a token that is too old to have been kept from any ending', async () => {
      const { json } = await call(server, '/v3/directline/tokens/generate', { method: 'POST' });
      const before = now;
      now = new Date(now.getTime() + 31 * 60_000);
      const { status } = await call(server, post, {
        method: 'POST',
        headers: { authorization: `Bearer ${json.token}` },
      });
      now = before;
      assert.equal(status, 404);
    });
  });

  describe('a message', () => {
    it('is kept masked, and heard as it was written', async () => {
      const talk = await openTalk(server);
      await call(server, talk.path('/activities'), talk.as('POST', message('call 0612')));
      assert.deepEqual((await textsOf(server, talk, 4)).slice(1, 3), ['call ****', 'echo call 0612']);
    });

    it('sent again under the same client id is one message with one answer', async () => {
      const talk = await openTalk(server);
      const send = () => call(server, talk.path('/activities'), talk.as('POST', message('un', 'k')));
      const answers = await Promise.all([send(), send(), send()]);
      assert.equal(new Set(answers.map(({ json }) => json.id)).size, 1);
      assert.deepEqual(await textsOf(server, talk, 4), [
        'Bonjour',
        'un',
        'echo un',
        'turn *'.replace('*', '1'),
      ]);
    });

    it('loses every field but its words', async () => {
      const talk = await openTalk(server);
      const loaded = { ...message('un', 'k'), from: { id: 'me' }, id: 'x', speak: 'ssml', entities: [1] };
      await call(server, talk.path('/activities'), talk.as('POST', loaded));
      const { json } = await call(server, talk.path('/activities?watermark=1'), talk.as('GET'));
      const own = json.activities?.[0];
      assert.deepEqual(Object.keys(own ?? {}).sort(), [
        'channelData',
        'channelId',
        'conversation',
        'from',
        'id',
        'text',
        'textFormat',
        'timestamp',
        'type',
      ]);
      assert.match(own?.from.id ?? '', /^dl_/);
      assert.equal(own?.id, `${talk.id}|0000002`);
    });

    it('is never told as Markdown, nor is what answers it', async () => {
      const talk = await openTalk(server);
      await call(server, talk.path('/activities'), talk.as('POST', message('*un*', 'k')));
      await textsOf(server, talk, 4);
      const { json } = await call(server, talk.path('/activities'), talk.as('GET'));
      assert.ok(json.activities?.every(({ textFormat }) => textFormat === 'plain'));
    });

    it('of another kind is taken in and does nothing', async () => {
      const talk = await openTalk(server);
      for (const type of ['typing', 'event', 'endOfConversation', 'conversationUpdate']) {
        const { status } = await call(server, talk.path('/activities'), talk.as('POST', { type, name: 'x' }));
        assert.equal(status, 200);
      }
      assert.deepEqual(await textsOf(server, talk, 1), ['Bonjour']);
    });

    const emoji = 'J’ai peur 😟 👩‍👧';
    const arabic = 'أنا خائفة';
    const html = '<script>alert(1)</script>&amp;';
    for (const [what, text, kept] of [
      ['with emoji', emoji, emoji],
      ['from right to left', arabic, arabic],
      ['that looks like HTML', html, html],
      ['with control characters', 'a\u0000b\u001b[31mc\u0085\td\u007f', 'ab[31mc d'],
      ['on several lines', 'a\r\nb\rc\nd', 'a\nb\nc\nd'],
      ['with half an emoji', 'a\ud83db', 'a\ufffdb'],
    ] as const) {
      it(`${what} arrives ${text === kept ? 'unchanged' : 'harmless'}`, async () => {
        const talk = await openTalk(server);
        await call(server, talk.path('/activities'), talk.as('POST', message(text)));
        const texts = await textsOf(server, talk, 4);
        assert.equal(texts[2], `echo ${kept}`);
      });
    }
  });

  describe('reading', () => {
    it('from a number on gives what comes after it, and how far the log goes', async () => {
      const talk = await openTalk(server);
      await call(server, talk.path('/activities'), talk.as('POST', message('un')));
      await textsOf(server, talk, 4);
      const { json } = await call(server, talk.path('/activities?watermark=2'), talk.as('GET'));
      assert.deepEqual(
        json.activities?.map(({ channelData }) => channelData.n),
        [3, 4],
      );
      assert.equal(json.watermark, '4');
    });

    it('from something that is no number starts over rather than lose a word', async () => {
      const talk = await openTalk(server);
      for (const watermark of ['', 'abc', '-1', '1e9', '99999999999']) {
        const { json } = await call(server, talk.path(`/activities?watermark=${watermark}`), talk.as('GET'));
        assert.equal(json.activities?.length, 1, watermark);
      }
    });

    it('coming back gives a fresh stream from the number asked for', async () => {
      const talk = await openTalk(server);
      const { status, json } = await call(server, talk.path('?watermark=1'), talk.as('GET'));
      assert.equal(status, 200);
      assert.match(json.streamUrl ?? '', /watermark=1&t=/);
    });
  });

  it('refresh a token as often as wanted while the conversation lives', async () => {
    const talk = await openTalk(server);
    const { status, json } = await call(server, '/v3/directline/tokens/refresh', talk.as('POST'));
    assert.equal(status, 200);
    assert.equal(json.conversationId, talk.id);
    const headers = { authorization: `Bearer ${json.token}` };
    assert.equal((await call(server, talk.path('/activities'), { headers })).status, 200);
  });

  it('know no session', async () => {
    const { json } = await call(server, '/v3/directline/session/getsessionid');
    assert.deepEqual(json, { sessionId: '' });
  });

  describe('after the end', () => {
    const afterwards = (talk: Awaited<ReturnType<typeof openTalk>>) =>
      Promise.all([
        call(server, talk.path('/activities'), talk.as('GET')),
        call(server, talk.path('/activities'), talk.as('POST', message('un'))),
        call(server, talk.path('/activities'), talk.as('POST', { type: 'typing' })),
        call(server, talk.path(), talk.as('GET')),
        call(server, '/v3/directline/tokens/refresh', talk.as('POST')),
        call(server, post, talk.as('POST')),
      ]);
    const allEnded = Array.from({ length: 6 }, () => 404);

    it('by erasing, every door answers 404', async () => {
      const talk = await openTalk(server);
      assert.equal((await call(server, talk.path(), talk.as('DELETE'))).status, 204);
      assert.deepEqual(
        (await afterwards(talk)).map(({ status }) => status),
        allEnded,
      );
      assert.equal((await call(server, talk.path(), talk.as('DELETE'))).status, 204);
    });

    it('by a beacon with the token as its only words, too', async () => {
      const talk = await openTalk(server);
      const beacon = {
        method: 'POST',
        headers: { 'content-type': 'text/plain;charset=UTF-8' },
        body: talk.token,
      };
      assert.equal((await call(server, talk.path('/leave'), beacon)).status, 204);
      assert.deepEqual(
        (await afterwards(talk)).map(({ status }) => status),
        allEnded,
      );
    });

    it('by the bot, too', async () => {
      const talk = await openTalk(server);
      await call(server, talk.path('/activities'), talk.as('POST', message('erase')));
      await new Promise(setImmediate);
      await server.turns.idle();
      assert.equal((await call(server, talk.path('/activities'), talk.as('GET'))).status, 404);
    });

    it('by thirty minutes of silence, too, and a token cannot outlive it', async () => {
      const talk = await openTalk(server);
      now = new Date(now.getTime() + 30 * 60_000);
      assert.deepEqual(
        (await afterwards(talk)).map(({ status }) => status),
        allEnded,
      );
    });
  });
});
