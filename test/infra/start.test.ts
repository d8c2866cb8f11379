import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Talk } from '../bots/webchat/official-client.js';

/** The real program in a process of its own, with all it prints. */
class Program {
  output = '';
  readonly tmp = mkdtempSync(join(tmpdir(), 'start-test-'));
  readonly process;

  constructor(env: Record<string, string>) {
    const all = { PATH: process.env.PATH ?? '', TMPDIR: this.tmp, PORT: '0', RECOGNIZERS: 'off', ...env };
    this.process = spawn(process.execPath, ['--import=tsx', 'infra/start.ts'], { env: all });
    for (const stream of [this.process.stdout, this.process.stderr]) {
      stream.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    }
  }

  async url(): Promise<string> {
    while (!/"event":"started"/.test(this.output)) await once(this.process.stdout, 'data');
    return /is listening: (\S+)/.exec(this.output)?.[1] ?? '';
  }

  async exitCode(): Promise<number | null> {
    if (this.process.exitCode === null) await once(this.process, 'close');
    return this.process.exitCode;
  }

  clean(): void {
    this.process.kill('SIGKILL');
    rmSync(this.tmp, { recursive: true });
  }
}

describe('the program', function () {
  this.timeout(30_000);
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

  for (const [name, value] of [
    ['PORT', 'abc'],
    ['CONTENT', 'nowhere'],
    ['HOST', '0.0.0.0'],
    ['REDIS_URL', 'redis://x'],
  ] as const) {
    it(`does not start with ${name}=${value}, and says so in one line`, async () => {
      const program = run({ [name]: value });
      assert.equal(await program.exitCode(), 1);
      assert.match(program.output, new RegExp(`^${name}[^\\n]*\\n$`));
    });
  }

  it('keeps what people write out of everything it prints, answers, counts and leaves on disk', async () => {
    const program = run();
    const url = await program.url();
    const answers = await plant(url);
    program.process.kill('SIGTERM');
    await program.exitCode();
    const everything = [program.output, ...answers, ...readdirSync(program.tmp, { recursive: true })].join(
      '\n',
    );
    assert.doesNotMatch(everything, /kanari|0639981234/i);
  });
});

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
