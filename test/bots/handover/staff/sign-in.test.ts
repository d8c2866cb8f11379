import assert from 'node:assert/strict';
import { fixedAccounts, type Account } from '../../../../bots/handover/staff/accounts.js';
import { codeAt, newCodeSecret, stepOfCode } from '../../../../bots/handover/staff/codes.js';
import { hashPassword, isPassword, newPassword } from '../../../../bots/handover/staff/passwords.js';
import { signIn, type SignInTools } from '../../../../bots/handover/staff/sign-in.js';
import { Sessions } from '../../../../bots/handover/staff/sessions.js';
import { MemoryLimits } from '../../../../infra/stores/memory-limits.js';
import { MemorySessions } from '../../../../infra/stores/memory-sessions.js';

const PASSWORD = 'correct-horse-battery';
const ADDRESS = '192.0.2.1';

describe('Signing in to the console', () => {
  let now: Date;
  let anne: Account;
  let tools: SignInTools;
  before(async () => {
    const passwordHash = await hashPassword(PASSWORD);
    anne = { name: 'anne', role: 'worker', dutyName: 'Anne', passwordHash, codeSecret: newCodeSecret() };
  });
  beforeEach(() => {
    now = new Date('2026-11-29T10:00:00Z');
    const clock = () => now;
    const store = new MemorySessions();
    const accounts = fixedAccounts([anne]);
    const sessions = new Sessions({ store, accounts, clock, key: Buffer.alloc(32) });
    const many = { opening: 300, token: 300, message: 60, asking: 60 };
    tools = { accounts, sessions, store, clock, limits: new MemoryLimits(Buffer.alloc(32, 1), many) };
  });
  const code = (at = now) => codeAt(anne.codeSecret ?? '', at);
  const enter = (given: Partial<{ name: string; password: string; code: string }> = {}, address = ADDRESS) =>
    signIn({ name: 'anne', password: PASSWORD, code: code(), ...given }, address, tools);

  it('opens a session for the right name, password and code', async () => {
    const signed = await enter();
    assert.ok(typeof signed === 'object');
    assert.equal((await tools.sessions.read(signed.secret))?.account.name, 'anne');
  });

  for (const [what, given] of [
    ['another password', { password: 'other' }],
    ['no code', { code: '' }],
    ['a code of yesterday', { code: codeAt('JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP', new Date(0)) }],
    ['a code that is no code', { code: '12345a' }],
    ['a name nobody has', { name: 'nobody' }],
  ] as const) {
    it(`says only that it is wrong for ${what}`, async () => assert.equal(await enter(given), 'wrong'));
  }

  it('takes a code once: seen over a shoulder, it opens nothing', async () => {
    assert.ok(typeof (await enter()) === 'object');
    assert.equal(await enter(), 'wrong');
    now = new Date(now.getTime() + 30_000);
    assert.ok(typeof (await enter()) === 'object');
    assert.equal(
      await enter({ code: code(new Date(now.getTime() - 30_000)) }),
      'wrong',
      'an older one neither',
    );
  });

  it('takes the code of a clock half a minute late, and of no later one', () => {
    const secret = anne.codeSecret ?? '';
    const late = codeAt(secret, new Date(now.getTime() - 30_000));
    const later = codeAt(secret, new Date(now.getTime() - 90_000));
    assert.notEqual(stepOfCode(late, secret, now), undefined);
    assert.equal(stepOfCode(later, secret, now), undefined);
  });

  it('slows who fails from one address, and nobody else: the account is never shut', async () => {
    for (let tries = 0; tries < 5; tries += 1) assert.equal(await enter({ password: 'no' }), 'wrong');
    assert.ok(typeof (await enter()) === 'number', 'the sixth from there waits, right or wrong');
    const signed = await enter({}, '192.0.2.2');
    assert.ok(typeof signed === 'object', 'she herself comes in from her office');
  });

  it('slows who tries many names from one address', async () => {
    for (let tries = 0; tries < 30; tries += 1) await enter({ name: `name-${tries}` });
    assert.ok(typeof (await enter({ name: 'name-31' })) === 'number');
  }).timeout(120_000);

  it('gives passwords nobody has had before, and knows them by their hash alone', async () => {
    const [one, other] = [newPassword(), newPassword()];
    assert.match(one, /^([a-z2-9]{5}-){3}[a-z2-9]{5}$/);
    assert.notEqual(one, other);
    const stored = await hashPassword(one);
    assert.match(stored, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    assert.equal(await isPassword(one, stored), true);
    assert.equal(await isPassword(other, stored), false);
  });
});
