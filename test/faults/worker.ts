import type { Doing } from '../../bots/handover/console/wire.js';
import type { Dice } from './random.js';
import { pause } from './random.js';
import { SteadyLine } from './steady-line.js';
import { newWorkerHistory, signed, type Hold, type Span, type WorkerHistory } from './worker-history.js';

export interface WorkerScript {
  /** Where everybody connects. */
  url: string;
  cookie: string;
  dice: Dice;
  /** The accounts she may pass a talk on to. */
  colleagues: readonly string[];
}

/** What she does once she has said what she had to say. */
const AFTERWARDS = ['end', 'leave', 'pass on', 'fall silent'] as const;
const againMs = 100;

/**
 * One scripted worker: is there, takes whoever waits, writes a few words to each, and ends the talk, passes it on, leaves it
 * or falls silent. Her history has what was acknowledged, and no more.
 */
export class Worker {
  readonly history: WorkerHistory;
  /** Where she is in her script: for who reads why a run did not end. */
  doing = 'arriving';
  readonly #script: WorkerScript;
  readonly #line: SteadyLine;
  /** Taken, and the line has not shown her the number yet. */
  readonly #taken = new Map<string, Span>();
  /** How many words are left to say under the claim that she has of a case. */
  readonly #left = new Map<string, { fence: number; words: number }>();
  #said = 0;
  #isOver = false;

  constructor(name: string, script: WorkerScript) {
    this.history = newWorkerHistory(name);
    this.#script = script;
    this.#line = new SteadyLine(script.url, script.cookie);
  }

  /** Resolves once she is there. What she may not do yet, because nothing could be read, she may a moment later. */
  async arrive(): Promise<void> {
    while ((await this.#ask({ do: 'present', capacity: 2 })) !== 'done') await pause(againMs);
  }

  /** Until she is told to go. */
  async work(): Promise<void> {
    const { dice } = this.#script;
    while (!this.#isOver) {
      this.doing = 'looking at the line';
      for (const { caseId, fence, state } of this.#line.seen.mine) {
        const hold = { case: caseId, fence };
        if (state === 'talking') await this.#serve(hold);
        else if (state === 'transfer_offered') await this.#take({ do: 'accept', ...hold });
        else if (state === 'wrapping') await this.#ask({ do: 'wrapped', ...hold });
      }
      for (const { caseId, fence, ringsUntil } of this.#line.seen.waiting) {
        if (ringsUntil !== undefined) await this.#take({ do: 'accept', case: caseId, fence });
        else if (dice.next() < 0.2) await this.#take({ do: 'override', case: caseId });
      }
      if (dice.next() < 0.2) await this.#sayUnderAnyClaim();
      await pause(dice.between(20, 200));
    }
    await this.#leave();
    this.#line.close();
    this.doing = 'done';
  }

  goHome(): void {
    this.#isOver = true;
  }

  async #take(doing: Extract<Doing, { case: string }>): Promise<void> {
    this.doing = `taking ${doing.case}`;
    const span = await this.#done(doing);
    if (span) this.#taken.set(doing.case, span);
  }

  async #serve(hold: Hold): Promise<void> {
    this.#noteClaim(hold);
    const left = this.#left.get(hold.case);
    // A number that she knows of no taking: her copy of the line is older than what she has done since.
    if (left?.fence !== hold.fence) return;
    if (left.words === 0) return this.#afterwards(hold);
    left.words -= 1;
    await this.#say(hold);
  }

  #noteClaim(hold: Hold): void {
    const span = this.#taken.get(hold.case);
    if (!span || hold.fence <= (this.#left.get(hold.case)?.fence ?? 0)) return;
    this.#taken.delete(hold.case);
    this.history.claims.push({ ...hold, ...span });
    this.#left.set(hold.case, { fence: hold.fence, words: this.#script.dice.pick([2, 3]) });
  }

  /** As a tab might that has not heard what became of the talk since. */
  async #sayUnderAnyClaim(): Promise<void> {
    const { claims } = this.history;
    if (claims.length === 0) return;
    const { case: id, fence } = this.#script.dice.pick(claims);
    await this.#say({ case: id, fence });
  }

  async #say(hold: Hold): Promise<void> {
    const { worker } = this.history;
    this.#said += 1;
    const client = `${worker}-${String(this.#said)}`;
    const text = signed(worker, hold.fence, this.#said);
    this.doing = `saying ${text}`;
    const saying = this.#done({ do: 'say', ...hold, text, client });
    if (this.#script.dice.next() < 0.2) this.#line.cut();
    const span = await saying;
    if (span) this.history.words.push({ ...hold, ...span, client, text });
  }

  async #afterwards(hold: Hold): Promise<void> {
    const { dice, colleagues } = this.#script;
    const how = dice.pick(AFTERWARDS);
    this.doing = `${how}: ${hold.case}`;
    if (how === 'end') {
      const span = await this.#done({ do: 'end', ...hold });
      if (span) this.history.ends.push({ ...hold, ...span });
    } else if (how === 'leave') {
      await this.#leave();
      await this.arrive();
    } else if (how === 'pass on') await this.#ask({ do: 'transfer', ...hold, to: dice.pick(colleagues) });
    else await pause(dice.between(300, 1_200));
  }

  async #leave(): Promise<void> {
    const span = await this.#done({ do: 'absent' });
    if (span) this.history.leaves.push(span);
  }

  /** When it was asked and acknowledged; `undefined` when it was refused. */
  async #done(doing: Doing): Promise<Span | undefined> {
    const asked = performance.now();
    const answer = await this.#ask(doing);
    return answer === 'done' ? { asked, done: performance.now() } : undefined;
  }

  /** What failed is pressed again until it is done or refused. */
  async #ask(doing: Doing): Promise<string> {
    for (;;) {
      const { answer } = await this.#line.ask(doing);
      if (answer !== 'failed') return answer;
      await pause(againMs);
    }
  }
}
