import assert from 'node:assert/strict';
import { makeTokens } from '../../../bots/webchat/tokens.js';
import { errors } from '../../../bots/webchat/errors.js';
import { call, openTalk, rawCall, textsOf, withJson, type Answer, type Opened } from './caller.js';
import { startServer, withServer, type TestServer } from './server-for-tests.js';

const codeOf = ({ status, json }: Answer) => [status, json.error?.code];

describe('the web server, given what it does not want', () => {
  let server: TestServer;
  let talk: Opened;
  before(async () => {
    server = await startServer({ env: { ALLOWED_ORIGINS: 'https://friend.example' } });
    talk = await openTalk(server);
  });
  after(() => server.stop());

  const send = (body: unknown) => call(server, talk.path('/activities'), talk.as('POST', body));

  describe('as a message', () => {
    const long = 'x'.repeat(2001);
    for (const [what, body, status, code] of [
      ['nothing', undefined, 400, 'bad_activity'],
      ['null', 'null', 400, 'bad_activity'],
      ['a list', [], 400, 'bad_activity'],
      ['a bare word', '"un"', 400, 'bad_activity'],
      ['broken JSON', '{"type":', 400, 'malformed_json'],
      ['sixty thousand brackets', '['.repeat(60_000), 400, 'malformed_json'],
      ['no type', { text: 'un' }, 400, 'bad_activity'],
      ['no text', { type: 'message' }, 400, 'bad_activity'],
      ['a text that is a number', { type: 'message', text: 17 }, 400, 'bad_activity'],
      ['an empty text', { type: 'message', text: '' }, 400, 'empty_text'],
      ['only blanks and control characters', { type: 'message', text: ' \n\u0000\t' }, 400, 'empty_text'],
      ['2001 characters', { type: 'message', text: long }, 413, 'text_too_long'],
      ['a megabyte', { type: 'message', text: 'x'.repeat(1_000_000) }, 413, 'body_too_long'],
      [
        'a file',
        { type: 'message', text: 'un', attachments: [{ contentType: 'image/png' }] },
        415,
        'no_attachments',
      ],
    ] as const) {
      it(`${what}: answers ${status} and says why`, async () => {
        assert.deepEqual(codeOf(await send(body)), [status, code]);
      });
    }

    it('a form: answers 415', async () => {
      const init = talk.as('POST', 'text=un');
      const headers = { ...(init.headers as object), 'content-type': 'application/x-www-form-urlencoded' };
      assert.deepEqual(codeOf(await call(server, talk.path('/activities'), { ...init, headers })), [
        415,
        'wrong_type',
      ]);
    });

    it('an upload: answers 415 and writes nothing anywhere', async () => {
      const form = new FormData();
      form.append('file', new Blob(['x'.repeat(100_000)]), 'a.png');
      const init = { ...talk.as('POST'), body: form };
      assert.deepEqual(codeOf(await call(server, talk.path('/upload?userId=x'), init)), [
        415,
        'no_attachments',
      ]);
    });

    it('none of it reaches the talk, and the talk goes on', async () => {
      assert.equal((await send({ type: 'message', text: 'x'.repeat(2000) })).status, 200);
      const texts = await textsOf(server, talk, 4);
      assert.equal(texts.length, 4);
      assert.equal(texts[2], `echo ${'x'.repeat(2000)}`);
    });
  });

  describe('as a token', () => {
    const withToken = (token: string, path = talk.path('/activities')) =>
      call(server, path, { headers: { authorization: token } });

    it('nothing at all: answers 401', async () => {
      assert.deepEqual(codeOf(await call(server, talk.path('/activities'))), [401, 'missing_token']);
    });

    it('a word, a stranger’s signature or another algorithm: answers 403', async () => {
      const [, payload, signature] = talk.token.split('.');
      const stranger = makeTokens('another secret of thirty-two letters', () => new Date());
      const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`;
      const others = [
        `${none}${signature}`,
        none,
        `${talk.token}x`,
        `${talk.token}.x`,
        stranger.make(talk.id),
        '..',
        'é',
      ];
      for (const token of others.filter((one) => one !== 'é')) {
        assert.deepEqual(codeOf(await withToken(`Bearer ${token}`)), [403, 'bad_token'], token);
      }
    });

    it('of somebody else’s conversation: answers 403, whatever is asked', async () => {
      const other = await openTalk(server);
      for (const [method, rest] of [
        ['GET', ''],
        ['GET', '/activities'],
        ['POST', '/activities'],
        ['DELETE', ''],
        ['POST', '/upload'],
      ] as const) {
        const body =
          rest === '/activities' && method === 'POST' ? { type: 'message', text: 'un' } : undefined;
        assert.equal(
          (await call(server, other.path(rest), talk.as(method, body))).status,
          403,
          method + rest,
        );
      }
      const beacon = { method: 'POST', headers: { 'content-type': 'text/plain' }, body: talk.token };
      assert.equal((await call(server, other.path('/leave'), beacon)).status, 403);
      assert.equal((await call(server, other.path('/activities'), other.as('GET'))).status, 200);
    });

    it('a beacon without words or with too many: answers 401 and 413', async () => {
      const beacon = (body: string) => ({ method: 'POST', headers: { 'content-type': 'text/plain' }, body });
      assert.equal((await call(server, talk.path('/leave'), beacon(''))).status, 401);
      assert.equal((await call(server, talk.path('/leave'), beacon('x'.repeat(5000)))).status, 413);
    });

    it('a stream ticket does not pass for a token', async () => {
      const ticket = new URL(talk.streamUrl).searchParams.get('t') ?? '';
      assert.equal((await withToken(`Bearer ${ticket}`)).status, 403);
    });

    it('a forged one on opening or refreshing: answers 403', async () => {
      const init = { method: 'POST', headers: { authorization: 'Bearer forged' } };
      assert.equal((await call(server, '/v3/directline/conversations', init)).status, 403);
      assert.equal((await call(server, '/v3/directline/tokens/refresh', init)).status, 403);
    });
  });

  describe('as an address or a verb', () => {
    it('an unknown address: answers 404 and does not repeat it', async () => {
      for (const path of ['/v3/directline/canary-path', '/canary-path?canary=1', '/..%2f..%2fcanary-path']) {
        const answer = await call(server, path);
        assert.deepEqual(codeOf(answer), [404, 'not_found']);
        assert.doesNotMatch(answer.text, /canary/);
      }
    });

    it('an address that is no text: answers in the same way', async () => {
      for (const path of [
        '/%E0%A4%A',
        '/v3/directline/conversations/%ff',
        '//',
        '/v3/directline/conversations/%00',
      ]) {
        const { status, text } = await rawCall(server, path);
        assert.ok(status >= 400 && status < 500, `${path} ${status}`);
        assert.ok(JSON.parse(text), path);
      }
    });

    it('a wrong verb: answers 405 and names the right ones', async () => {
      for (const [method, path] of [
        ['PUT', '/v3/directline/conversations'],
        ['DELETE', '/v3/directline/conversations'],
        ['PATCH', talk.path('/activities')],
        ['POST', '/healthz'],
      ] as const) {
        const answer = await call(server, path, { method });
        assert.deepEqual(codeOf(answer), [405, 'wrong_method'], method);
        assert.ok(answer.headers.get('allow'), path);
      }
    });
  });

  describe('from another site', () => {
    const from = (origin: string) => ({ method: 'POST', headers: { origin } });
    const path = '/v3/directline/conversations';

    it('unknown: answers 403, and gives no leave to read', async () => {
      for (const origin of ['https://evil.example', 'null', 'http://127.0.0.1:1', 'nonsense']) {
        const answer = await call(server, path, from(origin));
        assert.deepEqual(codeOf(answer), [403, 'foreign_origin'], origin);
        assert.equal(answer.headers.get('access-control-allow-origin'), null);
      }
    });

    it('named in the settings, or our own: answers', async () => {
      for (const origin of ['https://friend.example', new URL(server.url).origin]) {
        const answer = await call(server, path, from(origin));
        assert.equal(answer.status, 201);
        assert.equal(answer.headers.get('access-control-allow-origin'), origin);
      }
    });

    it('a browser that asks first is told what the official client needs', async () => {
      const answer = await call(server, path, {
        method: 'OPTIONS',
        headers: { origin: 'https://friend.example' },
      });
      assert.equal(answer.status, 204);
      for (const header of ['authorization', 'content-type', 'x-ms-bot-agent', 'x-requested-with']) {
        assert.match(answer.headers.get('access-control-allow-headers') ?? '', new RegExp(header));
      }
      const foreign = { method: 'OPTIONS', headers: { origin: 'https://evil.example' } };
      assert.equal((await call(server, path, foreign)).status, 403);
    });
  });

  it('always answers with a code of the catalogue and its fixed words', async () => {
    const answers = [await send('{'), await call(server, '/x'), await call(server, talk.path('/activities'))];
    for (const { json } of answers) {
      const known = errors[json.error?.code as keyof typeof errors];
      assert.equal(json.error?.message, known[1]);
    }
  });

  it('puts the careful headers on every answer, errors included', async () => {
    for (const path of ['/healthz', '/nothing', talk.path('/activities')]) {
      const { headers } = await call(server, path);
      assert.equal(headers.get('cache-control'), 'no-store, no-transform', path);
      assert.equal(headers.get('referrer-policy'), 'no-referrer');
      assert.equal(headers.get('x-content-type-options'), 'nosniff');
      assert.match(headers.get('content-security-policy') ?? '', /base-uri 'none'; form-action 'none'/);
      assert.match(headers.get('x-robots-tag') ?? '', /noindex/);
      assert.equal(headers.get('set-cookie'), null);
      assert.equal(headers.get('server'), null);
      assert.equal(headers.get('x-powered-by'), null);
    }
  });
});

describe('a flood', () => {
  it('of openings passes up to the limit of an address, then waits with the emergency numbers', async () => {
    await withServer({ env: { OPENINGS_PER_MINUTE: '5' } }, async (server) => {
      const open = () => call(server, '/v3/directline/conversations', { method: 'POST' });
      const answers: Answer[] = [];
      for (let n = 0; n < 6; n += 1) answers.push(await open());
      assert.deepEqual(
        answers.map(({ status }) => status),
        [201, 201, 201, 201, 201, 429],
      );
      const last = answers[5];
      assert.ok(Number(last?.headers.get('retry-after')) >= 1);
      assert.match(last?.json.error?.message ?? '', /EMERGENCY-LINE/);
    });
  });

  it('of openings leaves polling, coming back and leaving free', async () => {
    await withServer({ env: { OPENINGS_PER_MINUTE: '1' } }, async (server) => {
      const talk = await openTalk(server);
      for (let n = 0; n < 20; n += 1) {
        assert.equal((await call(server, talk.path('/activities'), talk.as('GET'))).status, 200);
        assert.equal((await call(server, talk.path(), talk.as('GET'))).status, 200);
      }
      assert.equal((await call(server, '/v3/directline/conversations', talk.as('POST'))).status, 200);
      assert.equal((await call(server, talk.path(), talk.as('DELETE'))).status, 204);
    });
  });

  it('of messages is stopped, and everything accepted before is answered', async () => {
    await withServer({ env: { MESSAGES_PER_MINUTE: '3' } }, async (server) => {
      const talk = await openTalk(server);
      const answers: Answer[] = [];
      for (let n = 0; n < 5; n += 1) {
        const init = {
          method: 'POST',
          ...withJson({ type: 'message', text: `m${n}` }, { authorization: `Bearer ${talk.token}` }),
        };
        answers.push(await call(server, talk.path('/activities'), init));
      }
      assert.deepEqual(
        answers.map(({ status }) => status),
        [200, 200, 200, 429, 429],
      );
      assert.match(answers[4]?.json.error?.message ?? '', /EMERGENCY-LINE/);
      const texts = await textsOf(server, talk, 10);
      assert.deepEqual(
        texts.filter((text) => text.startsWith('echo')),
        ['echo m0', 'echo m1', 'echo m2'],
      );
    });
  });

  it('of talks beyond what fits is told to wait, with the emergency numbers, and no living talk is dropped', async () => {
    await withServer({ env: { MOST_CONVERSATIONS: '1' } }, async (server) => {
      const talk = await openTalk(server);
      const refused = await call(server, '/v3/directline/conversations', { method: 'POST' });
      assert.deepEqual(codeOf(refused), [503, 'full']);
      assert.ok(Number(refused.headers.get('retry-after')) >= 1);
      assert.match(refused.json.error?.message ?? '', /EMERGENCY-LINE/);
      assert.equal((await call(server, talk.path('/activities'), talk.as('GET'))).status, 200);
      await call(server, talk.path(), talk.as('DELETE'));
      assert.ok((await openTalk(server)).token);
    });
  });

  it('behind a proxy is counted per visitor, by what the proxy wrote and not by what the visitor claims', async () => {
    await withServer({ env: { OPENINGS_PER_MINUTE: '1', TRUST_PROXY: '1' } }, async (server) => {
      const from = (forwarded: string) =>
        call(server, '/v3/directline/conversations', {
          method: 'POST',
          headers: { 'x-forwarded-for': forwarded },
        });
      const statuses = [];
      for (const forwarded of ['192.0.2.1', '192.0.2.2', 'claimed, 192.0.2.1'])
        statuses.push((await from(forwarded)).status);
      assert.deepEqual(statuses, [201, 201, 429]);
    });
  });
});
