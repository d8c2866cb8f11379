import { RateLimiterMemory } from 'rate-limiter-flexible';
import { CountingLimits, type PerMinute } from './counting-limits.js';

/** Counts in this process alone. */
export class MemoryLimits extends CountingLimits {
  constructor(key: Buffer, perMinute: PerMinute) {
    super(key, perMinute, (_name, points, duration) => new RateLimiterMemory({ points, duration }));
  }
}
