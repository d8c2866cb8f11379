import { Worker } from 'node:worker_threads';
import type { Lang } from '../../content/model.js';
import type { ReadTime } from '../../dialogs/model.js';
import { numberBelieved, timeBelieved } from './judge.js';
import type { Found, FromWorker, Kind, Question, ToWorker } from './protocol.js';
import { timeSaid } from './time-said.js';
import { wallAt } from './wall.js';

/**
 * Recognizers-Text for the answers our own lexicon does not know, behind a length cap and a deadline. Late, dead,
 * cold or unsure is `undefined`, and the turn goes on. Starting it waits for nothing.
 */
export interface Recognizers {
  /** A number or a rank that is the whole message ("la onzième"), from 1. */
  readNumber(text: string, lang: Lang): Promise<number | undefined>;
  /** A day and hour to come. `zone` is an IANA name; the result is that zone's wall clock. */
  readTime(text: string, lang: Lang, at: { now: Date; zone: string }): Promise<ReadTime | undefined>;
  /** Warms the reading of times, which takes seconds: worth calling when a question about time is put. */
  prepareTime(): void;
  /** Resolves once numbers and ordinals are warm; at once when switched off. */
  ready(): Promise<void>;
  close(): Promise<void>;
}

/** The part of a worker thread that is used, so that a test can be one. */
export interface Thread {
  postMessage(message: ToWorker): void;
  on(event: 'message', listener: (message: FromWorker) => void): unknown;
  on(event: 'error' | 'exit', listener: () => void): unknown;
  terminate(): Promise<unknown>;
  unref(): void;
}

export interface RecognizerOptions {
  /** `RECOGNIZERS=off`: only our own short lexicon of times answers. */
  enabled: boolean;
  deadlineMs?: number;
  spawn?: () => Thread;
}

/** Longer texts cost more than their length (a thousand characters take seconds). */
const LONGEST: Readonly<Record<Kind, number>> = { number: 500, ordinal: 500, time: 200 };
const USUAL_DEADLINE_MS = 250;
const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 60_000;

export function makeRecognizers(options: RecognizerOptions): Recognizers {
  const pool = new OneThread(options);
  const ask = (kind: Kind, text: string, question: Omit<Question, 'id' | 'kind' | 'text'>) =>
    text.length > LONGEST[kind] ? Promise.resolve([]) : pool.ask({ kind, text, ...question });
  return {
    async readNumber(text, lang) {
      const ranks = numberBelieved(text, await ask('ordinal', text, { lang }));
      return ranks ?? numberBelieved(text, await ask('number', text, { lang }));
    },
    async readTime(text, lang, { now, zone }) {
      if (text.length > LONGEST.time) return undefined;
      const wall = wallAt(now, zone);
      const said = timeSaid(text, wall);
      if (said !== undefined) return said === 'unsure' ? undefined : said;
      pool.prepare();
      return timeBelieved(await ask('time', text, { lang, wall }), wall);
    },
    prepareTime: () => pool.prepare(),
    ready: () => pool.ready,
    close: () => pool.close(),
  };
}

/** One worker thread at a time; a question that outlives its deadline ends the thread, and another is started. */
class OneThread {
  readonly ready: Promise<void>;
  readonly #deadlineMs: number;
  readonly #spawn: () => Thread;
  readonly #waiting = new Map<number, (found: readonly Found[]) => void>();
  readonly #warm = new Set<Kind>();
  #thread: Thread | undefined;
  #isTimeAsked = false;
  #next = 1;
  #pauseMs = FIRST_PAUSE_MS;
  #isClosed = false;
  #sayReady: () => void = () => undefined;

  constructor({ enabled, deadlineMs = USUAL_DEADLINE_MS, spawn = spawnThread }: RecognizerOptions) {
    this.#deadlineMs = deadlineMs;
    this.#spawn = spawn;
    this.#isClosed = !enabled;
    this.ready = enabled ? new Promise((resolve) => (this.#sayReady = resolve)) : Promise.resolve();
    if (enabled) this.#start();
  }

  /** Nothing is asked of a thread that is cold: it would be ended for being slow, and never get warm. */
  ask(question: Omit<Question, 'id'>): Promise<readonly Found[]> {
    const thread = this.#thread;
    if (thread === undefined || !this.#warm.has(question.kind)) return Promise.resolve([]);
    const id = this.#next++;
    return new Promise((resolve) => {
      const late = setTimeout(() => this.#replace(thread), this.#deadlineMs);
      this.#waiting.set(id, (found) => {
        clearTimeout(late);
        this.#waiting.delete(id);
        resolve(found);
      });
      thread.postMessage({ ...question, id });
    });
  }

  prepare(): void {
    if (this.#isTimeAsked || this.#thread === undefined || !this.#warm.has('number')) return;
    this.#isTimeAsked = true;
    // Until it says so again, nothing is warm: the thread is busy warming for seconds.
    this.#warm.clear();
    this.#thread.postMessage({ warm: 'time' });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#sayReady();
    await this.#drop();
  }

  #start(): void {
    const thread = this.#spawn();
    this.#thread = thread;
    thread.unref();
    thread.on('message', (message) => this.#hear(thread, message));
    thread.on('error', () => this.#replace(thread));
    thread.on('exit', () => this.#replace(thread));
  }

  #hear(thread: Thread, message: FromWorker): void {
    if (thread !== this.#thread) return;
    if ('warm' in message) {
      const kinds: readonly Kind[] = message.warm.includes('time')
        ? ['number', 'ordinal', 'time']
        : message.warm;
      for (const kind of kinds) this.#warm.add(kind);
      this.#sayReady();
      return;
    }
    this.#pauseMs = FIRST_PAUSE_MS;
    this.#waiting.get(message.id)?.(message.found);
  }

  /** Each thread that ends early makes the next wait longer, so that hostile texts cannot keep a core busy. */
  #replace(thread: Thread): void {
    if (thread !== this.#thread) return;
    void this.#drop();
    if (this.#isClosed) return;
    setTimeout(() => {
      if (!this.#isClosed && this.#thread === undefined) this.#start();
    }, this.#pauseMs).unref();
    this.#pauseMs = Math.min(LONGEST_PAUSE_MS, this.#pauseMs * 2);
  }

  async #drop(): Promise<void> {
    const thread = this.#thread;
    this.#thread = undefined;
    this.#warm.clear();
    this.#isTimeAsked = false;
    for (const answer of [...this.#waiting.values()]) answer([]);
    await thread?.terminate();
  }
}

/**
 * Once built, the worker is JavaScript beside this file. From source (tests) it is TypeScript, and a thread does not
 * inherit the loader of its parent: it registers it first.
 */
function spawnThread(): Thread {
  if (!import.meta.url.endsWith('.ts')) return new Worker(new URL('./worker.js', import.meta.url));
  const worker = JSON.stringify(new URL('./worker.ts', import.meta.url).href);
  const start = `import('tsx/esm/api').then(({ register }) => { register(); return import(${worker}); });`;
  return new Worker(start, { eval: true, execArgv: [] });
}
