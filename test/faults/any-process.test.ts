import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { AuditLine } from '../../bots/handover/staff/audit-chain.js';
import { RedisAudit } from '../../infra/stores/redis-audit.js';
import { PhoneClient } from '../bots/sms/phone-client.js';
import { Talk } from '../bots/webchat/official-client.js';
import { RedisServer } from '../infra/redis/servers.js';
import { eventually, Links } from '../infra/redis/setting.js';
import { ask } from './ask.js';
import { secret } from './house.js';
import { Program } from './program.js';
import { exercised } from './staff.js';
import { WorkerConsole, type Credentials } from './worker-console.js';

const run = promisify(execFile);

describe('three processes over one Redis: any of them can serve any turn', function () {
  this.timeout(180_000);
  const links = new Links();
  let redis: RedisServer;
  let env: Record<string, string>;
  let [a, b, c]: Program[] = [];
  let anne: Credentials;

  before(async () => {
    redis = await RedisServer.start();
    env = { REDIS_URL: redis.url, APP_SECRET: secret };
    [a, b, c] = await Promise.all([Program.start(env), Program.start(env), Program.start(env)]);
    anne = await ready('anne');
  });
  after(async () => {
    links.close();
    await Promise.all(all().map((one) => one.kill()));
    await redis.end();
  });

  const all = () => [program(a), program(b), program(c)];
  const command = (file: string, ...args: string[]) =>
    run(process.execPath, ['--import=tsx', file, ...args], { env: { PATH: process.env.PATH ?? '', ...env } });

  async function added(name: string): Promise<Credentials> {
    const { stdout } = await command('infra/staff.ts', 'add', name);
    const password = /password {2}(\S+)/.exec(stdout)?.[1] ?? '';
    return { name, password, secret: /secret=([A-Z2-7]+)/.exec(stdout)?.[1] ?? '' };
  }

  async function ready(name: string): Promise<Credentials> {
    const who = await added(name);
    await exercised([name], redis.url);
    return who;
  }

  const program = (one: Program | undefined): Program => one ?? assert.fail('not started');

  /** Somebody on the web channel of one process who asks for a person, as far as the line. */
  async function asks(at: Program): Promise<{ talk: Talk; path: string; token: string }> {
    const domain = `${at.url}v3/directline`;
    const { body } = await ask({ method: 'POST', url: `${domain}/conversations`, body: {} });
    const { conversationId, token } = body as Record<string, string>;
    const conversation = { token: token ?? '', conversationId, streamUrl: String(body.streamUrl) };
    const talk = new Talk({ domain, patienceMs: 60_000, conversation });
    for (const words of [
      'oui',
      "Parler à quelqu'un",
      'Oui, je veux lui parler',
      'Attendre une professionnelle',
    ])
      await talk.say(words);
    return { talk, path: `${domain}/conversations/${conversationId ?? ''}`, token: token ?? '' };
  }

  it('her socket on one, her worker’s on another: words both ways, what a mask hides, and how she went', async () => {
    const worker = await WorkerConsole.signIn(program(b), anne);
    await worker.does({ do: 'present', capacity: 1 });
    const { talk, path, token } = await asks(program(a));
    const held = await worker.waiting();
    await worker.does({ do: 'accept', ...held });
    await eventually(() => worker.mine.some(({ state }) => state === 'talking'));
    const [mine] = worker.mine;
    const now = { case: held.case, fence: mine?.fence ?? 0 };
    await worker.line.ask({ do: 'open', case: held.case, after: 0 });

    await talk.post('appelez-moi au 06 39 98 01 11');
    await eventually(() => worker.texts.some((text) => text.includes('appelez-moi')));
    const veiled = worker.line
      .of('talk')
      .flatMap(({ page }) => page.messages)
      .find((one) => one.veiled);
    assert.ok(veiled && !veiled.text.includes('39 98'));
    assert.match((await worker.does({ do: 'unveil', n: veiled.n, ...now })).text ?? '', /06 39 98 01 11/);

    await worker.does({ do: 'say', text: 'Je vous lis.', client: 'w1', ...now });
    await talk.until(() => talk.heard.some(({ text }) => text === 'Je vous lis.'));
    await ask({
      method: 'POST',
      url: `${path.replace(program(a).url, program(c).url)}/activities`,
      token,
      body: { type: 'message', text: 'par le troisième' },
    });
    await eventually(() => worker.texts.includes('par le troisième'));

    assert.equal((await ask({ method: 'DELETE', url: path, token })).status, 204);
    await eventually(() => worker.mine.some(({ visitor }) => visitor === 'on_purpose'));
    talk.close();
    worker.close();
  });

  it('a session opened on one is open on all, and over on all when its account is removed', async () => {
    const { cookie, close } = await signedIn(await added('brigitte'));
    const statuses = async () =>
      Promise.all(
        all().map(async ({ url }) => (await fetch(`${url}equipe/moi`, { headers: { cookie } })).status),
      );
    assert.deepEqual(await statuses(), [200, 200, 200]);
    assert.match((await command('infra/staff.ts', 'list')).stdout, /^anne\tworker\tAnne\nbrigitte\t/);
    await command('infra/staff.ts', 'remove', 'brigitte');
    assert.deepEqual(await statuses(), [401, 401, 401]);
    close();
  });

  async function signedIn(who: Credentials): Promise<{ cookie: string; close: () => void }> {
    const worker = await WorkerConsole.signIn(program(a), who);
    return { cookie: worker.cookie, close: () => worker.close() };
  }

  it('what all three carried from the line stands once in an audit that is whole', async () => {
    const audit = new RedisAudit<AuditLine>(await links.open(redis.url));
    const acts = async () => (await audit.all()).map(({ act }) => act);
    await eventually(async () => (await acts()).includes('unveil'));
    for (const act of ['accept', 'unveil'])
      assert.equal((await acts()).filter((one) => one === act).length, 1);
    assert.match((await command('infra/audit.ts', 'verify')).stdout, /^whole: \d+ lines/);
  });

  it('texts of one telephone that come to three of them are one talk, each answered once', async () => {
    const client = redis.connect();
    const talks = async () => (await client.keys('*:state')).length;
    const before = await talks();
    const phones = all().map((one) => new PhoneClient(one.url, '06 39 98 01 12'));
    const first = await phones[0]?.write('bonjour');
    assert.ok(first && first.length > 0);
    const texts = ['je ne dors plus', 'il crie', 'je suis à Châteauroux'];
    const more = await Promise.all(phones.map((phone, at) => phone.write(texts[at] ?? '')));
    for (const replies of more) assert.ok(replies.length > 0);
    assert.equal(await talks(), before + 1);
    await phones[2]?.write('STOP');
    assert.equal(await talks(), before);
    client.disconnect();
  });

  it('her worker’s process is killed: the worker goes on at another under the same session, in the same talk', async () => {
    const worker = await WorkerConsole.signIn(program(b), await ready('claire'));
    await worker.does({ do: 'present', capacity: 1 });
    const { talk } = await asks(program(a));
    const held = await worker.waiting();
    await worker.does({ do: 'accept', ...held });
    await program(b).kill();
    const again = await WorkerConsole.at(program(c).url, worker.cookie);
    await eventually(() => again.mine.some(({ state }) => state === 'talking'));
    const now = { case: held.case, fence: again.mine[0]?.fence ?? 0 };
    await again.does({ do: 'say', text: 'Je suis toujours là.', client: 'w2', ...now });
    await talk.until(() => talk.heard.some(({ text }) => text === 'Je suis toujours là.'));
    await program(b).begin();
    talk.close();
    again.close();
  });
});
