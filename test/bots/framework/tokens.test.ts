import assert from 'node:assert/strict';
import { createHmac, generateKeyPairSync } from 'node:crypto';
import { Cloud } from '../../../bots/framework/cloud.js';
import { Keys } from '../../../bots/framework/keys.js';
import { withServer, type TestServer } from '../webchat/server-for-tests.js';
import { ChannelLine, serverWithDoor, type Posted } from './channel.js';
import { app, emulatorTenant, Microsoft, type Forgery } from './microsoft.js';

const emulator = {
  iss: `https://sts.windows.net/${emulatorTenant}/`,
  tid: emulatorTenant,
  appid: app.appId,
  ver: '1.0',
  serviceurl: undefined,
};
const hour = 3600;
const now = Math.floor(Date.now() / 1000);

describe('A call to the Bot Framework’s door', () => {
  const microsoft = new Microsoft();
  let server: TestServer;
  let line: ChannelLine;
  before(async () => {
    await microsoft.start();
    server = await serverWithDoor(microsoft);
    line = new ChannelLine({ server, microsoft });
  });
  after(async () => {
    await server.stop();
    microsoft.stop();
  });

  const postWith = (claims: Record<string, unknown> = {}, forgery: Forgery = {}, fields = {}) =>
    line.post({ type: 'message', text: 'hello', ...fields }, `Bearer ${microsoft.token(claims, forgery)}`);

  const isRefused = ({ status, text }: Posted) => {
    assert.deepEqual([status, text], [401, '']);
    assert.equal(server.store.size, 0, 'a talk was begun');
    assert.deepEqual(microsoft.received, [], 'somebody was called');
  };

  for (const [what, header] of [
    ['no token', null],
    ['an empty header', ''],
    ['an empty token', 'Bearer '],
    ['a password', 'Basic a2FuYXJp'],
    ['words', 'Bearer kanari'],
    ['three words', 'Bearer a.b.c'],
    ['JSON that is no object', `Bearer ${Buffer.from('null').toString('base64url')}.bnVsbA.eA`],
  ] as const) {
    it(`with ${what} is refused, and no key is asked for`, async () => {
      const before = microsoft.lookedUp;
      isRefused(await line.post({ type: 'message', text: 'hello' }, header));
      assert.equal(microsoft.lookedUp, before);
    });
  }

  const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  for (const [what, claims, forgery] of [
    ['signed by somebody else', {}, { key: stranger }],
    ['signed with a key nobody published', {}, { key: stranger, header: { kid: 'theirs' } }],
    ['whose signature is cut off', {}, { signature: '' }],
    ['whose signature is another’s', {}, { signature: 'AAAA' }],
    ['of the algorithm "none"', {}, { header: { alg: 'none' }, signature: '' }],
    ['that expired an hour ago', { exp: now - hour, nbf: now - 2 * hour }, {}],
    ['that never expires', { exp: undefined }, {}],
    ['that is not valid yet', { nbf: now + hour, exp: now + 2 * hour }, {}],
    ['for another application', { aud: '00000000-0000-4000-8000-000000000002' }, {}],
    ['for no application', { aud: undefined }, {}],
    ['for several applications', { aud: [app.appId, 'other'] }, {}],
    ['from another issuer', { iss: 'https://issuer.example' }, {}],
    ['from a directory we do not know', { ...emulator, iss: 'https://sts.windows.net/any/', tid: 'any' }, {}],
    ['of a channel, naming a directory', { tid: 'any' }, {}],
    ['of another bot that wants to use ours', { ...emulator, appid: 'another', serviceurl: 'x' }, {}],
    ['of the Emulator for another application', { ...emulator, appid: 'another' }, {}],
    ['that names no address, from a channel', { serviceurl: undefined }, {}],
    ['that names another address', { serviceurl: 'http://127.0.0.1:9/' }, {}],
  ] as const) {
    it(`with a token ${what} is refused`, async () => isRefused(await postWith(claims, forgery)));
  }

  it('with a token signed by our published key as if it were a secret is refused', async () => {
    const [header, claims] = microsoft.token({}, { header: { alg: 'HS256' } }).split('.');
    const pem = microsoft.publicKey.export({ type: 'spki', format: 'pem' });
    const signature = createHmac('sha256', pem).update(`${header}.${claims}`).digest('base64url');
    isRefused(await line.post({ type: 'message' }, `Bearer ${header}.${claims}.${signature}`));
  });

  for (const [what, fields] of [
    ['another address than its token', { serviceUrl: 'http://127.0.0.1:9/' }],
    ['no address', { serviceUrl: undefined }],
    ['an empty address', { serviceUrl: '' }],
    ['no channel', { channelId: undefined }],
    ['a channel its keys are not for', { channelId: 'msteams' }],
    ['the channel that is checked in another way', { channelId: 'AseChannel' }],
    ['no type', { type: undefined }],
  ] as const) {
    it(`with a good token and ${what} is refused`, async () => isRefused(await postWith({}, {}, fields)));
  }

  it('from the Emulator is refused when it asks for answers elsewhere than on this machine', async () => {
    for (const serviceUrl of [
      'http://evil.example/',
      'http://10.0.0.1/',
      'nonsense',
      'http://localhost.evil/',
    ])
      isRefused(await postWith(emulator, {}, { serviceUrl, channelId: 'directline' }));
  });

  it('that is no activity is refused, however well signed', async () => {
    for (const body of ['[]', '"text"', 'null', '7', '']) {
      const response = await fetch(new URL('/api/messages', server.url), {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${microsoft.token()}` },
        ...(body === '' ? {} : { body }),
      });
      assert.equal(response.status, 401);
    }
  });

  it('is answered nothing on any other verb, and a long or unreadable body is not read', async () => {
    const url = new URL('/api/messages', server.url);
    assert.equal((await fetch(url)).status, 405);
    const posted = { method: 'POST', headers: { 'content-type': 'application/json' } };
    assert.equal((await fetch(url, { ...posted, body: '{' })).status, 400);
    assert.equal((await fetch(url, { ...posted, body: `"${'x'.repeat(70_000)}"` })).status, 413);
    assert.equal(server.store.size, 0);
  });

  it('with a valid token of a channel, or of the Emulator beside us, is heard', async () => {
    assert.match((await postWith()).text, /echo hello/);
    assert.match((await postWith(emulator)).text, /echo hello/);
    // Of this moment and not of when the tests were read: they may have waited for their turn.
    const atOnce = Math.floor(Date.now() / 1000);
    const inMinutes = { nbf: atOnce - 2 * hour, exp: atOnce - 60 };
    assert.equal((await postWith(inMinutes)).status, 200, 'clocks may differ by five minutes');
  });
});

describe('The Bot Framework’s door', () => {
  const keys = new Keys({ clock: () => new Date(), onAway: () => undefined });

  it('is not there when it is not configured', () =>
    withServer({}, async ({ url }) => {
      const posted = await fetch(new URL('/api/messages', url), { method: 'POST', body: '{}' });
      assert.equal(posted.status, 404);
    }));

  it('cannot be opened without an application’s id: the SDK would let everybody in', () => {
    for (const appId of ['', '  ']) assert.throws(() => new Cloud({ ...app, appId }, keys), TypeError);
  });

  it('is built for each kind of application without a call to anybody', () => {
    const tenantId = emulatorTenant;
    assert.ok(new Cloud(app, keys));
    assert.ok(new Cloud({ ...app, type: 'SingleTenant', tenantId }, keys));
    assert.ok(new Cloud({ appId: app.appId, type: 'UserAssignedMSI', tenantId }, keys));
  });
});
