import assert from 'node:assert/strict';
import { apply } from '../../../bots/handover/queue.js';
import { emptyQueue, RULES, type Rules } from '../../../bots/handover/queue-rules.js';
import type { Answer, Case, Command, Queue, QueueEvent } from '../../../bots/handover/queue-model.js';
import { checkMove } from './queue-oracle.js';
import { VISITORS, WORKERS, type Step } from './queue-steps.js';

/** What a worker's screen last showed of one case: their commands carry its fence, however old. */
type Seen = Map<string, number>;

interface Visitor {
  /** The case she asked with last; a new one each time. */
  id?: string;
  asked: number;
  talk: string;
  /** Numbers of the signals that reached her, each once. */
  heard: number[];
}

/** An evening played step by step on the pure machine, checked after each. */
export class Evening {
  queue: Queue = emptyQueue();
  now = 1_000_000;
  readonly rules: Rules;
  readonly visitors: Visitor[];
  readonly seen: Seen[];
  readonly alive = new Set<number>();
  readonly reached = new Map<string, string>();
  /** Also checks, slowly, that nothing is changed in place and that what did not change is the same object. */
  isStrict = false;
  #last: Command | undefined;

  constructor(rules: Rules = RULES) {
    this.rules = rules;
    this.visitors = Array.from({ length: VISITORS }, (_, at) => ({
      asked: 0,
      talk: `talk-${at}`,
      heard: [],
    }));
    this.seen = Array.from({ length: WORKERS }, (): Seen => new Map());
  }

  /** Runs a command as a process would, and checks everything that must hold. */
  run(command: Command): Answer {
    const before = this.isStrict ? frozen(this.queue) : this.queue;
    const applied = apply(before, command, { now: this.now, rules: this.rules });
    if (this.isStrict) checkIsSettled(before, applied.queue);
    checkMove({ before, command, ...applied, now: this.now, rules: this.rules });
    this.queue = applied.queue;
    this.#last = command;
    return applied.answer;
  }

  take(step: Step): void {
    if (step.do === 'wait') return this.#wait(step.seconds);
    if ('worker' in step) return this.#work(step);
    if ('who' in step) return this.#visit(step);
    if (step.do === 'repeat') this.#repeat();
    else if (step.do === 'restart') this.queue = JSON.parse(JSON.stringify(this.queue)) as Queue;
    else this.deliver(step.do === 'deliver');
  }

  /** Heartbeats of who has not crashed come every twenty seconds, as a real console's do. */
  #wait(seconds: number): void {
    for (let left = seconds; left > 0; left -= 20) {
      this.now += Math.min(left, 20) * 1000;
      for (const at of this.alive) this.run({ kind: 'heartbeat', worker: nameOf(at) });
      this.run({ kind: 'tick', open: true });
    }
  }

  /** The same command again, as a network does: nothing more may come of it. */
  #repeat(): void {
    if (!this.#last || this.#last.kind === 'wrong_words') return;
    const first = apply(this.queue, this.#last, { now: this.now, rules: this.rules });
    if (first.answer !== 'done') return;
    const second = apply(first.queue, this.#last, { now: this.now, rules: this.rules });
    assert.equal(second.answer, 'done', `repeated ${this.#last.kind}`);
    assert.deepEqual(second.queue, first.queue, `repeated ${this.#last.kind}`);
  }

  /** Hands out what waits in the outbox; without the receipt it will come again. */
  deliver(isAcknowledged: boolean): void {
    const events = this.queue.outbox;
    for (const event of events) if (event.to === 'visitor') this.#hear(event);
    if (isAcknowledged) this.run({ kind: 'delivered', events: events.map(({ n }) => n) });
  }

  #hear(event: Extract<QueueEvent, { to: 'visitor' }>): void {
    const last = this.reached.get(event.case) ?? '0';
    if (event.seq <= Number(last)) return;
    assert.equal(event.seq, Number(last) + 1, 'a signal was lost');
    this.reached.set(event.case, String(event.seq));
  }

  #visit(step: Extract<Step, { who: number }>): void {
    const visitor = this.visitors[step.who]!;
    if (step.do === 'ask') return this.#ask(step, visitor);
    if (visitor.id === undefined) return;
    const id = visitor.id;
    if (step.do === 'leave') this.run({ kind: 'leave_line', case: id });
    if (step.do === 'erase') this.run({ kind: 'gone', case: id, how: 'on_purpose' });
    if (step.do === 'lose') this.run({ kind: 'visitor', case: id, sign: 'lost' });
    if (step.do === 'come_back') this.run({ kind: 'visitor', case: id, sign: 'back' });
    if (step.do === 'speak') this.run({ kind: 'visitor', case: id, sign: 'spoke' });
    if (step.do === 'resume') this.#resume(visitor);
  }

  #ask(step: Extract<Step, { do: 'ask' }>, visitor: Visitor): void {
    const open = this.caseOf(visitor);
    visitor.asked += 1;
    const id = open?.id ?? `case-${visitor.talk}-${visitor.asked}`;
    const channel = step.who === 0 ? ('web' as const) : ('sms' as const);
    const asking = { case: id, talk: visitor.talk, channel, lang: 'fr', reasons: [] };
    const { level, direct, far } = step;
    const answer = this.run({
      kind: 'ask',
      ask: {
        ...asking,
        level,
        cause: direct ? 'direct' : 'points',
        far,
        agreed: true,
        sector: `sector-${step.sector}`,
      },
    });
    if (answer === 'done') visitor.id = id;
  }

  #resume(visitor: Visitor): void {
    visitor.asked += 1;
    const talk = `talk-again-${visitor.id ?? ''}-${visitor.asked}`;
    const answer = this.run({ kind: 'resume', case: visitor.id ?? '', talk });
    if (answer === 'done') visitor.talk = talk;
  }

  caseOf({ id }: Visitor): Case | undefined {
    return this.queue.cases.find((one) => one.id === id && one.talk !== '');
  }

  #work(step: Extract<Step, { worker: number }>): void {
    const worker = nameOf(step.worker);
    if (step.do === 'sign_in') return this.signIn(step.worker, step.capacity);
    if (step.do === 'look') return this.look(step.worker);
    if ('who' in step) return this.#act(step);
    if (step.do === 'rest' || step.do === 'return') {
      return void this.run({ kind: 'pause', worker, on: step.do === 'rest' });
    }
    this.alive.delete(step.worker);
    if (step.do === 'sign_out') this.run({ kind: 'sign_out', worker });
  }

  signIn(at: number, capacity: 1 | 2): void {
    const speaks = at > 1 ? { speaks: ['ar'] } : {};
    const card = { worker: nameOf(at), name: `Duty ${at}`, sector: `sector-${at % 2}`, ...speaks };
    const role = at === 0 ? ('lead' as const) : ('worker' as const);
    this.run({ kind: 'sign_in', card: { ...card, role }, capacity });
    this.alive.add(at);
  }

  look(at: number): void {
    for (const { id, fence } of this.queue.cases) this.seen[at]!.set(id, fence);
  }

  #act(step: Extract<Step, { worker: number; who: number }>): void {
    const { id, at } = this.#aimed(step);
    const worker = nameOf(at);
    if (step.aware) this.look(at);
    const claim = { case: id, worker, fence: this.seen[at]!.get(id) ?? 0 };
    if ('to' in step) this.run({ kind: step.do, ...claim, to: nameOf(step.to) });
    else if (step.do === 'second' || step.do === 'override')
      this.run({ kind: 'take', case: id, worker, why: step.do });
    else if (step.do === 'end' || step.do === 'close')
      this.run({ kind: 'end', ...claim, close: step.do === 'close' });
    else if (step.do === 'join') this.run({ kind: 'join', case: id, worker });
    else if (step.do === 'language') this.run({ kind: 'language', ...claim, wants: 'ar' });
    else if (step.do === 'ask_number')
      this.run({ kind: 'number_ask', ...claim, id: `opening-${String((this.#asked += 1))}`, why: 'life' });
    else if (step.do === 'show_number')
      this.run({ kind: 'number_show', ...claim, press: `press-${String((this.#asked += 1))}` });
    else if (step.do === 'allow_number' || step.do === 'refuse_number')
      this.#answerNumber(step.do === 'allow_number', id, worker);
    else this.run({ kind: step.do === 'serve' ? 'served' : step.do, ...claim });
  }

  /** Half are done by who can do them, looking; the others by anybody to anybody, as they saw it some time ago. */
  #aimed(step: Extract<Step, { worker: number; who: number }>): { id: string; at: number } {
    const { cases } = this.queue;
    const { who, worker, aware } = step;
    const able = cases.flatMap((one) => ableTo(step.do, one).map((at) => ({ id: one.id, at })));
    const found = aware ? able[(who + worker) % Math.max(1, able.length)] : undefined;
    return found ?? { id: cases[who % Math.max(1, cases.length)]?.id ?? 'none', at: worker };
  }

  #asked = 0;

  #answerNumber(allow: boolean, id: string, by: string): void {
    const { opening } = this.queue.cases.find((one) => one.id === id) ?? {};
    this.run({ kind: 'number_answer', case: id, id: opening?.id ?? 'none', by, allow });
  }
}

/** A command that changed the line it was given, and not a copy, would throw. */
function frozen<T>(one: T): T {
  if (typeof one !== 'object' || one === null || Object.isFrozen(one)) return one;
  for (const part of Object.values(one)) frozen(part);
  return Object.freeze(one);
}

/** Who looks for what changed looks at identity alone: what says the same must be the same. */
function checkIsSettled(before: Queue, after: Queue): void {
  if (after !== before) assert.notEqual(JSON.stringify(after), JSON.stringify(before));
  for (const one of after.cases) {
    const old = before.cases.find(({ id }) => id === one.id);
    if (old !== undefined && old !== one) assert.notEqual(JSON.stringify(one), JSON.stringify(old));
  }
}

export const nameOf = (at: number): string => `worker-${at}`;

const EVERYBODY = Array.from({ length: WORKERS }, (_, at) => at);

/** Whose screen shows a button for it. */
function ableTo(act: Step['do'], { worker, offer, invited, opening }: Case): number[] {
  const named = (...names: (string | undefined)[]) =>
    EVERYBODY.filter((at) => names.some((name) => name === nameOf(at)));
  if (act === 'accept' || act === 'decline') return named(...(offer?.to ?? []));
  if (act === 'know') return named(worker, ...(offer?.to ?? []));
  if (act === 'join') return named(invited);
  if (act === 'second' || act === 'override') return EVERYBODY;
  if (act === 'allow_number' || act === 'refuse_number') return opening === undefined ? [] : EVERYBODY;
  return named(worker);
}
