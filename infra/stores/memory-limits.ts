import { createHmac } from 'node:crypto';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { LimitedThing, Limits } from '../../bots/webchat/limits.js';

export type PerMinute = Readonly<Record<'opening' | 'token' | 'message', number>>;

/** So few that nobody raises a flag alone by opening talks, and so many that a family behind one address is heard. */
const PER_DAY = { report: 5, same_report: 1 };
/** A slip or two of a hurried worker, in each minute; an office behind one address. */
const SIGN_INS = { sign_in: 5, sign_in_address: 30 };
const minute = 60;
const day = 24 * 3600;

/**
 * Counts in this process. What is counted is a keyed hash, so that no address lies in memory. The minute
 * is one of the machine's own clock: the library brings it, and no test moves it.
 */
export class MemoryLimits implements Limits {
  readonly #key: Buffer;
  readonly #limiters: Record<LimitedThing, RateLimiterMemory>;

  constructor(key: Buffer, perMinute: PerMinute) {
    const limiter = (points: number, duration = minute) => new RateLimiterMemory({ points, duration });
    this.#key = key;
    this.#limiters = {
      opening: limiter(perMinute.opening),
      token: limiter(perMinute.token),
      message: limiter(perMinute.message),
      report: limiter(PER_DAY.report, day),
      same_report: limiter(PER_DAY.same_report, day),
      sign_in: limiter(SIGN_INS.sign_in),
      sign_in_address: limiter(SIGN_INS.sign_in_address),
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
