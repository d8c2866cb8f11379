import type { DeliveryStore } from './delivery-store.js';
import type { Receipt, ReplyState, SmsReport } from './gateway.js';

/** Receipts come twice and in any order: only one that says more than is known changes anything. */
const worth: Readonly<Record<ReplyState, number>> = {
  waiting: 0,
  sent: 1,
  accepted: 2,
  failed: 3,
  expired: 3,
  dropped: 3,
  delivered: 4,
};

/** What is known with what a receipt says: `delivered` is never taken back, `failed` only by `delivered`. */
export function stateAfter(known: ReplyState, said: Receipt['state']): ReplyState {
  return worth[said] > worth[known] ? said : known;
}

const EARLY_MS = 60_000;
const MOST_EARLY = 500;

export interface ReceiptTools {
  store: DeliveryStore;
  clock: () => Date;
  report: SmsReport;
}

/**
 * Reads receipts. One may overtake the operator's own answer to the message it speaks of: it waits for a minute until the
 * operator's id is known.
 */
export class Receipts {
  readonly #tools: ReceiptTools;
  readonly #early = new Map<string, { receipt: Receipt; since: number }>();

  constructor(tools: ReceiptTools) {
    this.#tools = tools;
  }

  async read(receipt: Receipt): Promise<void> {
    const reference = await this.#referenceOf(receipt);
    if (reference !== undefined && (await this.#changed(reference, receipt))) return;
    if (receipt.sentId !== undefined) this.#keepEarly(receipt, receipt.sentId);
    else if (reference !== undefined) this.#keepEarly(receipt, reference);
  }

  /** A message is now known as sent: what came too early is read. */
  async settled(reference: string, gateway: string, sentId?: string): Promise<void> {
    for (const name of [reference, sentId]) {
      const early = this.#early.get(`${gateway} ${name}`);
      this.#early.delete(`${gateway} ${name}`);
      if (early) await this.#changed(reference, early.receipt);
    }
  }

  async #referenceOf({ reference, gateway, sentId }: Receipt): Promise<string | undefined> {
    if (reference !== undefined) return reference;
    return sentId === undefined ? undefined : this.#tools.store.referenceOf(gateway, sentId);
  }

  async #changed(reference: string, receipt: Receipt): Promise<boolean> {
    const { store } = this.#tools;
    const known = (await store.outcome(reference))?.state;
    if (known === undefined || known === 'waiting') return false;
    const state = stateAfter(known, receipt.state);
    if (state === known) return true;
    await store.update(reference, state);
    if (state === 'failed') await this.#bury(reference, receipt);
    return true;
  }

  async #bury(reference: string, { gateway, code = 'failed' }: Receipt): Promise<void> {
    const { store, clock, report } = this.#tools;
    await store.bury({ reference, gateway, code, at: clock() });
    report('sms_dead', { step: `${gateway}.${code}`.toLowerCase() });
  }

  #keepEarly(receipt: Receipt, name: string): void {
    const now = this.#tools.clock().getTime();
    for (const [key, { since }] of this.#early) if (now - since > EARLY_MS) this.#early.delete(key);
    const oldest = this.#early.keys().next();
    if (this.#early.size >= MOST_EARLY && !oldest.done) this.#early.delete(oldest.value);
    this.#early.set(`${receipt.gateway} ${name}`, { receipt, since: now });
  }
}
