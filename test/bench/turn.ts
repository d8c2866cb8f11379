import { once } from 'node:events';
import { WebSocket } from 'ws';
import { atMost, median, shown, type Bench, type Finding } from './bench.js';
import { AT_ONCE, call } from './turn-call.js';
import { startTurnServer, type TurnServer } from './turn-server-started.js';
import { TEXTS } from './turn-texts.js';

const ROUNDS = 5;
const TALKS = 300;

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
        whenMissed: WHY_DEAR,
      },
    ],
  };
}

/** By a profile of ours, and by timing each reader alone over the same texts. */
const WHY_DEAR =
  'An echo reads nothing, and that is the difference. Half of ours is reading her words and deciding (hearing danger alone is a ' +
  'sixth); the rest is the answer with its doors, HTTP, JSON, and collecting garbage. Each message is ' +
  'split into words once for all readers and a door is put in words once a minute: before that a turn cost half as much again. No turn ' +
  'that reads and answers in this way can cost what an echo does';

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
  const server = await startTurnServer(name);
  const costs: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) costs.push(await oneRound(server, await open(server.url)));
  await server.end();
  return costs.slice(1);
}

async function oneRound(server: TurnServer, talks: readonly Talk[]): Promise<number> {
  const { cpu: before } = await server.used();
  for (const text of TEXTS)
    await inParallel(talks, ({ post, headers, body }) => call(post, headers, body(text)));
  const { cpu: after } = await server.used();
  for (const { close } of talks) close?.();
  return (after - before) / (talks.length * TEXTS.length);
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
