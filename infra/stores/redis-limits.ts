import { RateLimiterMemory, RateLimiterRedis } from 'rate-limiter-flexible';
import type { Redis } from 'ioredis';
import { CountingLimits, type Allowed } from './counting-limits.js';
import { limitsPrefix } from './redis-names.js';

/** Counts for all processes together; in this one alone while Redis is away, so that nobody is turned back for that. */
export class RedisLimits extends CountingLimits {
  constructor(key: Buffer, allowed: Allowed, client: Redis) {
    super(
      key,
      allowed,
      (name, points, duration) =>
        new RateLimiterRedis({
          storeClient: client,
          keyPrefix: `${limitsPrefix}:${name}`,
          points,
          duration,
          rejectIfRedisNotReady: true,
          insuranceLimiter: new RateLimiterMemory({ points, duration }),
        }),
    );
  }
}
