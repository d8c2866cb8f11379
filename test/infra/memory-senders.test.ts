import { MemorySenders } from '../../infra/stores/memory-senders.js';
import { sendersContract } from './senders-contract.js';

sendersContract('memory', () => {
  let now = Date.parse('2026-11-30T10:00:00Z');
  return { senders: new MemorySenders(() => new Date(now)), pass: (ms) => void (now += ms) };
});
