import { setTimeout as sleep } from 'node:timers/promises';
import type { Ordered } from '../bots/framework/in-order.js';
import type { Marks, Parts } from '../bots/sms/arrival-stores.js';
import { Arrivals } from '../bots/sms/arrivals.js';
import type { DeliveryStore } from '../bots/sms/delivery-store.js';
import { Delivery } from '../bots/sms/delivery.js';
import type { Gateway, GatewayTools, Inbox, SmsReport } from '../bots/sms/gateway.js';
import { PartsDesk } from '../bots/sms/parts-desk.js';
import { Repeats } from '../bots/sms/repeats.js';
import { SealedNumbers, type SealedThreads } from '../bots/sms/sealed-numbers.js';
import { Spool } from '../bots/sms/spool.js';
import type { Owed } from '../bots/sms/owed.js';
import { keyFor } from '../bots/webchat/tokens.js';
import { makeGateways, type SmsSettings } from './sms-settings.js';
import { FolderSpool } from './stores/folder-spool.js';

/** Stores of the SMS edge; memory-sms.ts makes those of one process, redis-sms.ts those of several. */
export interface SmsStores {
  threads: SealedThreads;
  marks: Marks;
  parts: Parts;
  delivery: DeliveryStore;
  /** One text of a sender at a time. */
  inOrder: Ordered;
  /** What is owed by all processes; none where there is one alone. */
  owed?: Owed;
}

export interface SmsParts {
  settings: SmsSettings;
  stores: SmsStores;
  inbox: Inbox;
  /** APP_SECRET: every key here is derived from it. */
  secret: string;
  clock: () => Date;
  newId: () => string;
  report: SmsReport;
  threadSeconds?: number;
}

/** Everything between the operators and the conversation. */
export interface SmsEdge {
  gateways: readonly Gateway[];
  /** The way out, for the conversation. */
  outbox: Delivery;
  numbers: SealedNumbers;
  arrivals: Arrivals;
  /** Opens sessions and goes on with what waits. */
  start: () => Promise<void>;
  /** Hands over parts that waited too long and what was put aside, and sends what a process that is gone left; every few seconds. */
  sweep: () => Promise<void>;
  stop: () => Promise<void>;
}

/** Waits, unless told to stop. A wait never keeps the process alive. */
const wait = (ms: number, signal: AbortSignal): Promise<void> =>
  sleep(ms, undefined, { signal, ref: false }).catch(() => undefined);

/** Puts the edge together. The inbox is the conversation's. */
export function makeSmsEdge(parts: SmsParts): SmsEdge {
  const { settings, stores, clock, report } = parts;
  const byName = new Map<string, Gateway>();
  const numbers = new SealedNumbers({ ...parts, threads: stores.threads });
  const repeats = new Repeats(stores.marks, keyFor(parts.secret, 'sms-arrivals'));
  const outbox = new Delivery({
    store: stores.delivery,
    numbers,
    gateways: () => byName,
    clock,
    wait,
    report,
    onSent: (thread) => repeats.answered(thread),
    onErase: (thread) => stores.parts.eraseThread(thread),
  });
  const arrivals = arrivalsOf(parts, { numbers, repeats, byName });
  const tools: GatewayTools = {
    arrive: (received) => arrivals.arrive(received),
    receipt: (receipt) => outbox.receipt(receipt),
    report,
    clock,
  };
  const gateways = makeGateways(settings, { ...tools, wait });
  for (const gateway of gateways) byName.set(gateway.name, gateway);
  const sweep = async () => {
    await arrivals.sweep();
    await outbox.sweep();
  };
  return {
    gateways,
    outbox,
    numbers,
    arrivals,
    start: async () => {
      for (const gateway of gateways) gateway.start?.();
      // A store that is away is found again by the timer: the service starts without it.
      await sweep().catch(() => undefined);
    },
    sweep,
    stop: async () => {
      await outbox.stop();
      for (const gateway of gateways) await gateway.stop?.();
    },
  };
}

function arrivalsOf(
  { settings, stores, inbox, clock, report, secret }: SmsParts,
  held: { numbers: SealedNumbers; repeats: Repeats; byName: ReadonlyMap<string, Gateway> },
): Arrivals {
  const { numbers, repeats, byName } = held;
  const spool =
    settings.spool === undefined
      ? undefined
      : new Spool({
          store: new FolderSpool(settings.spool),
          key: keyFor(secret, 'sms-spool'),
          clock,
          report,
          asksOnce: (name) => byName.get(name)?.retriesInbound === false,
        });
  const desk = new PartsDesk({ store: stores.parts, inbox, clock });
  return new Arrivals({ inbox, numbers, repeats, parts: desk, report, spool, inOrder: stores.inOrder });
}
