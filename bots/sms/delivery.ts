import { inTime } from '../in-time.js';
import { toGsm7 } from '../../content/sms/gsm7.js';
import type { DeliveryStore } from './delivery-store.js';
import type { Gateway, Outbox, Receipt, Refused, Reply, ReplyState, Sent, SmsReport } from './gateway.js';
import { Receipts } from './receipts.js';
import type { SealedNumbers } from './sealed-numbers.js';

export interface DeliveryTools {
  store: DeliveryStore;
  numbers: Pick<SealedNumbers, 'open' | 'erase'>;
  /** By name. */
  gateways: () => ReadonlyMap<string, Pick<Gateway, 'name' | 'send'>>;
  clock: () => Date;
  /** Comes back after so many milliseconds, or at once when told to stop. */
  wait: (ms: number, signal: AbortSignal) => Promise<void>;
  report: SmsReport;
  /** A message of ours went out to this thread. */
  onSent: (thread: string) => Promise<void>;
  /** A thread is erased: whatever else is held of it goes now. */
  onErase: (thread: string) => Promise<void>;
}

/** Nothing of ours may reach a telephone later than this after the message it answers: it may be in other hands. */
const LONGEST_MS = 10 * 60_000;
const FIRST_WAIT_MS = 2000;
const LONGEST_WAIT_MS = 60_000;
/** An operator that says nothing for so long has not taken it, as far as we know. */
const SEND_TIMEOUT_MS = 15_000;

/**
 * The way out. Replies of one thread leave in order, one after the other; one that an operator cannot take now is tried
 * again, later and later, until ten minutes have gone. The number is opened for the time of one sending.
 */
export class Delivery implements Outbox {
  readonly #tools: DeliveryTools;
  readonly #receipts: Receipts;
  readonly #running = new Map<string, Promise<void>>();
  /** Posted to while its line was being ended. */
  readonly #again = new Set<string>();
  readonly #stop = new AbortController();

  constructor(tools: DeliveryTools) {
    this.#tools = tools;
    this.#receipts = new Receipts(tools);
  }

  /** Goes on with what an earlier process, or one that is gone, left in line. Called at start and by a timer. */
  async sweep(): Promise<void> {
    for (const thread of await this.#tools.store.threads()) this.#kick(thread);
  }

  /** Sends nothing more; what is in line stays there. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.idle();
  }

  /** When nothing is being sent or waited for. */
  async idle(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running.values());
  }

  async post(reply: Reply): Promise<void> {
    const { store } = this.#tools;
    if ((await store.outcome(reply.reference)) !== undefined) return;
    if (reply.last) await store.drop(reply.thread);
    if (await store.add(reply)) this.#kick(reply.thread);
  }

  async state(reference: string): Promise<ReplyState | undefined> {
    return (await this.#tools.store.outcome(reference))?.state;
  }

  async erase(thread: string): Promise<void> {
    const { store, numbers, onErase } = this.#tools;
    await store.drop(thread);
    await numbers.erase(thread);
    await onErase(thread);
  }

  receipt(receipt: Receipt): Promise<void> {
    return this.#receipts.read(receipt);
  }

  #kick(thread: string): void {
    if (this.#stop.signal.aborted) return;
    if (this.#running.has(thread)) {
      this.#again.add(thread);
      return;
    }
    const run = this.#run(thread).finally(() => {
      this.#running.delete(thread);
      if (this.#again.delete(thread)) this.#kick(thread);
    });
    this.#running.set(thread, run);
  }

  async #run(thread: string): Promise<void> {
    let tries = 0;
    while (!this.#stop.signal.aborted) {
      const outcome = await this.#next(thread);
      if (outcome === 'not_ours') return;
      tries = outcome === 'done' ? 0 : tries + 1;
      if (tries > 0) await this.#tools.wait(waitAfter(tries), this.#stop.signal);
    }
    await this.#tools.store.leave(thread).catch(() => undefined);
  }

  /** A store that is away is asked again like an operator: what is in line stays in line. */
  async #next(thread: string): Promise<'not_ours' | 'done' | 'again'> {
    try {
      const reply = await this.#tools.store.first(thread);
      if (reply === undefined || reply === 'elsewhere') return 'not_ours';
      return (await this.#tried(reply)) ? 'done' : 'again';
    } catch {
      this.#tools.report('sms_alert', { step: 'delivery.store' });
      return 'again';
    }
  }

  /** Whether this reply is done with. */
  async #tried(reply: Reply): Promise<boolean> {
    const { store, clock, onSent } = this.#tools;
    const leftMs = reply.answering.getTime() + LONGEST_MS - clock().getTime();
    if (leftMs <= 0) return this.#dead(reply, 'expired', 'too_late');
    const number = await this.#tools.numbers.open(reply.thread);
    if (number === undefined) return this.#settled(reply, 'dropped');
    const result = await this.#send(reply, { number, leftMs });
    if (!result.sent) return this.#refused(reply, result);
    await store.settle(reply, { state: 'sent', sentId: result.id });
    await onSent(reply.thread);
    await this.#receipts.settled(reply.reference, reply.gateway, result.id);
    return this.#ended(reply);
  }

  async #send(reply: Reply, { number, leftMs }: { number: string; leftMs: number }): Promise<Sent | Refused> {
    const gateway = this.#tools.gateways().get(reply.gateway);
    if (gateway === undefined) return { sent: false, retryable: false, code: 'no_gateway', alert: true };
    const { reference, text } = reply;
    const validityMinutes = Math.max(1, Math.floor(leftMs / 60_000));
    const message = { to: number, text: toGsm7(text), validityMinutes, reference };
    try {
      return await inTime(gateway.send(message), SEND_TIMEOUT_MS);
    } catch {
      return { sent: false, retryable: true, code: 'timeout' };
    }
  }

  async #refused(reply: Reply, { retryable, code, alert }: Refused): Promise<boolean> {
    if (alert) this.#tools.report('sms_alert', { step: `${reply.gateway}.${code}`.toLowerCase() });
    return retryable ? false : this.#dead(reply, 'failed', code);
  }

  async #dead(reply: Reply, state: 'failed' | 'expired', code: string): Promise<boolean> {
    const { store, clock, report } = this.#tools;
    const { reference, gateway } = reply;
    await store.bury({ reference, gateway, code, at: clock() });
    report('sms_dead', { step: `${gateway}.${code}`.toLowerCase() });
    return this.#settled(reply, state);
  }

  async #settled(reply: Reply, state: ReplyState): Promise<boolean> {
    await this.#tools.store.settle(reply, { state });
    return this.#ended(reply);
  }

  async #ended({ last, thread }: Reply): Promise<boolean> {
    if (last) await this.erase(thread);
    return true;
  }
}

function waitAfter(tries: number): number {
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (tries - 1));
}
