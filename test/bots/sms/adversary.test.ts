import assert from 'node:assert/strict';
import { maskPersonal } from '../../../bots/masking.js';
import { makeSignpostBot } from '../../../bots/signpost-bot.js';
import { worldOf } from '../../dialogs/world.js';
import { makeLog } from '../../../infra/logs.js';
import { smsDoor } from '../../../infra/sms-door.js';
import { silentReaders } from '../../stories/readers.js';
import { startServer, type TestServer } from '../webchat/server-for-tests.js';
import { operatorOf, type Listening } from './gateways/loopback.js';

const content = worldOf().content;
const NEUTRAL = "Service d'information sociale du Departement de l'Indre. Pour continuer, repondez 1.";
const ENDED = "C'est fini. Nous n'enverrons plus rien.";
const secret = 'kannel-path-secret-0123456789';

interface Written {
  text?: string | Buffer;
  id?: string;
  type?: string;
  udh?: string;
  headers?: Record<string, string>;
  path?: string;
  /** No answer is waited for. */
  silent?: boolean;
}

/** A whole server with Kannel's way in, and an smsbox that takes everything: what an outsider could send, and what goes out. */
class Scene {
  readonly sent: { to: string; text: string }[] = [];
  logged = '';
  #server!: TestServer;
  #smsbox!: Listening;
  #made = 0;

  static async open(): Promise<Scene> {
    const scene = new Scene();
    scene.#smsbox = await operatorOf(({ headers, body }, response) => {
      const text = Buffer.from(body, 'utf8').toString();
      scene.sent.push({ to: String(headers['x-kannel-to']), text });
      response.statusCode = 202;
      response.end('0: Accepted for delivery');
    });
    const clock = () => new Date();
    scene.#server = await startServer({
      bot: makeSignpostBot({ content, clock, readers: silentReaders }),
      clock,
      mask: maskPersonal,
      log: makeLog({ to: { write: (line: string) => void (scene.logged += line) } }),
      sms: smsDoor(content, {
        kannel: {
          door: { secret, allowed: ['127.0.0.1'] },
          smsboxUrl: scene.#smsbox.url,
          username: 'reperes',
          password: 'reperes',
          from: '36180',
          ownUrl: 'http://127.0.0.1:1',
        },
        off: [],
      }),
    });
    return scene;
  }

  /** What the operator brings; resolves with how it was answered, once no answer to it is on its way any more. */
  async write(
    from: string,
    { text = 'bonjour', id, type, udh, headers, path = secret, silent = false }: Written = {},
  ): Promise<number> {
    this.#made += 1;
    const before = this.to(from).length;
    const response = await fetch(
      `${this.#server.url}sms/kannel/${path}?id=${id ?? `m-${String(this.#made)}`}`,
      {
        method: 'POST',
        headers: {
          'X-Kannel-From': from,
          'Content-Type': type ?? 'text/plain; charset=utf-8',
          ...(udh === undefined ? {} : { 'X-Kannel-UDH': udh }),
          ...headers,
        },
        body: typeof text === 'string' ? text : new Uint8Array(text),
      },
    );
    if (response.status === 200) await this.#quiet(from, silent ? -1 : before);
    return response.status;
  }

  get(path: string): Promise<Response> {
    return fetch(`${this.#server.url}${path}`);
  }

  to(number: string): string[] {
    return this.sent.filter(({ to }) => to === number).map(({ text }) => text);
  }

  async close(): Promise<void> {
    await this.#server.stop();
    await this.#smsbox.close();
  }

  /** Until it is answered, and nothing more has followed for a moment. */
  async #quiet(number: string, before: number): Promise<void> {
    const end = Date.now() + LONGEST_MS;
    while (this.to(number).length === before && Date.now() < end) await pause(10);
    let seen = -1;
    while (seen !== this.sent.length) {
      seen = this.sent.length;
      await pause(60);
    }
  }
}

const LONGEST_MS = 10_000;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

let last = 0;
const someone = () => `+3363998${String(4000 + (last += 1))}`;

describe('Somebody who means harm, by SMS', function () {
  this.timeout(60_000);
  let scene: Scene;

  before(async () => {
    scene = await Scene.open();
  });

  after(() => scene.close());

  it('is no person: a name of letters, a short code, a line that costs, a line on the wall, nothing readable', async () => {
    const senders = [
      'REPERES',
      'Maman',
      '36180',
      '3919',
      '+33899123456',
      '+33261910001',
      '',
      'javascript:1',
      '+870773110000',
    ];
    const before = scene.sent.length;
    for (const from of senders)
      assert.equal(await scene.write(from, { text: 'au secours il va me tuer', silent: true }), 200, from);
    assert.equal(scene.sent.length, before);
  });

  it('guesses the path, or comes through a proxy that claims to be this machine: there is nothing here', async () => {
    const number = someone();
    for (const path of ['guess', `${secret}x`, secret.toUpperCase(), encodeURIComponent("' or 1=1")])
      assert.equal(await scene.write(number, { path }), 404, path);
    for (const name of ['X-Forwarded-For', 'Forwarded', 'X-Real-IP', 'Via'])
      assert.equal(await scene.write(number, { headers: { [name]: '127.0.0.1' } }), 404, name);
    assert.deepEqual(scene.to(number), []);
  });

  it('writes in her name: the neutral line alone, a dozen times a day at most', async () => {
    const number = someone();
    for (let time = 0; time < 15; time += 1) {
      const silent = time >= 10;
      await scene.write(number, { text: 'bonjour', silent });
      await scene.write(number, { text: 'stop', silent });
    }
    const texts = scene.to(number);
    assert.deepEqual([...new Set(texts)].sort(), [ENDED, NEUTRAL]);
    assert.ok(texts.filter((text) => text === NEUTRAL).length <= 12, String(texts.length));
  });

  it('asks who wrote, as husbands do: the neutral line, each time, and never a door', async () => {
    const number = someone();
    await scene.write(number);
    await scene.write(number, { text: '1' });
    await scene.write(number, { text: 'Levroux' });
    const before = scene.to(number).length;
    const asked = [
      'c qui',
      'mauvais numéro',
      'je suis son mari',
      'ma femme vous a écrit ?',
      'laissez ma femme tranquille',
    ];
    for (const text of asked) await scene.write(number, { text });
    assert.deepEqual(
      scene.to(number).slice(before),
      asked.map(() => NEUTRAL),
    );
  });

  it('writes « 1 » without end: what is asked comes to an end, and so do the answers', async () => {
    const number = someone();
    for (let time = 0; time < 12; time += 1) await scene.write(number, { text: '1' });
    const texts = scene.to(number);
    for (let time = 0; time < 12; time += 1) await scene.write(number, { text: '1', silent: true });
    assert.equal(scene.to(number).length, texts.length);
    assert.ok(texts.length <= 30, String(texts.length));
  });

  it('gives another the id of a message that came: the words are heard all the same, and each once', async () => {
    const number = someone();
    await scene.write(number, { id: 'same' });
    await scene.write(number, { id: 'same', text: 'il est devant la porte avec un couteau' });
    await scene.write(number, { id: 'same', text: 'il est devant la porte avec un couteau', silent: true });
    const [first, ...more] = scene.to(number);
    assert.equal(first, NEUTRAL);
    assert.match(more.join('\n'), /^Appelez le 17/);
    assert.equal(more.filter((text) => text.startsWith('Appelez le 17')).length, 1);
  });

  it('sends ten thousand signs, a wide alphabet, bytes of nothing: each is answered, and nothing breaks', async () => {
    for (const [text, type] of [
      ['CANARI7Q '.repeat(1200), undefined],
      [Buffer.from('ساعدوني', 'utf16le').swap16(), 'text/plain; charset=UTF-16BE'],
      [Buffer.from([0xff, 0xfe, 0xfd, 0x00]), 'application/octet-stream'],
      ['', undefined],
      ['\u0000\u0007\u001b', undefined],
      ['😀'.repeat(300), undefined],
    ] as const) {
      const number = someone();
      assert.equal(await scene.write(number, { text, ...(type && { type }) }), 200);
      assert.match(scene.to(number).join('\n'), /Pour continuer, repondez 1\./);
    }
  });

  it('sends parts of messages that never come: nothing is answered to them yet, and nobody else waits', async () => {
    const number = someone();
    for (let ref = 0; ref < 12; ref += 1) {
      const udh = `050003${ref.toString(16).padStart(2, '0')}0301`;
      assert.equal(await scene.write(number, { text: 'premier morceau', udh, silent: true }), 200);
    }
    const other = someone();
    await scene.write(other);
    assert.deepEqual(scene.to(other), [NEUTRAL]);
    // Of one sender four wait; the older ones were handed over as they were, and answered by the neutral line alone.
    assert.ok(scene.to(number).every((text) => text === NEUTRAL));
  });

  it('invents receipts: they change nothing and say nothing', async () => {
    for (const query of [
      'ref=unknown&status=1',
      'ref=../../etc&status=2',
      'status=2',
      `ref=${'9'.repeat(5000)}&status=2`,
      '',
    ]) {
      const response = await scene.get(`sms/kannel/${secret}/receipt?${query}`);
      assert.equal(response.status, 200, query);
      assert.equal(await response.text(), '');
    }
    assert.equal((await scene.get('sms/kannel/guess/receipt?ref=a&status=1')).status, 404);
  });

  it('finds no number, no word and no path in anything that was logged', () => {
    const lines = scene.logged
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    assert.ok(lines.length > 10);
    const events = new Set(lines.map(({ event }) => event));
    for (const event of ['sms_forged', 'sms_unanswered']) assert.ok(events.has(event), event);
    for (const { time, level, ...rest } of lines) {
      assert.equal(typeof time, 'number');
      assert.equal(typeof level, 'number');
      const said = JSON.stringify(rest);
      assert.doesNotMatch(said, /\d{4}/, said);
      assert.doesNotMatch(said, /CANARI|couteau|mari|guess|secret|REPERES|Maman/i, said);
    }
  });
});
