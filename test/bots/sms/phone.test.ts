import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { maskPersonal } from '../../../bots/masking.js';
import { makeSignpostBot } from '../../../bots/signpost-bot.js';
import { worldOf } from '../../dialogs/world.js';
import { smsDoor } from '../../../infra/sms-door.js';
import { silentReaders } from '../../stories/readers.js';
import { startServer, type TestServer } from '../webchat/server-for-tests.js';
import { fictionalNumber, PhoneClient } from './phone-client.js';

const neutral = "Service d'information sociale du Departement de l'Indre. Pour continuer, repondez 1.";

function start(pack: 'demo' | 'indre'): Promise<TestServer> {
  const content = worldOf(pack).content;
  const clock = () => new Date('2026-11-24T09:00:00Z');
  const bot = makeSignpostBot({ content, clock, readers: silentReaders });
  return startServer({ bot, clock, mask: maskPersonal, sms: smsDoor(content) });
}

describe('The telephone of the terminal', () => {
  let server: TestServer;
  let phone: PhoneClient;
  before(async () => {
    server = await start('demo');
  });
  beforeEach(() => (phone = new PhoneClient(server.url, fictionalNumber())));
  after(() => server.stop());

  it('answers with each text and its parts', async () => {
    assert.deepEqual(await phone.write('bonjour'), [{ text: neutral, parts: 1 }]);
  });

  it('takes the same number written with spaces for the same telephone', async () => {
    await phone.write('bonjour');
    const spaced = phone.number.replace(/(\d{3})/g, '$1 ').trim();
    const [notice] = await new PhoneClient(server.url, spaced).write('1');
    assert.match(notice?.text ?? '', /numero est garde/);
  });

  it('keeps telephones apart, at the same moment too', async () => {
    const others = Array.from({ length: 5 }, () => new PhoneClient(server.url, fictionalNumber()));
    const towns = ['Levroux', 'Issoudun', 'Ardentes', 'Le Blanc', 'Valencay'];
    await Promise.all(others.map((one) => one.write('bonjour')));
    await Promise.all(others.map((one) => one.write('1')));
    const answers = await Promise.all(others.map((one, at) => one.write(towns[at] ?? '')));
    for (const [at, replies] of answers.entries())
      assert.ok(JSON.stringify(replies).includes(towns[at] ?? '?'), towns[at]);
  });

  it('refuses clearly what it cannot read, and begins no talk for it', async () => {
    const held = server.store.size;
    const bad: [unknown, number][] = [
      [{}, 400],
      [undefined, 400],
      ['bonjour', 400],
      [{ from: phone.number }, 400],
      [{ from: 'MAISON', text: 'bonjour' }, 400],
      [{ from: ['1'], text: 'bonjour' }, 400],
      [{ from: '+'.padEnd(40, '1'), text: 'bonjour' }, 400],
      [{ from: phone.number, text: { a: 1 } }, 400],
      [{ from: phone.number, text: 'x'.repeat(10_001) }, 413],
    ];
    for (const [body, status] of bad) {
      const response = await phone.post(body);
      assert.equal(response.status, status, JSON.stringify(body)?.slice(0, 60));
      assert.ok(!(await response.text()).includes(phone.number));
    }
    assert.equal(server.store.size, held);
  });

  it('hears ten thousand signs, emoji and other scripts, and answers each', async () => {
    for (const text of [
      'a '.repeat(5000),
      '😀😀',
      'ساعدني',
      '\u202eabc',
      '<b>1</b>',
      '%s %d {{n.police-17}}',
    ])
      assert.ok(
        (await new PhoneClient(server.url, fictionalNumber()).write(text)).length > 0,
        text.slice(0, 20),
      );
  });

  it('is not there with real content', async () => {
    const real = await start('indre');
    try {
      const response = await new PhoneClient(real.url, fictionalNumber()).post({
        from: phone.number,
        text: 'bonjour',
      });
      assert.equal(response.status, 404);
    } finally {
      await real.stop();
    }
  });

  it('tells a script line by line, with signs and parts', async () => {
    const { code, out } = await told(server.url, ['bonjour', '# a remark', '', '1', 'Levroux']);
    assert.equal(code, 0);
    assert.match(out, /> bonjour\n {2}Service d'information[^\n]*\n {2}\[84 signs, 1 part\]/);
    assert.match(out, /> Levroux\n[^]*ESP Levroux/);
    assert.ok(!out.includes('remark'));
  }).timeout(120_000);

  it('says in one line that nobody answers', async () => {
    const { code, out } = await told('http://127.0.0.1:1/', ['bonjour']);
    assert.equal(code, 1);
    assert.match(out, /start the server first/);
  }).timeout(120_000);
});

/** `npm run phone` with these lines piped in. */
async function told(url: string, lines: readonly string[]): Promise<{ code: number | null; out: string }> {
  const args = ['--import', 'tsx', 'infra/phone.ts', '--url', url, '--from', fictionalNumber()];
  const child = spawn(process.execPath, args);
  let out = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stdin.end(lines.join('\n'));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, out };
}
