import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';
import { oidcRoutes } from '../../../../bots/handover/console/oidc-routes.js';
import { fixedAccounts, type Account } from '../../../../bots/handover/staff/accounts.js';
import { Oidc } from '../../../../bots/handover/staff/oidc.js';
import { SecretSealer } from '../../../../infra/stores/sealing.js';
import { Caller } from './caller.js';
import { House } from './house.js';

/** A real provider on this machine, whose own sign-in page is gone through as its visitor would. */
class RealProvider {
  issuer = '';
  readonly #server: Server = createServer();

  async start(returnTo: string): Promise<void> {
    await new Promise<void>((ready) => this.#server.listen(0, '127.0.0.1', ready));
    this.issuer = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    const provider = new Provider(this.issuer, {
      clients: [
        {
          client_id: 'reperes',
          client_secret: 'a-secret-of-the-test',
          redirect_uris: [returnTo],
          token_endpoint_auth_method: 'client_secret_post',
        },
      ],
      cookies: { keys: ['a-key-of-the-test'] },
      pkce: { required: () => true },
    });
    this.#server.on('request', (request, response) => void provider.callback()(request, response));
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  /** Signs `who` in, agrees, and gives the address she is sent back to. */
  async signIn(start: string, who: string): Promise<string> {
    const jar = new Map<string, string>();
    let next = start;
    for (let hop = 0; hop < 12; hop += 1) {
      const answer = await this.#fetch(next, jar);
      const to = answer.headers.get('location');
      if (to !== null && !to.startsWith(this.issuer) && !to.startsWith('/')) return to;
      next =
        to !== null
          ? new URL(to, this.issuer).href
          : await this.#fill(next, await answer.text(), { jar, who });
    }
    throw new Error('the provider never sent anybody back');
  }

  async #fill(
    page: string,
    html: string,
    { jar, who }: { jar: Map<string, string>; who: string },
  ): Promise<string> {
    const prompt = /name="prompt" value="(\w+)"/.exec(html)?.[1] ?? 'login';
    const action = /action="([^"]+)"/.exec(html)?.[1] ?? page;
    const body = new URLSearchParams({ prompt, login: who, password: 'any' });
    const answer = await this.#fetch(new URL(action, this.issuer).href, jar, body);
    return new URL(answer.headers.get('location') ?? '/', this.issuer).href;
  }

  async #fetch(url: string, jar: Map<string, string>, body?: URLSearchParams): Promise<Response> {
    const Cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(url, {
      redirect: 'manual',
      headers: { Cookie },
      ...(body && { method: 'POST', body }),
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    return answer;
  }
}

describe('Signing in by the provider of the Département', function () {
  this.timeout(120_000);
  const provider = new RealProvider();
  let house: House;
  /** Another process of the service, and one that has another secret. */
  let beside: House;
  let strange: House;
  let caller: Caller;
  before(async () => {
    // The address people come back to must be known before the server has its port.
    const port = await freePort();
    const returnTo = `http://127.0.0.1:${port}/equipe/oidc/retour`;
    await provider.start(returnTo);
    const settings = {
      issuer: provider.issuer,
      clientId: 'reperes',
      clientSecret: 'a-secret-of-the-test',
      returnTo,
    };
    const anne: Account = { name: 'anne', role: 'worker', dutyName: 'Anne', passwordHash: '' };
    const accounts = fixedAccounts([{ ...anne, subject: `${provider.issuer} anne.martin` }]);
    const at = (secret: string, env: Record<string, string> = {}) =>
      new House({ accounts, provider: oidcRoutes(new Oidc(settings), sealedWith(secret)), env }).start();
    house = await at('one', { PORT: String(port) });
    [beside, strange] = await Promise.all([at('one'), at('another')]);
  });
  beforeEach(() => (caller = new Caller(house)));
  after(async () => {
    await Promise.all([house.stop(), beside.stop(), strange.stop()]);
    provider.stop();
  });

  const trip = async () => {
    const left = await caller.get('equipe/oidc/partir');
    const cookie = left.headers.get('set-cookie') ?? '';
    return { to: left.headers.get('location') ?? '', cookie };
  };
  const comeBack = (address: string, cookie: string, to: House = house) =>
    fetch(new URL(new URL(address).pathname + new URL(address).search, to.server.url), {
      headers: { Cookie: cookie.split(';')[0] ?? '' },
      redirect: 'manual',
    });

  it('lets in who has an account here, with the Strict cookie and a page of ours that goes on', async () => {
    const { to, cookie } = await trip();
    assert.match(cookie, /Max-Age=300; Path=\/equipe\/oidc; HttpOnly; SameSite=Lax/);
    assert.match(to, /code_challenge_method=S256/);
    const answer = await comeBack(await provider.signIn(to, 'anne.martin'), cookie);
    assert.equal(answer.status, 200);
    assert.match(await answer.text(), /url=\/equipe"/);
    const [session = '', over = ''] = answer.headers.getSetCookie();
    assert.match(session, /SameSite=Strict/);
    assert.match(over, /^equipe-oidc=; Max-Age=0; Path=\/equipe\/oidc;/, 'the trip is over');
    caller.cookie = session.split(';')[0] ?? '';
    assert.equal(((await (await caller.get('equipe/moi')).json()) as { name: string }).name, 'anne');
  });

  it('lets in nobody whom the provider knows and this console does not', async () => {
    const { to, cookie } = await trip();
    const answer = await comeBack(await provider.signIn(to, 'somebody.else'), cookie);
    assert.equal(answer.status, 403);
    assert.match(answer.headers.getSetCookie().join(), /^equipe-oidc=; Max-Age=0;[^,]*$/, 'and no session');
  });

  it('takes each trip once, and only in the browser that left', async () => {
    const { to, cookie } = await trip();
    const address = await provider.signIn(to, 'anne.martin');
    assert.equal((await comeBack(address, '')).status, 403, 'somebody else’s browser');
    assert.equal((await comeBack(address, cookie)).status, 200);
    assert.equal((await comeBack(address, cookie)).status, 403, 'a second time');
  });

  it('ends in any process what another began, and only with the secret of the service', async () => {
    const { to, cookie } = await trip();
    const address = await provider.signIn(to, 'anne.martin');
    assert.equal((await comeBack(address, cookie, strange)).status, 403);
    assert.equal((await comeBack(address, cookie, beside)).status, 200);
  });

  it('keeps hers however many strangers leave meanwhile, and shows nothing of it', async () => {
    const { to, cookie } = await trip();
    for (let strangers = 0; strangers < 1100; strangers += 1) await trip();
    const state = new URL(to).searchParams.get('state') ?? '';
    const kept = Buffer.from(/=([\w-]+);/.exec(cookie)?.[1] ?? '', 'base64url').toString('latin1');
    assert.ok(state !== '' && kept.length > 100 && !kept.includes(state));
    assert.equal((await comeBack(await provider.signIn(to, 'anne.martin'), cookie)).status, 200);
  });

  it('takes no cookie that is not as it was given', async () => {
    const { to, cookie } = await trip();
    const address = await provider.signIn(to, 'anne.martin');
    const value = /=([\w-]+);/.exec(cookie)?.[1] ?? '';
    for (const wrong of [value.slice(0, -4), `${value.slice(0, 40)}A${value.slice(41)}`, 'x', '{}', 'AAAA'])
      if (wrong !== value)
        assert.equal((await comeBack(address, `equipe-oidc=${wrong};`)).status, 403, wrong);
    assert.equal((await comeBack(address, cookie)).status, 200);
  });

  it('takes no answer that was changed on the way', async () => {
    const { to, cookie } = await trip();
    const address = new URL(await provider.signIn(to, 'anne.martin'));
    address.searchParams.set('state', 'other');
    assert.equal((await comeBack(address.href, cookie)).status, 403);
  });

  it('takes no trip of more than five minutes', async () => {
    const { to, cookie } = await trip();
    const address = await provider.signIn(to, 'anne.martin');
    house.aheadMs += 301_000;
    assert.equal((await comeBack(address, cookie)).status, 403);
  });

  it('says that it cannot now while the provider does not answer', async () => {
    const gone = new Oidc({ issuer: 'http://127.0.0.1:9', clientId: 'x', returnTo: 'http://127.0.0.1:9/' });
    const provided = oidcRoutes(gone, sealedWith('one'));
    const other = await new House({ accounts: fixedAccounts([]), provider: provided }).start();
    assert.equal((await new Caller(other).get('equipe/oidc/partir')).status, 503);
    await other.stop();
  });
});

const sealedWith = (secret: string) => new SecretSealer('oidc-trip', secret);

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}
