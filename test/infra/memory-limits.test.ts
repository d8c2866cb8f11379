import { mock } from 'node:test';
import { MemoryLimits } from '../../infra/stores/memory-limits.js';
import { allowed, limitsContract } from './limits-contract.js';

describe('what is counted in one process', () => {
  let now: number;
  // The library reads the machine's own clock.
  beforeEach(() => {
    now = Date.parse('2026-11-30T10:00:00Z');
    mock.method(Date, 'now', () => now);
  });
  afterEach(() => mock.restoreAll());

  limitsContract('memory', () => {
    const limits = new MemoryLimits(Buffer.from('key'), allowed);
    return { limits, again: () => limits, pass: (ms) => void (now += ms) };
  });
});
