import assert from 'node:assert/strict';
import { WebSocket } from 'ws';
import { call, openTalk, type Opened } from './caller.js';
import { startServer, type TestServer } from './server-for-tests.js';

interface Frame {
  activities: { type: string; text?: string; channelData: { n: number; ending?: string } }[];
  watermark: string;
}

/** A client that listens and remembers. */
class Listener {
  readonly frames: Frame[] = [];
  readonly socket: WebSocket;
  readonly closed: Promise<number>;

  constructor(url: string, headers: Record<string, string> = {}) {
    this.socket = new WebSocket(url, { headers });
    this.socket.on('message', (data) => this.frames.push(JSON.parse((data as Buffer).toString()) as Frame));
    this.socket.on('error', () => undefined);
    this.closed = new Promise((resolve) => this.socket.on('close', resolve));
  }

  get numbers(): number[] {
    return this.frames.flatMap(({ activities }) => activities.map(({ channelData }) => channelData.n));
  }

  async until(count: number): Promise<void> {
    while (this.numbers.length < count) await new Promise((resolve) => this.socket.once('message', resolve));
  }
}

/** What the server answers to an upgrade it refuses. */
function refusal(url: string, headers: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve) => {
    const socket = new WebSocket(url, { headers });
    socket.on('unexpected-response', (_request, response) => {
      resolve(response.statusCode ?? 0);
      socket.terminate();
    });
    socket.on('error', () => undefined);
    socket.on('open', () => resolve(101));
  });
}

describe('the live stream', () => {
  let server: TestServer;
  let now = new Date('2026-11-23T20:00:00Z');
  before(async () => {
    server = await startServer({ clock: () => now });
  });
  after(() => server.stop());

  const say = (talk: Opened, text: string) =>
    call(server, talk.path('/activities'), talk.as('POST', { type: 'message', text }));
  const again = async (talk: Opened, watermark: number) => {
    const { json } = await call(server, talk.path(`?watermark=${watermark}`), talk.as('GET'));
    return json.streamUrl ?? '';
  };

  it('gives first what was missed and then each new word, in order and once', async () => {
    const talk = await openTalk(server);
    await say(talk, 'un');
    const listener = new Listener(talk.streamUrl);
    await listener.until(4);
    await say(talk, 'deux');
    await listener.until(7);
    assert.deepEqual(listener.numbers, [1, 2, 3, 4, 5, 6, 7]);
    listener.socket.terminate();
  });

  it('goes on after a cut where it was, without a gap or a double', async () => {
    const talk = await openTalk(server);
    const first = new Listener(talk.streamUrl);
    await first.until(1);
    first.socket.terminate();
    await say(talk, 'un');
    const second = new Listener(await again(talk, Number(first.frames.at(-1)?.watermark)));
    await second.until(3);
    assert.deepEqual([...first.numbers, ...second.numbers], [1, 2, 3, 4]);
    second.socket.terminate();
  });

  it('gives a whole turn in one frame', async () => {
    const talk = await openTalk(server);
    const listener = new Listener(talk.streamUrl);
    await listener.until(1);
    await say(talk, 'un');
    await listener.until(4);
    assert.deepEqual(
      listener.frames.at(-1)?.activities.map(({ text }) => text),
      ['echo un', 'turn 1'],
    );
    listener.socket.terminate();
  });

  it('serves several windows of one talk alike', async () => {
    const talk = await openTalk(server);
    const both = [new Listener(talk.streamUrl), new Listener(talk.streamUrl)];
    await say(talk, 'un');
    await Promise.all(both.map((listener) => listener.until(4)));
    for (const listener of both) {
      assert.deepEqual(listener.numbers, [1, 2, 3, 4]);
      listener.socket.terminate();
    }
  });

  it('takes empty frames for a heartbeat and cuts who sends much', async () => {
    const talk = await openTalk(server);
    const listener = new Listener(talk.streamUrl);
    await listener.until(1);
    listener.socket.send('');
    await say(talk, 'un');
    await listener.until(4);
    listener.socket.send('x'.repeat(10_000));
    assert.equal(await listener.closed, 1009);
  });

  for (const [how, end] of [
    ['erase', (talk: Opened) => call(server, talk.path(), talk.as('DELETE'))],
    ['leave', (talk: Opened) => say(talk, 'leave')],
    ['erase', (talk: Opened) => say(talk, 'erase')],
    [
      'expired',
      async (talk: Opened) => {
        now = new Date(now.getTime() + 30 * 60_000);
        await server.store.sweep();
        return talk;
      },
    ],
  ] as const) {
    it(`says at the end how it ended (${how}), closes, and cannot be opened again`, async () => {
      const talk = await openTalk(server);
      const listener = new Listener(talk.streamUrl);
      await listener.until(1);
      await end(talk);
      assert.equal(await listener.closed, 1000);
      const last = listener.frames.at(-1)?.activities.at(-1);
      assert.equal(last?.type, 'endOfConversation');
      assert.equal(last?.channelData.ending, how);
      assert.deepEqual(
        listener.numbers,
        listener.numbers.map((_, index) => index + 1),
      );
      const late = new Listener(talk.streamUrl);
      await late.closed;
      assert.ok(late.frames.every(({ activities }) => activities.every(({ text }) => text === undefined)));
    });
  }

  it('opens only with a fresh ticket of this very talk', async () => {
    const [talk, other] = [await openTalk(server), await openTalk(server)];
    const ticket = new URL(other.streamUrl).searchParams.get('t') ?? '';
    assert.equal(await refusal(talk.streamUrl.replace(/t=.*/, `t=${ticket}`)), 403);
    assert.equal(await refusal(talk.streamUrl.replace(/t=.*/, '')), 403);
    assert.equal(await refusal(talk.streamUrl.replace(/t=.*/, `t=${talk.token}`)), 403);
    now = new Date(now.getTime() + 61_000);
    assert.equal(await refusal(talk.streamUrl), 403);
  });

  it('is refused to another site, and stands nowhere else', async () => {
    const talk = await openTalk(server);
    assert.equal(await refusal(talk.streamUrl, { origin: 'https://evil.example' }), 403);
    assert.equal(await refusal(talk.streamUrl.replace('/stream', '/other')), 404);
    assert.equal(await refusal(server.url.replace('http', 'ws')), 404);
  });

  it('is not opened a hundred times for one talk', async () => {
    const talk = await openTalk(server);
    const listeners = Array.from({ length: 8 }, () => new Listener(talk.streamUrl));
    await Promise.all(listeners.map((listener) => listener.until(1)));
    assert.equal(await refusal(talk.streamUrl), 429);
    for (const listener of listeners) listener.socket.terminate();
  });

  it('sends its clients away when the server stops', async () => {
    const own = await startServer();
    const talk = await openTalk(own);
    const listener = new Listener(talk.streamUrl);
    await listener.until(1);
    await own.stop();
    assert.equal(await listener.closed, 1001);
  });
});
