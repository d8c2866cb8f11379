import { createHmac } from 'node:crypto';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { LimitedThing, Limits } from '../../bots/webchat/limits.js';

export type PerMinute = Readonly<Record<LimitedThing, number>>;

/**
 * Counts per minute in this process. What is counted is a keyed hash, so that no address lies in memory. The minute
 * is one of the machine's own clock: the library brings it, and no test moves it.
 */
export class MemoryLimits implements Limits {
  readonly #key: Buffer;
  readonly #limiters: Record<LimitedThing, RateLimiterMemory>;

  constructor(key: Buffer, perMinute: PerMinute) {
    const limiter = (points: number) => new RateLimiterMemory({ points, duration: 60 });
    this.#key = key;
    this.#limiters = {
      opening: limiter(perMinute.opening),
      token: limiter(perMinute.token),
      message: limiter(perMinute.message),
    };
  }

  async take(what: LimitedThing, key: string): Promise<'pass' | number> {
    try {
      await this.#limiters[what].consume(this.#hidden(key));
      return 'pass';
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      return Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
    }
  }

  #hidden(key: string): string {
    return createHmac('sha256', this.#key).update(key).digest('base64url').slice(0, 22);
  }
}
