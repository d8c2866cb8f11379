import { Arrivals } from '../../../../bots/sms/arrivals.js';
import { Delivery } from '../../../../bots/sms/delivery.js';
import type { Accepted, Arrival, Gateway, GatewayTools } from '../../../../bots/sms/gateway.js';
import { PartsDesk } from '../../../../bots/sms/parts-desk.js';
import { Repeats } from '../../../../bots/sms/repeats.js';
import { SealedNumbers } from '../../../../bots/sms/sealed-numbers.js';
import { makeLog } from '../../../../infra/logs.js';
import { MemoryMarks, MemoryParts } from '../../../../infra/stores/memory-arrivals.js';
import { MemoryDelivery } from '../../../../infra/stores/memory-delivery.js';
import { MemoryThreads } from '../../../../infra/stores/memory-threads.js';

export interface House {
  tools: GatewayTools;
  gateways: Map<string, Gateway>;
  arrivals: Arrivals;
  delivery: Delivery;
  store: MemoryDelivery;
  numbers: SealedNumbers;
  /** What reached the inbox, in order. */
  heard: Accepted[];
  /** What the inbox says from now on. */
  say: (arrival: Arrival) => void;
  /** All that was logged, as it is printed. */
  logged: () => string;
  /** Moves the clock; waits come back at once, so that nothing takes real time. */
  pass: (ms: number) => void;
  close: () => Promise<void>;
}

/** Everything between an operator and the inbox, real, over stores in memory. */
export function makeHouse(start = Date.now()): House {
  let now = start;
  let answer: Arrival = 'kept';
  let made = 0;
  let lines = '';
  const heard: Accepted[] = [];
  const gateways = new Map<string, Gateway>();
  const clock = () => new Date(now);
  const log = makeLog({ to: { write: (line: string) => void (lines += line) } });
  const report: GatewayTools['report'] = (event, { step }) => log(event, { step });
  const parts = new MemoryParts();
  const store = new MemoryDelivery();
  const numbers = new SealedNumbers({
    threads: new MemoryThreads(clock),
    secret: 's'.repeat(32),
    clock,
    newId: () => `thread-${++made}`,
  });
  const repeats = new Repeats(new MemoryMarks(clock), Buffer.alloc(32, 1));
  const inbox = {
    accept: (message: Accepted) => {
      if (answer !== 'busy') heard.push(message);
      return Promise.resolve(answer);
    },
  };
  const arrivals = new Arrivals({
    inbox,
    numbers,
    repeats,
    parts: new PartsDesk({ store: parts, inbox, clock }),
    report,
  });
  const delivery = new Delivery({
    store,
    numbers,
    gateways: () => gateways,
    clock,
    wait: (ms) => Promise.resolve(void (now += ms)),
    report,
    onSent: (thread) => repeats.answered(thread),
    onErase: (thread) => parts.eraseThread(thread),
  });
  const tools: GatewayTools = {
    arrive: (received) => arrivals.arrive(received),
    receipt: (receipt) => delivery.receipt(receipt),
    report,
    clock,
  };
  return {
    tools,
    gateways,
    arrivals,
    delivery,
    store,
    numbers,
    heard,
    say: (arrival) => (answer = arrival),
    logged: () => lines,
    pass: (ms) => (now += ms),
    close: async () => {
      await delivery.stop();
      for (const gateway of gateways.values()) await gateway.stop?.();
    },
  };
}
