import assert from 'node:assert/strict';
import { connect } from 'node:net';
import fc from 'fast-check';
import { isReadable } from '../../bots/webchat/readable-request.js';
import { call } from '../bots/webchat/caller.js';
import { startServer, withServer, type TestServer } from '../bots/webchat/server-for-tests.js';

/** Sends bytes as they are and returns all that comes back, until the server hangs up. */
function shout(server: TestServer, bytes: string): Promise<string> {
  const { hostname, port } = new URL(server.url);
  return new Promise((resolve) => {
    let heard = '';
    const socket = connect({ host: hostname, port: Number(port) }, () => socket.write(bytes, 'latin1'));
    socket.on('data', (chunk) => (heard += chunk.toString('latin1')));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(heard));
  });
}

const get = (path: string, host = 'a', more = '') =>
  `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n${more}\r\n`;
const socketWanted =
  'Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n';
const upgrade = (path: string, host = 'a') =>
  `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade\r\n${socketWanted}\r\n`;

describe('one bare request', () => {
  let server: TestServer;
  before(async () => {
    server = await startServer();
  });
  after(() => server.stop());
  afterEach(async () => assert.equal((await call(server, '/healthz')).status, 200));

  for (const [what, bytes] of [
    ['an address with half a bracket', get('http://[::1/')],
    ['an address with an impossible port', get('http://a:99999999/')],
    ['a whole address instead of a path', get('http://a/healthz')],
    ['two slashes', get('//')],
    ['a slash and a backslash', get('/\\[::1/')],
    ['a star', get('*').replace('GET', 'OPTIONS')],
    ['a Host that says more than a host', get('/', 'a;script-src *')],
    ['a Host with an impossible port', get('/', 'a:99999')],
    ['a Host with an impossible number', get('/', '999.999.999.999')],
    ['a Host with half a bracket', get('/', '[::1')],
    ['an empty Host', get('/', '')],
    ['a wish to be told to go on', get('//', 'a', 'Expect: 100-continue\r\n')],
  ] as const) {
    it(`with ${what} is answered 400 in our words, and the service goes on`, async () => {
      const answer = await shout(server, bytes);
      assert.match(answer, /^HTTP\/1\.1 400 /);
      assert.match(answer, /"bad_request"/);
      assert.match(answer, /cache-control: no-store/i);
    });
  }

  for (const [what, bytes] of [
    ['two slashes', upgrade('//')],
    ['half a bracket', upgrade('http://[::1/')],
    ['an impossible Host', upgrade('/', 'a:99999')],
    ['a Host that says more than a host', upgrade('/', 'a;script-src *')],
  ] as const) {
    it(`for a stream with ${what} is answered 400, and the service goes on`, async () => {
      assert.match(await shout(server, bytes), /^HTTP\/1\.1 400 /);
    });
  }

  for (const path of [
    '/%',
    '/%zz?%',
    '/?%E0%A4%A',
    '/infos?lang=%ff%',
    '/v3/directline/conversations/%E0',
    '/\t/x',
  ]) {
    it(`with broken signs (${JSON.stringify(path)}) is answered, as a stream too`, async () => {
      assert.match(await shout(server, get(path)), /^HTTP\/1\.1 4\d\d /);
      assert.match(await shout(server, upgrade(path)), /^HTTP\/1\.1 4\d\d /);
    });
  }

  it('of any address and any Host that passes can be read as a URL by whoever comes after', () => {
    const text = fc.oneof(
      fc.string(),
      fc.webUrl(),
      fc.ipV6().map((ip) => `[${ip}]`),
      fc.ipV4(),
      fc.domain(),
    );
    const path = fc.oneof(
      text,
      fc.string().map((rest) => `/${rest}`),
    );
    fc.assert(
      fc.property(path, fc.option(text, { nil: undefined }), (url, host) => {
        if (!isReadable({ url, headers: { host } })) return;
        assert.ok(URL.canParse(url, 'ws://stream'));
        assert.ok(URL.canParse(`http://${host ?? 'localhost'}${url}`));
        assert.doesNotMatch(host ?? '', /[\s;,'"*/\\@?#]/);
      }),
    );
  });

  it('from where people really come passes', () => {
    for (const host of [
      '127.0.0.1:3978',
      '[::1]:3978',
      'reperes.example.org',
      'localhost',
      'web_1:80',
      undefined,
    ]) {
      assert.ok(isReadable({ url: '/?lang=en&x=%', headers: { host } }), host);
    }
  });
});

describe('a stream that is refused', () => {
  /** A caller that keeps its own half of the connection open for ever. */
  const stubborn = (server: TestServer, bytes: string) => {
    const { hostname, port } = new URL(server.url);
    return new Promise<void>((resolve) => {
      const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
      socket.on('error', () => undefined);
      socket.once('data', () => resolve());
      socket.write(bytes);
      socket.unref();
    });
  };

  it('keeps no connection, even for who never hangs up, and does not hold the stop', async () => {
    await withServer({}, async (server) => {
      const path = '/v3/directline/conversations/x/stream?t=x';
      await Promise.all([stubborn(server, upgrade(path)), stubborn(server, upgrade('//'))]);
    });
  });
});

describe('the counts', () => {
  const status = (env: Record<string, string>, headers: Record<string, string> = {}) => {
    let seen = 0;
    return withServer({ env }, async (server) => {
      seen = (await call(server, '/metrics', { headers })).status;
    }).then(() => seen);
  };
  const token = 'sixteen-letters!';

  it('are shown to this machine when nothing stands in front', async () => {
    assert.equal(await status({}), 200);
  });

  it('are shown to nobody without a token once something may stand in front', async () => {
    assert.equal(await status({ TRUST_PROXY: '1' }), 404);
    assert.equal(await status({ PUBLIC_URL: 'https://example.org' }), 404);
  });

  it('are shown to who brings the token, and then to nobody else, here or elsewhere', async () => {
    const env = { METRICS_TOKEN: token, PUBLIC_URL: 'https://example.org' };
    assert.equal(await status(env, { authorization: `Bearer ${token}` }), 200);
    assert.equal(await status(env, { authorization: 'Bearer sixteen-letters?' }), 404);
    assert.equal(await status({ METRICS_TOKEN: token }), 404);
  });
});
