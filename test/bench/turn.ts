import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { WebSocket } from 'ws';
import { atMost, median, shown, type Bench, type Finding } from './bench.js';
import { TEXTS } from './turn-texts.js';

const ROUNDS = 5;
const TALKS = 300;
const AT_ONCE = 8;
const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });

/** What a turn costs the server: CPU of its process alone, over HTTP, an 80-character text each. */
export const bench: Bench = { name: 'turn', title: 'CPU of the server for one turn', run };

async function run(): Promise<Finding> {
  const echo = await measured('restify', echoTalks);
  const sdk = await measured('sdk', echoTalks);
  const ours = await measured('ours', realTalks);
  const live = await measured('ours', async (url) => withSockets(await realTalks(url)));
  return {
    how: `${String(TALKS)} talks at once in memory, ${String(TEXTS.length)} turns each of 80 characters (a quarter of them say a danger, so that whole cards are written), ${String(AT_ONCE)} connections; CPU of the server's process alone, what follows the answer included. Median of ${String(ROUNDS)} rounds after one that warms it. Ours reads danger, masks, numbers, answers in words, saves. The SDK's echo saves a count.`,
    columns: ['server', 'µs a turn', 'least', 'most'],
    rows: [
      row('bare restify echo', echo),
      row("the SDK's echo bot with ConversationState", sdk),
      row('ours', ours),
      row('ours, each answer also delivered on an open socket', live),
    ],
    goals: [
      {
        ...atMost("ours, no dearer than the SDK's echo bot", median(ours), median(sdk), 'µs'),
        whenMissed: 'Reading free words for danger, people and places costs more than the SDK itself.',
      },
    ],
  };
}

const row = (name: string, costs: readonly number[]): string[] => [
  name,
  shown(median(costs), ''),
  shown(Math.min(...costs), ''),
  shown(Math.max(...costs), ''),
];

/** One conversation as the load sees it: where to post, as whom. */
interface Talk {
  post: string;
  headers: Record<string, string>;
  body: (text: string) => string;
  close?: () => void;
}

type Open = (url: string) => Promise<Talk[]>;

/** µs of CPU a turn, one figure a round; the first round is thrown away. */
async function measured(name: string, open: Open): Promise<number[]> {
  const server = fork('test/bench/turn-server.ts', [name], { execArgv: ['--import=tsx', '--no-warnings'] });
  const [{ url }] = (await once(server, 'message')) as [{ url: string }];
  const costs: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) costs.push(await oneRound(server, await open(url)));
  server.disconnect();
  await once(server, 'exit');
  return costs.slice(1);
}

async function oneRound(server: ChildProcess, talks: readonly Talk[]): Promise<number> {
  const before = await cpuOf(server);
  for (const text of TEXTS)
    await inParallel(talks, ({ post, headers, body }) => call(post, headers, body(text)));
  const after = await cpuOf(server);
  for (const { close } of talks) close?.();
  return (after - before) / (talks.length * TEXTS.length);
}

async function cpuOf(server: ChildProcess): Promise<number> {
  server.send('cpu');
  const [{ cpu }] = (await once(server, 'message')) as [{ cpu: number }];
  return cpu;
}

/** For the echoes: a conversation is a name in the activity. */
function echoTalks(url: string): Promise<Talk[]> {
  return Promise.resolve(
    Array.from({ length: TALKS }, (_, i) => ({
      post: `${url}activities`,
      headers: {},
      body: (text) => JSON.stringify({ ...ACTIVITY, text, conversation: { id: `talk-${String(i)}` } }),
    })),
  );
}

const ACTIVITY = {
  type: 'message',
  id: '1',
  channelId: 'directline',
  from: { id: 'visitor' },
  recipient: { id: 'bot' },
  locale: 'fr',
};

/** Opened and past the first question, as Direct Line has it. */
async function realTalks(url: string): Promise<Talk[]> {
  const talks: Talk[] = [];
  await inParallel([...Array(TALKS).keys()], async () => {
    const opened = await call(`${url}v3/directline/conversations`, {}, '{}');
    const { conversationId, token } = JSON.parse(opened) as { conversationId: string; token: string };
    const post = `${url}v3/directline/conversations/${conversationId}/activities`;
    const headers = { authorization: `Bearer ${token}` };
    const body = (text: string) => JSON.stringify({ type: 'message', text, from: { id: 'me' } });
    await call(post, headers, body('Oui'));
    talks.push({ post, headers, body });
  });
  return talks;
}

async function withSockets(talks: Talk[]): Promise<Talk[]> {
  await inParallel(talks, async (talk) => {
    const again = await call(talk.post.replace('/activities', ''), talk.headers);
    const socket = new WebSocket((JSON.parse(again) as { streamUrl: string }).streamUrl);
    await once(socket, 'open');
    talk.close = () => socket.terminate();
  });
  return talks;
}

async function inParallel<T>(all: readonly T[], work: (one: T) => Promise<unknown>): Promise<void> {
  const left = all.values();
  const worker = async () => {
    for (const one of left) await work(one);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

/** A POST with a body, else a GET; rejects on anything but success, so that no refusal is measured as a turn. */
function call(url: string, headers: Record<string, string>, body?: string): Promise<string> {
  const method = body === undefined ? 'GET' : 'POST';
  return new Promise((resolve, reject) => {
    const outgoing = request(
      url,
      { agent, method, headers: { ...headers, 'content-type': 'application/json' } },
      (incoming) => {
        let text = '';
        incoming.on('data', (chunk: Buffer) => (text += chunk.toString()));
        incoming.on('end', () => {
          const isGood = (incoming.statusCode ?? 500) < 300;
          if (isGood) resolve(text);
          else reject(new Error(`the server answered ${String(incoming.statusCode)}`));
        });
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
