import { RateLimiterMemory } from 'rate-limiter-flexible';
import { CountingLimits, type Allowed } from './counting-limits.js';

/** Counts in this process alone. */
export class MemoryLimits extends CountingLimits {
  constructor(key: Buffer, allowed: Allowed) {
    super(key, allowed, (_name, points, duration) => new RateLimiterMemory({ points, duration }));
  }
}
