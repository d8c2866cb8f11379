import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { WebSocket } from 'ws';
import { TEXTS } from './turn-texts.js';

/** Everybody's connections, kept as browsers keep theirs. */
const agent = new Agent({ keepAlive: true, maxSockets: 400 });

/** Who has no answer by then has none: one that never comes must not keep the measure from ending. */
const patienceMs = 30_000;

export interface Pace {
  /** When nobody says anything new any more, by `performance.now()`. */
  untilMs: number;
  /** Turns that begin before count for nothing: the server warms up. */
  fromMs: number;
}

/** Takes a text and resolves once it is answered; rejects when it was refused, or had no answer in time. */
export type Say = (text: string) => Promise<void>;

export interface Talked {
  /** Of the turns answered, in ms. */
  times: number[];
  /** Turns refused or never answered. */
  failed: number;
}

/** One message every 4 to 12 s, each person at her own moments. */
export async function talkAtPace(people: readonly Say[], { untilMs, fromMs }: Pace): Promise<Talked> {
  const talked: Talked = { times: [], failed: 0 };
  const one = async (say: Say, n: number): Promise<void> => {
    await wait(Math.random() * 8_000);
    for (let turn = n; performance.now() < untilMs; turn += 1) {
      const before = performance.now();
      const isAnswered = await say(TEXTS[turn % TEXTS.length] ?? '').then(
        () => true,
        () => false,
      );
      if (before >= fromMs && isAnswered) talked.times.push(performance.now() - before);
      if (before >= fromMs && !isAnswered) talked.failed += 1;
      await wait(Math.min(4_000 + Math.random() * 8_000, Math.max(0, untilMs - performance.now())));
    }
  };
  await Promise.all(people.map(one));
  return talked;
}

/** At a bare echo: the answer is that of the request. */
export function echoPerson(url: string, n: number): Say {
  const activity = { type: 'message', id: '1', from: { id: 'visitor' }, conversation: { id: String(n) } };
  return async (text) => void (await send(`${url}activities`, {}, { ...activity, text }));
}

/** At ours: posts to one server, hears on the socket of one, and the answer is the last word of the turn. */
export async function person(postUrl: string, hearUrl: string): Promise<Say> {
  return (await visitor(postUrl, hearUrl)).say;
}

export interface Visitor {
  say: Say;
  /** Erases her talk, as its button does. */
  leave: () => Promise<void>;
}

export async function visitor(postUrl: string, hearUrl: string): Promise<Visitor> {
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
  const path = `${postUrl}${conversations}/${conversationId}`;
  const leave = async () => {
    socket.close();
    const { ok } = await fetch(path, { method: 'DELETE', headers });
    if (!ok) throw new Error('the talk was not erased');
  };
  const say: Say = async (text) => {
    const { id = '' } = (await send(`${path}/activities`, headers, { type: 'message', text })) as {
      id?: string;
    };
    await new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error('no answer in time')), patienceMs);
      heard = () => {
        if (!answered.delete(id)) return;
        clearTimeout(late);
        resolve();
      };
      heard();
    });
  };
  return { say, leave };
}

interface Answered {
  replyToId?: string;
  channelData?: { last?: boolean };
}

/** Rejects on anything but success, so that no refusal is measured as a turn. */
function send(url: string, headers: Record<string, string>, body: unknown): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const asked = request(url, {
      method: 'POST',
      agent,
      headers: { ...headers, 'content-type': 'application/json' },
      timeout: patienceMs,
    });
    asked.on('error', reject);
    asked.on('timeout', () => asked.destroy(new Error('no answer in time')));
    asked.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const isGood = (response.statusCode ?? 500) < 300;
        if (isGood) resolve(JSON.parse(Buffer.concat(chunks).toString()));
        else reject(new Error(`the server answered ${String(response.statusCode)}`));
      });
    });
    asked.end(JSON.stringify(body));
  });
}

const wait = (ms: number): Promise<void> => new Promise((next) => setTimeout(next, ms));
