import { InOrder } from '../../bots/framework/in-order.js';
import type { SmsStores } from '../sms-edge.js';
import { MemoryMarks, MemoryParts } from './memory-arrivals.js';
import { MemoryDelivery } from './memory-delivery.js';
import { MemoryThreads } from './memory-threads.js';

/** The SMS edge's stores in this process: gone on restart. `sweep` lets go of what has run out. */
export function memorySms(clock: () => Date): SmsStores & { sweep: () => Promise<void> } {
  const threads = new MemoryThreads(clock);
  const marks = new MemoryMarks(clock);
  const sweep = async () => {
    marks.sweep();
    await threads.sweep();
  };
  const inOrder = new InOrder();
  return { threads, marks, parts: new MemoryParts(), delivery: new MemoryDelivery(), inOrder, sweep };
}
