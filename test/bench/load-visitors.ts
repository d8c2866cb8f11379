import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { WebSocket } from 'ws';
import { TEXTS } from './turn-texts.js';

/** Everybody's connections, kept as browsers keep theirs. */
const agent = new Agent({ keepAlive: true, maxSockets: 400 });

export interface Pace {
  /** When nobody says anything new any more, by `performance.now()`. */
  untilMs: number;
  /** Turns that end before count for nothing: the server warms up. */
  fromMs: number;
}

/** Takes a text and resolves once it is answered. */
export type Say = (text: string) => Promise<void>;

/** One message every 4 to 12 s, each person at her own moments. The times of the answers, in ms. */
export async function talkAtPace(people: readonly Say[], { untilMs, fromMs }: Pace): Promise<number[]> {
  const times: number[] = [];
  const one = async (say: Say, n: number): Promise<void> => {
    await wait(Math.random() * 8_000);
    for (let turn = n; performance.now() < untilMs; turn += 1) {
      const before = performance.now();
      await say(TEXTS[turn % TEXTS.length] ?? '');
      const after = performance.now();
      if (before >= fromMs) times.push(after - before);
      await wait(4_000 + Math.random() * 8_000);
    }
  };
  await Promise.all(people.map(one));
  return times;
}

/** At a bare echo: the answer is that of the request. */
export function echoPerson(url: string, n: number): Say {
  const activity = { type: 'message', id: '1', from: { id: 'visitor' }, conversation: { id: String(n) } };
  return async (text) => void (await send(`${url}activities`, {}, { ...activity, text }));
}

/** At ours: posts to one server, hears on the socket of one, and the answer is the last word of the turn. */
export async function person(postUrl: string, hearUrl: string): Promise<Say> {
  const conversations = 'v3/directline/conversations';
  const opened = await send(`${hearUrl}${conversations}`, {}, {});
  const { conversationId = '', token = '', streamUrl = '' } = opened as Record<string, string>;
  const socket = new WebSocket(streamUrl);
  const answered = new Set<string>();
  let heard = () => undefined as void;
  socket.on('message', (data: Buffer) => {
    const { activities } = JSON.parse(data.toString()) as { activities: Answered[] };
    for (const { replyToId, channelData } of activities)
      if (replyToId && channelData?.last) answered.add(replyToId);
    heard();
  });
  await once(socket, 'open');
  const headers = { authorization: `Bearer ${token}` };
  const path = `${postUrl}${conversations}/${conversationId}/activities`;
  return async (text) => {
    const { id = '' } = (await send(path, headers, { type: 'message', text })) as { id?: string };
    await new Promise<void>((resolve) => {
      heard = () => {
        if (answered.delete(id)) resolve();
      };
      heard();
    });
  };
}

interface Answered {
  replyToId?: string;
  channelData?: { last?: boolean };
}

function send(url: string, headers: Record<string, string>, body: unknown): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const asked = request(url, {
      method: 'POST',
      agent,
      headers: { ...headers, 'content-type': 'application/json' },
    });
    asked.on('error', reject);
    asked.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve(JSON.parse(Buffer.concat(chunks).toString())));
    });
    asked.end(JSON.stringify(body));
  });
}

const wait = (ms: number): Promise<void> => new Promise((next) => setTimeout(next, ms));
