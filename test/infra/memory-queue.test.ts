import { MemoryQueue } from '../../infra/stores/memory-queue.js';
import { queueContract } from './queue-contract.js';

queueContract('memory', () => {
  const store = new MemoryQueue();
  return Promise.resolve({ store, again: () => store });
});
