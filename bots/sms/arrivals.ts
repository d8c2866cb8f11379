import { InOrder, type Ordered } from '../framework/in-order.js';
import type { Accepted, Arrival, Inbox, Received, SmsReport } from './gateway.js';
import type { PartsDesk } from './parts-desk.js';
import type { Repeats } from './repeats.js';
import type { SealedNumbers } from './sealed-numbers.js';
import { readSender } from './sender.js';
import type { Spool } from './spool.js';

export interface ArrivalTools {
  inbox: Inbox;
  numbers: SealedNumbers;
  repeats: Repeats;
  parts: PartsDesk;
  report: SmsReport;
  /** Of all processes, where there are several; of this one when absent. */
  inOrder?: Ordered;
  /** For gateways whose operator does not bring a message again; none where everyone does. */
  spool?: Spool;
}

/**
 * The way in from every gateway: who it is, whether it came before, whether it is whole, then the inbox. A message counts
 * as come only once the inbox has it: when a store is away the operator keeps it and brings it again.
 */
export class Arrivals {
  readonly #tools: ArrivalTools;
  readonly #inOrder: Ordered;

  constructor(tools: ArrivalTools) {
    this.#tools = tools;
    this.#inOrder = tools.inOrder ?? new InOrder();
  }

  /** Takes one message or part of one; one at a time of each number, in the order they came. Never throws. */
  async arrive(received: Received): Promise<Arrival> {
    const { spool } = this.#tools;
    if (spool?.isInFront(received)) return spool.keep(received);
    const arrival = await this.#taken(received);
    return arrival === 'busy' && spool?.serves(received.gateway) ? spool.keep(received) : arrival;
  }

  /** Hands over what has waited long enough for a part that never came, then what the spool holds. Called by a timer. */
  async sweep(): Promise<void> {
    await this.#tools.parts.sweep((key, work) => this.#inOrder.run(key, work));
    await this.#tools.spool?.drain((received) => this.#taken(received));
  }

  async #taken(received: Received): Promise<Arrival> {
    const sender = readSender(received.from);
    if (sender.kind !== 'person') {
      this.#tools.report('sms_unanswered', { step: `${received.gateway}.${sender.kind}` });
      return 'refused';
    }
    const [today] = this.#tools.numbers.hashesOf(sender.number);
    let arrival: Arrival = 'busy';
    await this.#inOrder
      .run(today, async () => {
        arrival = await this.#oneOf(sender.number, received).catch(() => 'busy' as const);
      })
      .catch(() => (arrival = 'busy'));
    return arrival;
  }

  async #oneOf(number: string, received: Received): Promise<Arrival> {
    const { repeats, numbers, parts } = this.#tools;
    if (await repeats.knowsId(received)) return 'repeated';
    const { thread, hashes } = await numbers.meet(number);
    const { gateway, providerId, at } = received;
    const message = { thread, hashes, gateway, providerId, at, text: received.text };
    const arrival = await parts.take(received.part, message, (whole) => this.#handOver(received, whole));
    if (arrival !== 'busy') await repeats.rememberId(received);
    return arrival;
  }

  async #handOver(received: Received, message: Accepted): Promise<Arrival> {
    const { repeats, inbox } = this.#tools;
    const whole = { ...received, text: message.text };
    if (await repeats.knowsText(message.thread, whole)) return 'repeated';
    const arrival = await inbox.accept(message);
    if (arrival !== 'busy') await repeats.rememberText(message.thread, whole);
    return arrival;
  }
}
