import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { worldOf } from '../dialogs/world.js';
import { makeSignpostBot } from '../../bots/signpost-bot.js';
import { makeRecognizers } from '../../bots/recognizers/recognizers.js';
import { Talk } from '../bots/webchat/official-client.js';
import { withServer } from '../bots/webchat/server-for-tests.js';
import { Program } from './program.js';
import { filesUnder, writtenSince } from './traces.js';

describe('the program', function () {
  this.timeout(120_000);
  const programs: Program[] = [];
  const run = (env: Record<string, string> = {}) => {
    const program = new Program(env);
    programs.push(program);
    return program;
  };
  afterEach(() => programs.splice(0).forEach((program) => program.clean()));

  it('starts with nothing set, says what it is and what is not configured, and stops when told', async () => {
    const program = run();
    const url = await program.url();
    assert.equal((await fetch(`${url}healthz`)).status, 200);
    assert.equal((await fetch(`${url}readyz`)).status, 200);
    for (const words of ['demo', 'fictional', 'behind the gate', 'APP_SECRET', 'memory']) {
      assert.ok(program.output.includes(words), words);
    }
    program.process.kill('SIGTERM');
    assert.equal(await program.exitCode(), 0);
  });

  const refuses = async (env: Record<string, string>, name: string) => {
    const program = run(env);
    assert.equal(await program.exitCode(), 1);
    assert.match(program.output, new RegExp(`^${name}[^\\n]*\\n$`));
  };
  for (const [name, value] of [
    ['NODE_ENV', 'prod'],
    ['PORT', 'abc'],
    ['CONTENT', 'nowhere'],
    ['HOST', '0.0.0.0'],
    ['HOST', '999.1.1.1'],
    ['HOST', '10.9.9.9'],
    ['REDIS_URL', 'redis://x'],
  ] as const) {
    const allowed: Record<string, string> = value.startsWith('0') ? {} : { DEMO_PUBLIC: '1' };
    it(`does not start with ${name}=${value}, and says so in one line`, () =>
      refuses({ ...allowed, [name]: value }, name));
  }

  it('does not start on a port that is taken, and says so in one line', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    try {
      await refuses({ PORT: String((other.address() as AddressInfo).port) }, 'PORT');
    } finally {
      other.close();
    }
  });

  it('keeps what people write out of everything it prints, answers, counts and leaves on disk', async () => {
    const before = filesUnder('.');
    const program = run();
    const url = await program.url();
    const answers = await plant(url);
    program.process.kill('SIGTERM');
    await program.exitCode();
    const left = [writtenSince(new Map(), program.tmp), writtenSince(before, '.')];
    assert.doesNotMatch([program.output, ...answers, ...left].join('\n'), /kanari|0639981234/i);
  });

  it('names nothing but steps in what it counts, once the hour’s counts are published', async () => {
    const bot = makeSignpostBot({
      content: demo,
      clock: () => new Date(),
      readers: makeRecognizers({ enabled: false }),
    });
    await withServer({ bot }, async (server) => {
      for (let person = 0; person < 6; person += 1) await talkOf(server.directLine);
      server.metrics.publish();
      const counts = await (await fetch(`${server.url}metrics`)).text();
      assert.match(counts, /reperes_steps_total\{step="[\w.-]+",what="reached"\}/);
      assert.doesNotMatch(counts, /kanari|0639981234/i);
    });
  });
});

const demo = worldOf().content;

async function talkOf(domain: string): Promise<void> {
  const talk = new Talk({ domain });
  await talk.opening();
  await talk.say('kanari 0639981234');
  await talk.say('kanari kanari');
  talk.close();
}

/** Plants a word and a number in every field, and returns all that must not repeat them. */
async function plant(url: string): Promise<string[]> {
  const seen: string[] = [];
  const look = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(url + path, init);
    seen.push(JSON.stringify([...response.headers]));
    if (response.status >= 400 || path === 'metrics') seen.push(await response.text());
    return response;
  };
  const canary = 'kanari 0639981234';
  const inJson = (token: string, body: unknown): RequestInit => ({
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'x-note': canary },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const talk = new Talk({ domain: `${url}v3/directline` });
  await talk.opening();
  await talk.say(`Il me frappe, ${canary}, kanari@example.org`);
  talk.close();
  const opened = await look('v3/directline/conversations', { method: 'POST' });
  const { token, conversationId } = (await opened.json()) as { token: string; conversationId: string };
  const path = `v3/directline/conversations/${conversationId}/activities`;
  const fields = { type: 'message', text: canary, from: { id: canary }, name: canary, value: canary };
  await look(path, inJson(token, fields));
  await look(path, inJson(token, { ...fields, text: canary.repeat(200) }));
  await look(path, inJson(token, `{"text":"${canary}`));
  await look(path, inJson(canary, fields));
  await look(`kanari/0639981234?q=kanari`, { headers: { cookie: canary } });
  await look(`v3/directline/conversations/kanari/upload`, {
    method: 'POST',
    body: new URLSearchParams({ kanari: canary }),
  });
  await look(path, { method: 'PUT', body: canary });
  await look('metrics');
  return seen;
}
