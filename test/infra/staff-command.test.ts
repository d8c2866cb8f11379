import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Audit } from '../../bots/handover/staff/audit.js';
import { isPassword } from '../../bots/handover/staff/passwords.js';
import { keyFor } from '../../bots/webchat/tokens.js';
import { FileAudit } from '../../infra/stores/audit-stores.js';
import { FileAccounts, StaffFileError } from '../../infra/stores/file-accounts.js';

describe('npm run staff', function () {
  this.timeout(120_000);
  let folder: string;
  let path: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'staff-test-'));
    path = join(folder, 'staff.json');
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const staff = (...args: string[]) => run('infra/staff.ts', args, { STAFF_FILE: path });

  it('adds, lists and removes accounts, and shows a password once', async () => {
    const added = staff('add', 'anne', '--duty', 'Anne-Lise');
    assert.equal(added.status, 0, added.stderr);
    const password = /password {2}(\S+)/.exec(added.stdout)?.[1] ?? '';
    assert.match(added.stdout, /otpauth:\/\/totp\//);
    assert.equal(staff('add', 'claire', '--lead').status, 0);
    assert.equal(staff('list').stdout, 'anne\tworker\tAnne-Lise\nclaire\tlead\tClaire\n');
    const file = new FileAccounts(path);
    assert.equal(await isPassword(password, (await file.find('anne'))?.passwordHash ?? ''), true);
    assert.doesNotMatch(readFileSync(path, 'utf8'), new RegExp(password));
    assert.equal(statSync(path).mode & 0o777, 0o600);
    assert.equal(staff('remove', 'anne').status, 0);
    assert.equal(await file.find('anne'), undefined, 'seen without a restart');
    assert.deepEqual(readdirSync(folder), ['staff.json'], 'nothing is left beside it');
  });

  it('keeps which languages somebody can answer in, and says them anew', async () => {
    staff('add', 'anne', '--speaks', 'en,ar');
    assert.equal(staff('list').stdout, 'anne\tworker\tAnne\ten,ar\n');
    const file = new FileAccounts(path);
    const before = await file.find('anne');
    assert.equal(staff('speaks', 'anne', 'prs').status, 0);
    assert.deepEqual(await file.find('anne'), { ...before, speaks: ['prs'] }, 'nothing else has changed');
    assert.equal(staff('speaks', 'anne').status, 0);
    assert.equal((await file.find('anne'))?.speaks, undefined);
  });

  for (const [what, args, words] of [
    ['a name with signs it may not have', ['add', 'Anne!'], /^NAME must be/],
    ['a first name that is none', ['add', 'anne', '--duty', '<b>'], /^--duty must be/],
    ['a language that is no tag', ['add', 'anne', '--speaks', 'arabe'], /^a language must be/],
    ['a language of nobody', ['speaks', 'anne', 'ar'], /^there is no account anne/],
    ['no name', ['add'], /^npm run staff/],
    ['an unknown word', ['grant', 'anne'], /^npm run staff/],
    ['an unknown option', ['add', 'anne', '--root'], /^npm run staff/],
    ['removing nobody', ['remove', 'anne'], /^there is no account anne/],
  ] as const) {
    it(`refuses ${what} in one line`, () => {
      const { status, stderr } = staff(...args);
      assert.equal(status, 2);
      assert.match(stderr, words);
      assert.equal(stderr.trim().split('\n').length, 1);
    });
  }

  it('refuses a name twice, and leaves the first as it was', () => {
    staff('add', 'anne');
    const before = readFileSync(path, 'utf8');
    assert.equal(staff('add', 'anne').status, 2);
    assert.equal(readFileSync(path, 'utf8'), before);
  });

  it('does not read a file that others may read, or that is no list of accounts', () => {
    writeFileSync(path, '{"accounts":[]}', { mode: 0o600 });
    assert.deepEqual(new FileAccounts(path).all(), []);
    chmodSync(path, 0o644);
    assert.throws(() => new FileAccounts(path).all(), StaffFileError);
    for (const text of ['', '{', '[]', '{"accounts":[{"name":"anne"}]}']) {
      rmSync(path);
      writeFileSync(path, text, { mode: 0o600 });
      assert.throws(() => new FileAccounts(path).all(), StaffFileError, text);
    }
  });
});

describe('npm run audit', function () {
  this.timeout(120_000);
  const secret = 'x'.repeat(40);

  it('says whether the file is whole, and which line is not', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'audit-test-'));
    const path = join(folder, 'audit.jsonl');
    const audit = new Audit(new FileAudit(path), keyFor(secret, 'audit-chain'), () => new Date());
    for (const act of ['sign_in', 'accept', 'read']) await audit.add({ act, who: 'anne' });
    const verify = (...more: string[]) =>
      run('infra/audit.ts', ['verify', ...more], { AUDIT_FILE: path, APP_SECRET: secret });
    const { mac } = await audit.head();
    assert.equal(verify('--head', mac).stdout, `whole: 3 lines, head ${mac}\n`);
    const lines = readFileSync(path, 'utf8').split('\n');
    writeFileSync(path, [lines[0], lines[2], ''].join('\n'));
    const changed = verify();
    assert.equal(changed.status, 1);
    assert.match(changed.stdout, /^not whole: line 2/);
    writeFileSync(path, `${lines[0]}\n`);
    assert.match(verify('--head', mac).stdout, /^not whole: the head .* is nowhere/);
    assert.equal(statSync(path).mode & 0o077, 0);
    rmSync(folder, { recursive: true });
  });

  it('takes a beginning that was cut by the service for whole, and one that somebody took away for broken', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'audit-test-'));
    const path = join(folder, 'audit.jsonl');
    const verify = () => run('infra/audit.ts', ['verify'], { AUDIT_FILE: path, APP_SECRET: secret });
    let now = new Date('2025-11-01T10:00:00Z');
    const audit = new Audit(new FileAudit(path), keyFor(secret, 'audit-chain'), () => now);
    await audit.add({ act: 'sign_in', who: 'anne' });
    now = new Date('2026-11-01T10:00:00Z');
    for (const act of ['sign_in', 'sign_out']) await audit.add({ act, who: 'anne' });
    const lines = readFileSync(path, 'utf8').split('\n');
    now = new Date('2026-11-30T10:00:00Z');
    await audit.cut({ acts: [], isKnown: () => Promise.resolve(true) });
    const { mac } = await audit.head();
    assert.equal(
      verify().stdout,
      `whole: 2 lines, head ${mac}, cut on 2026-11-30: lines 1 to 1 went, the last of 2025-11-01\n`,
    );
    writeFileSync(path, lines.slice(1).join('\n'));
    assert.equal(verify().status, 1);
    assert.match(verify().stdout, /^not whole: line 1/);
    rmSync(folder, { recursive: true });
  });

  it('goes on behind the lines of before', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'audit-test-'));
    const path = join(folder, 'audit.jsonl');
    for (const act of ['sign_in', 'sign_out'])
      await new Audit(new FileAudit(path), keyFor(secret, 'audit-chain'), () => new Date()).add({
        act,
        who: 'anne',
      });
    assert.match(
      run('infra/audit.ts', ['verify'], { AUDIT_FILE: path, APP_SECRET: secret }).stdout,
      /^whole: 2/,
    );
    rmSync(folder, { recursive: true });
  });

  it('says how it is used when something is missing', () => {
    assert.equal(run('infra/audit.ts', ['verify'], {}).status, 2);
    assert.equal(run('infra/audit.ts', ['erase'], { AUDIT_FILE: 'x', APP_SECRET: secret }).status, 2);
  });
});

function run(file: string, args: readonly string[], env: Record<string, string>) {
  const all = { PATH: process.env.PATH ?? '', ...env };
  return spawnSync(process.execPath, ['--import=tsx', file, ...args], { env: all, encoding: 'utf8' });
}
