import assert from 'node:assert/strict';
import type { Account } from '../../../../bots/handover/staff/accounts.js';
import { endedCookie, sessionCookie, sessionIn } from '../../../../bots/handover/staff/cookies.js';
import { Sessions } from '../../../../bots/handover/staff/sessions.js';
import { MemorySessions } from '../../../../infra/stores/memory-sessions.js';

describe('A session of the console', () => {
  const anne: Account = { name: 'anne', role: 'worker', dutyName: 'Anne', passwordHash: '' };
  let accounts: Account[];
  let now: number;
  let store: MemorySessions;
  let sessions: Sessions;
  beforeEach(() => {
    [accounts, now, store] = [[anne], Date.parse('2026-11-29T10:00:00Z'), new MemorySessions()];
    const find = (name: string) => Promise.resolve(accounts.find((one) => one.name === name));
    sessions = new Sessions({
      store,
      accounts: { find, list: () => Promise.resolve(accounts) },
      clock: () => new Date(now),
      key: Buffer.alloc(32, 7),
    });
  });
  const minutes = (count: number) => (now += count * 60_000);

  it('is opened by its secret and by nothing else', async () => {
    const secret = await sessions.open('anne');
    assert.equal((await sessions.read(secret))?.account.name, 'anne');
    for (const other of [undefined, '', 'x', secret.slice(1), `${secret}x`])
      assert.equal(await sessions.read(other), undefined);
  });

  it('lasts while it is used, and ends twenty minutes after', async () => {
    const secret = await sessions.open('anne');
    for (let used = 0; used < 6; used += 1) {
      minutes(19);
      assert.ok(await sessions.read(secret));
    }
    minutes(21);
    assert.equal(await sessions.read(secret), undefined);
  });

  it('ends with the duty, however much it is used', async () => {
    const secret = await sessions.open('anne');
    for (let used = 0; used < 60; used += 1) {
      minutes(10);
      assert.ok(await sessions.read(secret), `after ${used * 10} minutes`);
    }
    minutes(10);
    assert.equal(await sessions.read(secret), undefined);
  });

  it('ends at once when it is left, when its account is removed, and when all of an account are', async () => {
    const left = await sessions.open('anne');
    await sessions.end(left);
    assert.equal(await sessions.read(left), undefined);
    const [one, other] = [await sessions.open('anne'), await sessions.open('anne')];
    accounts = [];
    assert.equal(await sessions.read(one), undefined);
    accounts = [anne];
    assert.equal(await sessions.read(one), undefined, 'and does not come back with the account');
    await sessions.endAllOf('anne');
    assert.equal(await sessions.read(other), undefined);
  });

  it('ends when its account has another password or role under the same name', async () => {
    for (const changed of [{ passwordHash: '$argon2id$other' }, { role: 'lead' as const }]) {
      accounts = [anne];
      const secret = await sessions.open('anne');
      accounts = [{ ...anne, ...changed }];
      assert.equal(await sessions.read(secret), undefined);
    }
  });

  it('is not brought back by a use that was on its way when it ended', async () => {
    const secret = await sessions.open('anne');
    const get = store.get.bind(store);
    store.get = async (key) => {
      const record = await get(key);
      await store.end(key);
      return record;
    };
    assert.equal(await sessions.read(secret), undefined);
    store.get = get;
    assert.equal(await sessions.read(secret), undefined);
  });

  it('has a token for its posts that is good for no other', async () => {
    const [one, other] = await Promise.all(
      [await sessions.open('anne'), await sessions.open('anne')].map((secret) => sessions.read(secret)),
    );
    assert.ok(one && other);
    assert.equal(sessions.isTokenOf(sessions.tokenOf(one), one), true);
    for (const wrong of [undefined, '', 'x', sessions.tokenOf(other)])
      assert.equal(sessions.isTokenOf(wrong, one), false);
  });

  it('sits in a cookie out of reach of scripts and of other sites, and only over https where there is one', () => {
    const plain = sessionCookie('abc', false);
    assert.match(plain, /^equipe=abc; Path=\/equipe; HttpOnly; SameSite=Strict$/);
    assert.match(sessionCookie('abc', true), /^__Secure-equipe=abc; .*; Secure$/);
    assert.match(endedCookie(false), /Max-Age=0/);
    assert.equal(sessionIn('a=b; equipe=abc; equipe=other', false), 'abc');
    assert.equal(sessionIn('equipe=abc', true), undefined);
    assert.equal(sessionIn(undefined, false), undefined);
    assert.equal(sessionIn('xequipe=abc', false), undefined);
  });
});
