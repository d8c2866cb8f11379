import type { WebSocket } from 'ws';
import type { QueueService } from '../service.js';
import type { Account } from '../staff/accounts.js';
import { EXERCISES_FIRST } from '../staff/exercises.js';
import type { Session } from '../staff/sessions.js';
import { carryOut, readCommand, type Outcome } from './commands.js';
import { LineFeed } from './line-feed.js';
import { COMMAND_RULES, isAllowed } from './rules.js';
import { TalkFeeds } from './talk-feeds.js';
import { wireText } from './wire-text.js';
import type { FromConsole, Me, ToConsole } from './wire.js';

export interface ConnectionTools {
  queue: QueueService;
  /** The same for exercises: invented visitors on a line of their own. */
  exercise?: (me: Me) => QueueService;
  /** How many this account must go through before it may be present. */
  exercisesLeft?: (account: Account) => Promise<number>;
  clock: () => Date;
  onFailure: (error: unknown) => void;
}

/** Answers kept of each connection, so that a command sent again is answered again and not done again. */
const ANSWERS_KEPT = 200;
/** What a console asks in ten seconds at the very most: a hurried hand does a tenth of it. */
const MOST_COMMANDS = 200;
const PER_MS = 10_000;

/** One open console: the line and its talks towards it, commands from it. */
export class Connection {
  readonly #socket: WebSocket;
  readonly #session: Session;
  readonly #tools: ConnectionTools;
  readonly #answers = new Map<string, Promise<Outcome | 'failed'>>();
  #floor: QueueService;
  #line: LineFeed;
  #talks: TalkFeeds;
  #isExercise = false;
  #window = { from: 0, count: 0 };

  constructor(socket: WebSocket, session: Session, tools: ConnectionTools) {
    this.#socket = socket;
    this.#session = session;
    this.#tools = tools;
    this.#floor = tools.queue;
    [this.#line, this.#talks] = this.#feeds();
  }

  get me(): Me {
    const { name, dutyName, role } = this.#session.account;
    return { name, dutyName, role };
  }

  get sessionKey(): string {
    return this.#session.key;
  }

  start(): void {
    const line = this.#line;
    void this.#exercisesLeft().then((exercisesLeft) => {
      if (line.isStopped) return;
      const now = this.#tools.clock().getTime();
      this.send({ type: 'hello', me: this.me, now, exercise: this.#isExercise, exercisesLeft });
      line.start();
    });
  }

  stop(): void {
    if (this.#isExercise) void this.#floor.signOut(this.me.name);
    this.#line.stop();
    this.#talks.stop();
  }

  send(message: ToConsole): void {
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.send(wireText(message));
  }

  /** Keeps its worker present. */
  async beat(): Promise<void> {
    await this.#floor.heartbeat(this.me.name);
  }

  /** `false` when it asks so much that it must be cut. */
  hear(text: string): boolean {
    if (this.#isTooMuch()) return false;
    const command = readCommand(text);
    if (command === undefined) this.send({ type: 'answer', id: idIn(text), answer: 'unreadable' });
    else void this.#answer(command);
    return true;
  }

  async #answer(command: FromConsole): Promise<void> {
    const outcome = await (this.#answers.get(command.id) ?? this.#begin(command));
    if (outcome === 'failed') this.send({ type: 'answer', id: command.id, answer: 'failed' });
    else this.send({ type: 'answer', id: command.id, ...outcome });
  }

  /** A failure is not kept as an answer: sent again, the command is tried again. */
  #begin(command: FromConsole): Promise<Outcome | 'failed'> {
    const outcome = this.#carryOut(command).catch((error: unknown) => {
      this.#answers.delete(command.id);
      this.#tools.onFailure(error);
      return 'failed' as const;
    });
    this.#answers.set(command.id, outcome);
    // Words that were uncovered stay nowhere here: sent again, such a command is asked again.
    if (command.do === 'unveil' || command.do === 'number_show')
      void outcome.then(() => this.#answers.delete(command.id));
    const [oldest] = this.#answers.keys();
    if (this.#answers.size > ANSWERS_KEPT && oldest !== undefined) this.#answers.delete(oldest);
    return outcome;
  }

  async #carryOut(command: FromConsole): Promise<Outcome> {
    if (!isAllowed(COMMAND_RULES[command.do], this.me.role)) return { answer: 'not_allowed' };
    if (command.do === 'open') return { answer: await this.#talks.open(command.case, command.after) };
    if (command.do === 'exercise') return { answer: await this.#exercise(command.on) };
    if (command.do === 'present' && !(await this.#mayBePresent())) return { answer: 'not_allowed' };
    if (command.do !== 'shut') return carryOut(command, this.#session.account, this.#floor);
    this.#talks.shut(command.case);
    return { answer: 'done' };
  }

  async #mayBePresent(): Promise<boolean> {
    return this.#isExercise || (await this.#exercisesLeft()) === 0;
  }

  /** Where it cannot be counted, none counts: who waits must not meet somebody who never tried. */
  async #exercisesLeft(): Promise<number> {
    const { exercisesLeft, onFailure } = this.#tools;
    try {
      return (await exercisesLeft?.(this.#session.account)) ?? 0;
    } catch (error) {
      onFailure(error);
      return EXERCISES_FIRST;
    }
  }

  /** Nobody may be on both lines: who goes to exercise is no longer present for real. */
  async #exercise(on: boolean): Promise<Outcome['answer']> {
    const { exercise, queue } = this.#tools;
    if (exercise === undefined) return 'unknown';
    if (on === this.#isExercise) return 'done';
    if (on) await queue.signOut(this.me.name);
    this.stop();
    this.#isExercise = on;
    this.#floor = on ? exercise(this.me) : queue;
    [this.#line, this.#talks] = this.#feeds();
    this.start();
    return 'done';
  }

  #feeds(): [LineFeed, TalkFeeds] {
    const { onFailure } = this.#tools;
    const parts = {
      queue: this.#floor,
      worker: this.me.name,
      send: (message: ToConsole) => this.send(message),
      onFailure,
    };
    return [new LineFeed(parts), new TalkFeeds(parts)];
  }

  #isTooMuch(): boolean {
    const now = this.#tools.clock().getTime();
    if (now - this.#window.from > PER_MS) this.#window = { from: now, count: 0 };
    this.#window.count += 1;
    return this.#window.count > MOST_COMMANDS;
  }
}

/** Of a command that could not be read, so that its sender knows which. */
function idIn(text: string): string {
  return /"id":"([\w-]{1,64})"/.exec(text.slice(0, 20_000))?.[1] ?? '';
}
